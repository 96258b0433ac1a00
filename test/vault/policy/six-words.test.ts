import { entropyToMnemonic } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sixWords } from '../../../electron/vault/policy/six-words.ts';

describe('six words', () => {
  test('they are the first words of the BIP-39 mnemonic of the same bytes, in both languages', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const words = sixWords(bytes);
        expect(words.en).toEqual(entropyToMnemonic(bytes, english).split(' ').slice(0, 6));
        expect(words.zh).toEqual(entropyToMnemonic(bytes, chinese).split(' ').slice(0, 6));
      }),
    );
  });

  test('each of the first 66 bits changes a word, and no later bit does', () => {
    const zero = new Uint8Array(32);
    for (let bit = 0; bit < 72; bit++) {
      const flipped = Uint8Array.from(zero);
      flipped[bit >> 3] = 0x80 >> (bit & 7);
      expect(sixWords(flipped).en.join() !== sixWords(zero).en.join(), `bit ${bit}`).toBe(bit < 66);
    }
  });

  test('a hash too short for 66 bits is refused', () => {
    expect(() => sixWords(new Uint8Array(8))).toThrow(RangeError);
  });
});
