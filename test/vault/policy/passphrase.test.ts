import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgePassphrase } from '../../../electron/vault/policy/passphrase.ts';

const normal = { own: [], strict: false };
const strict = { own: [], strict: true };

describe('judging a passphrase', () => {
  test.each([
    ['woaini1314520', 'a confession in lucky digits', 'blocklisted'],
    ['woaizhongguo2026', 'a slogan with a year', 'blocklisted'],
    ['1qaz2wsx3edc4rfv', 'a walk over the keyboard', 'too-guessable'],
    ['123456789012', 'counting', 'too-guessable'],
    ['abcabcabcabc', 'a repetition', 'repeats'],
    ['gongxifacai888888', 'a New Year wish', 'too-guessable'],
    ['p@ssw0rdp@ssw0rd', 'a known password with exchanged letters', 'too-guessable'],
    ['zhangwei19880808', 'a frequent name and a birthday', 'too-guessable'],
    ['shanghaixiaoshou2026', 'a city, a trade and a year in pinyin', 'too-guessable'],
    ['            ', 'blanks', 'repeats'],
  ])('%s is refused: %s', async (passphrase, _, problem) => {
    const verdict = await judgePassphrase(passphrase, normal);
    expect(verdict.acceptable).toBe(false);
    expect(verdict.problems).toContain(problem);
  });

  test('eleven characters are too short however good, twelve are not', async () => {
    expect((await judgePassphrase('xK9#mQ2$vL7', normal)).problems).toEqual(['too-short']);
    expect((await judgePassphrase('xK9#mQ2$vL7p', normal)).problems).toEqual([]);
  });

  test('the rules of a vault may ask for more characters and for four kinds of them', async () => {
    const rules = { passphraseMinLength: 15, passphraseClasses: true };
    const problemsOf = async (passphrase: string) => (await judgePassphrase(passphrase, { ...strict, rules })).problems;
    expect(await problemsOf('xK9#mQ2$vL7pZt')).toEqual(['too-short']);
    expect(await problemsOf('xK9#mQ2$vL7pZtw')).toEqual([]);
    for (const without of ['XK9#MQ2$VL7PZTW', 'xk9#mq2$vl7pztw', 'xKn#mQb$vLrpZtw', 'xK9amQ2bvL7pZtw'])
      expect(await problemsOf(without)).toEqual(['classes']);
    expect(await problemsOf('天涯若比邻 7 Xiongdi 海内存知己')).toEqual([]);
  });

  test('a birthday is named as what it is', async () => {
    expect((await judgePassphrase('lili 1988-08-08', normal)).problems).toContain('date');
  });

  test('characters are counted after NFKC, so one emoji of two code units counts once', async () => {
    expect((await judgePassphrase('😀🐉🍜🚲🌋🎻', normal)).problems).toContain('too-short');
    expect((await judgePassphrase('ｘＫ9#mQ2$vL7p', normal)).guessesLog10).toBe(
      (await judgePassphrase('xK9#mQ2$vL7p', normal)).guessesLog10,
    );
  });

  test.each(['wangxiaowei2024', 'Wang Xiaowei 88!', '王小伟王小伟王小伟王小', 'Ada Lovelace 1815', 'ADALOVELACE!!!!', 'xiaoweiwang1990'])(
    '%s is refused as nothing but the own name, also in pinyin',
    async (passphrase) => {
      const verdict = await judgePassphrase(passphrase, { own: ['王小伟', 'Ada Lovelace'], strict: false });
      expect(verdict.problems).toContain('own-name');
    },
  );

  test('the own name is worth nothing but does not spoil what is strong without it', async () => {
    const passphrase = 'lovelace stapler orbit candy umbrella';
    expect((await judgePassphrase(passphrase, { own: ['Ada Lovelace'], strict: true })).acceptable).toBe(true);
  });

  test('what suffices for one salesperson does not suffice for those who open the books of others', async () => {
    const passphrase = 'Drachen 1987!';
    const verdict = await judgePassphrase(passphrase, normal);
    expect(verdict.guessesLog10).toBeGreaterThanOrEqual(10);
    expect(verdict.guessesLog10).toBeLessThan(12);
    expect(verdict.acceptable).toBe(true);
    expect((await judgePassphrase(passphrase, strict)).problems).toEqual(['too-guessable']);
  });

  test.each([
    'aA1@bB2#cC3$'.repeat(86),
    '4@8({[<3€6'.repeat(103),
    '1l|!7+'.repeat(171),
    '我'.repeat(1024),
    Array.from({ length: 512 }, (_, index) => String.fromCodePoint(0x1f300 + index)).join(''),
  ])(
    'hostile input of 1,024 characters is judged in bounded time',
    async (passphrase) => {
      await judgePassphrase('warm up the dictionaries', normal);
      const started = performance.now();
      await judgePassphrase(passphrase, strict);
      expect(performance.now() - started).toBeLessThan(10_000);
    },
    30_000,
  );

  test('any text gets a verdict, and it says why when it refuses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.array(fc.string({ maxLength: 10 }), { maxLength: 3 }),
        async (passphrase, own) => {
          const verdict = await judgePassphrase(passphrase, { own, strict: true });
          expect(verdict.acceptable).toBe(verdict.problems.length === 0);
          expect(Number.isFinite(verdict.guessesLog10)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
