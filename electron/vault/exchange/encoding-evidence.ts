/** Which of the older encodings a text is in. Bytes alone seldom tell; what the text would say mostly does. */
import iconv from 'iconv-lite';
import { VaultError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/model/app.ts';
import type { Encoding } from '../../../shared/model/exchange.ts';
import { countHeaderWords } from './header-words.ts';

type LegacyEncoding = Extract<Encoding, 'gb18030' | 'big5' | 'shift_jis' | 'windows-1252'>;

const CANDIDATES: readonly LegacyEncoding[] = ['gb18030', 'big5', 'shift_jis', 'windows-1252'];
/** What Windows of that language writes when asked for plain "CSV"; decides where the text does not. */
const USUAL: Readonly<Record<Language, LegacyEncoding>> = { 'zh-CN': 'gb18030', en: 'windows-1252' };
/** A column head we know is worth more than any share of likely characters. */
const HEADER_WORD_WEIGHT = 0.5;
const LANGUAGE_WEIGHT = 0.05;

/**
 * The likeliest of gb18030, big5, shift_jis and windows-1252 for bytes that are not UTF-8.
 *
 * @throws VaultError NOT_TEXT when no candidate gives text.
 */
export function guessLegacyEncoding(head: Uint8Array, language: Language): LegacyEncoding {
  let best: { readonly encoding: LegacyEncoding; readonly score: number } | undefined;
  for (const encoding of CANDIDATES) {
    const text = iconv.decode(Buffer.from(head), encoding);
    if (!isText(text)) continue;
    const headerWords = countHeaderWords(text.slice(0, 8_000));
    const score =
      likelyShare(text, encoding) + Math.min(headerWords, 4) * HEADER_WORD_WEIGHT + (USUAL[language] === encoding ? LANGUAGE_WEIGHT : 0);
    if (best === undefined || score > best.score) best = { encoding, score };
  }
  if (best === undefined) throw new VaultError('NOT_TEXT', 'no known encoding gives text');
  return best.encoding;
}

/** The sample may end inside a character, hence the tolerance at its end; one bad byte per 2,000 is damage, not another encoding. */
function isText(text: string): boolean {
  const body = text.slice(0, Math.max(1, text.length - 2));
  const bad = body.match(/[\uFFFD\u0000-\u0008\u000B\u000E-\u001F\u0080-\u009F]/gu)?.length ?? 0;
  return bad * 2_000 <= body.length;
}

/** Share of the non-ASCII characters that are common in texts of this encoding, 0 to 1. */
function likelyShare(text: string, encoding: LegacyEncoding): number {
  let foreign = 0;
  let likely = 0;
  for (const [run] of text.matchAll(/[^\u0000-\u007F]+/gu)) {
    for (const character of run) {
      foreign++;
      if (encoding === 'windows-1252' ? isLikelyLatin(character, run) : commonCharacters(encoding).has(character)) likely++;
    }
  }
  return foreign === 0 ? 0 : likely / foreign;
}

/** Accented letters stand alone or in pairs among plain ones; a longer run is another script read wrongly. */
function isLikelyLatin(character: string, run: string): boolean {
  return run.length <= 2 && /[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”–—…€£©®°·«»¿¡ºª\u00A0]/u.test(character);
}

const common = new Map<LegacyEncoding, ReadonlySet<string>>();

/** Characters the encoding itself lists by frequency of use: level 1 of GB 2312, Big5 and JIS X 0208, with kana and punctuation. */
function commonCharacters(encoding: Exclude<LegacyEncoding, 'windows-1252'>): ReadonlySet<string> {
  const known = common.get(encoding);
  if (known !== undefined) return known;
  const ranges: Readonly<Record<typeof encoding, readonly (readonly [number, number])[]>> = {
    gb18030: [
      [0xa1a1, 0xa3fe],
      [0xb0a1, 0xd7f9],
    ],
    big5: [
      [0xa140, 0xa3bf],
      [0xa440, 0xc67e],
    ],
    shift_jis: [
      [0x8140, 0x8396],
      [0x889f, 0x9872],
    ],
  };
  const characters = new Set<string>();
  for (const [first, last] of ranges[encoding]) {
    for (let code = first; code <= last; code++) {
      const text = iconv.decode(Buffer.from([code >> 8, code & 0xff]), encoding);
      if ([...text].length === 1 && text !== '\uFFFD') characters.add(text);
    }
  }
  common.set(encoding, characters);
  return characters;
}
