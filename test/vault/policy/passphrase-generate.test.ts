import { createHash } from 'node:crypto';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { describe, expect, test } from 'vitest';
import { generatePassphrase } from '../../../electron/vault/policy/passphrase-generate.ts';
import { judgePassphrase } from '../../../electron/vault/policy/passphrase.ts';
import { PINYIN_WORDS } from '../../../electron/vault/policy/words/pinyin-words.ts';
import type { Random } from '../../../electron/vault/ports.ts';

/** Bytes that look random and are the same in every run. */
function seededRandom(seed: string): Random {
  let counter = 0;
  return { bytes: (length) => createHash('sha512').update(`${seed}:${counter++}`).digest().subarray(0, length) };
}

describe('generated passphrases', () => {
  test.each(['en', 'zh-CN'] as const)('one made in %s keeps the rules that ask for four kinds of characters', async (language) => {
    const rules = { passphraseMinLength: 64, passphraseClasses: true };
    const passphrase = await generatePassphrase(language, seededRandom(`rules ${language}`), rules);
    expect(await judgePassphrase(passphrase, { own: [], strict: true, rules })).toMatchObject({ acceptable: true });
  });

  test('the Chinese list holds 1,024 different words that can be typed with plain letters', () => {
    expect(new Set(PINYIN_WORDS).size).toBe(1024);
    expect(PINYIN_WORDS.every((word) => /^[a-z]{4,12}$/u.test(word))).toBe(true);
  });

  test.each([
    ['en', english],
    ['zh-CN', PINYIN_WORDS],
  ] as const)(
    'a passphrase in %s is six words of the list and strong enough for a founder',
    async (language, list) => {
      const random = seededRandom(language);
      for (let round = 0; round < 10; round++) {
        const passphrase = await generatePassphrase(language, random);
        const words = passphrase.split(' ');
        expect(words).toHaveLength(6);
        expect(words.every((word) => list.includes(word))).toBe(true);
        const verdict = await judgePassphrase(passphrase, { own: ['王小伟'], strict: true });
        expect(verdict.problems, passphrase).toEqual([]);
      }
    },
    60_000,
  );

  test('one word six times is drawn again', async () => {
    const draws = [new Uint8Array(12), Uint8Array.from([0, 10, 1, 20, 2, 30, 3, 40, 0, 50, 1, 60])];
    const passphrase = await generatePassphrase('en', { bytes: () => draws.shift() ?? new Uint8Array(12) });
    expect(new Set(passphrase.split(' ')).size).toBe(6);
    expect(draws).toHaveLength(0);
  });
});
