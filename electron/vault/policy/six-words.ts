import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import type { SixWords } from '../../../shared/model/app.ts';

const WORDS = 6;
const BITS_PER_WORD = 11;
const BYTES_NEEDED = Math.ceil((WORDS * BITS_PER_WORD) / 8);

/**
 * The first 66 bits of a hash (at least 9 bytes), most significant first, as six words of 11 bits from the BIP-39 lists.
 * Both languages say the same, so two people can compare across languages by reading either line. Enough to be read
 * aloud; a forger would have to try 2^66 keys to meet them by chance.
 *
 * @throws RangeError when the hash is too short.
 */
export function sixWords(hash: Uint8Array): SixWords {
  if (hash.length < BYTES_NEEDED) throw new RangeError(`six words need ${BYTES_NEEDED} bytes`);
  const indices = Array.from({ length: WORDS }, (_, word) => bitsAt(hash, word * BITS_PER_WORD));
  return { en: indices.map((index) => english[index] ?? ''), zh: indices.map((index) => chinese[index] ?? '') };
}

function bitsAt(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let bit = start; bit < start + BITS_PER_WORD; bit++) {
    value = value * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  }
  return value;
}
