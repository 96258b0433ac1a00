import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import type { Language } from '../../../shared/model/app.ts';
import type { Random } from '../ports.ts';
import { judgePassphrase } from './passphrase.ts';
import { PINYIN_WORDS } from './words/pinyin-words.ts';

const WORDS = 6;
const WORD_LISTS: Readonly<Record<Language, readonly string[]>> = { en: english, 'zh-CN': PINYIN_WORDS };

/**
 * Six random words, separated by blanks: 66 bits in English (BIP-39 list), 60 bits in Chinese (pinyin of everyday words).
 * Always acceptable as a strict passphrase: the rare draw that the estimator rates lower, such as one word twice, is drawn again.
 */
export async function generatePassphrase(language: Language, random: Random): Promise<string> {
  for (;;) {
    const passphrase = drawWords(WORD_LISTS[language], random).join(' ');
    const { acceptable } = await judgePassphrase(passphrase, { own: [], strict: true });
    if (acceptable) return passphrase;
  }
}

/** Both lists hold a power of two of words, so the low bits of two random bytes choose evenly. */
function drawWords(list: readonly string[], random: Random): readonly string[] {
  const bytes = random.bytes(WORDS * 2);
  return Array.from({ length: WORDS }, (_, word) => {
    const number = (bytes[word * 2] ?? 0) * 256 + (bytes[word * 2 + 1] ?? 0);
    return list[number % list.length] ?? '';
  });
}
