/** One spelling for what people type in many: width, case and accents folded. */

const PLAIN = /^[\u0000-\u007f\u4e00-\u9fff]*$/;
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th', ı: 'i' };

/** Full-width to half-width, lower case, accents off; Chinese characters stay as they are. */
export function fold(text: string): string {
  if (HAN_ONLY.test(text)) return text;
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ßøłđæœðþı]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .normalize('NFC');
}

export type Run = { readonly kind: 'cjk' | 'word'; readonly text: string };

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}〇ー';
const RUNS = new RegExp(`([${CJK}]+)|((?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+)`, 'gu');
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;
const ASCII_ONLY = /^[\u0000-\u007f]*$/;
const SURROGATE = /[\ud800-\udfff]/;
const HAN_ONLY = /^[\u4e00-\u9fff]+$/;

/** Splits folded text into runs of characters that need no spaces between words and runs that are words (O'Brien → obrien). */
export function runsOf(folded: string): readonly Run[] {
  if (HAN_ONLY.test(folded)) return [{ kind: 'cjk', text: folded }];
  if (ASCII_ONLY.test(folded)) return asciiWords(folded);
  const runs: Run[] = [];
  for (const match of folded.replace(APOSTROPHE, '').matchAll(RUNS)) {
    runs.push(match[1] === undefined ? { kind: 'word', text: match[0] } : { kind: 'cjk', text: match[1] });
  }
  return runs;
}

function asciiWords(folded: string): readonly Run[] {
  const words = folded.replace(APOSTROPHE, '').split(/[^a-z0-9]+/);
  return words.flatMap((text) => (text === '' ? [] : [{ kind: 'word' as const, text }]));
}

/** The characters of a run, at most `most`; `split` is three times as fast where no character needs two units. */
export function charactersOf(text: string, most: number): readonly string[] {
  const characters = SURROGATE.test(text) ? [...text] : text.split('');
  return characters.length > most ? characters.slice(0, most) : characters;
}
