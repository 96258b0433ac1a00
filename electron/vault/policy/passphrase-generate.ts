import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import type { Language } from '../../../shared/model/app.ts';
import type { PassphraseRules } from '../../../shared/model/passphrase-rules.ts';
import type { Random } from '../ports.ts';
import { judgePassphrase } from './passphrase.ts';
import { PINYIN_WORDS } from './words/pinyin-words.ts';

const WORDS = 6;
const WORD_LISTS: Readonly<Record<Language, readonly string[]>> = { en: english, 'zh-CN': PINYIN_WORDS };

/**
 * Six random words, separated by blanks: 66 bits in English (BIP-39 list), 60 bits in Chinese (pinyin of everyday words).
 * Always acceptable as a strict passphrase: the rare draw that the estimator rates lower, such as one word twice, is drawn again. More words where `rules` ask for more characters than six have.
 */
export async function generatePassphrase(language: Language, random: Random, rules?: PassphraseRules): Promise<string> {
  for (;;) {
    const words = sixOrMore(WORD_LISTS[language], random, rules?.passphraseMinLength ?? 0).join(' ');
    const passphrase = rules?.passphraseClasses === true ? withFourClasses(words, random) : words;
    const { acceptable } = await judgePassphrase(passphrase, { own: [], strict: true, ...(rules === undefined ? {} : { rules }) });
    if (acceptable) return passphrase;
  }
}

function sixOrMore(list: readonly string[], random: Random, leastCharacters: number): readonly string[] {
  const words = [...drawWords(list, random, WORDS)];
  while (words.join(' ').length < leastCharacters) words.push(...drawWords(list, random, 1));
  return words;
}

/** A capital in front and a digit behind; the blanks are there already. What makes it strong is the words. */
function withFourClasses(words: string, random: Random): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${String((random.bytes(1)[0] ?? 0) % 10)}`;
}

/** Both lists hold a power of two of words, so the low bits of two random bytes choose evenly. */
function drawWords(list: readonly string[], random: Random, count: number): readonly string[] {
  const bytes = random.bytes(count * 2);
  return Array.from({ length: count }, (_, word) => {
    const number = (bytes[word * 2] ?? 0) * 256 + (bytes[word * 2 + 1] ?? 0);
    return list[number % list.length] ?? '';
  });
}
