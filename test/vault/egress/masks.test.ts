/** Masked values never tell more digits than their mask is made to show. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskReach, splitE164 } from '../../../shared/model/phone.ts';

const RUNS = { numRuns: 3_000 };
const digitsOf = (text: string): string => text.replace(/\D/g, '');
const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: min, maxLength: max });

test('E1 a phone shows its country, at most its leading group and the last four, and three digits or more stay hidden', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.constantFrom('+86', '+861', '+1', '+44', '+852', '+', '+49', '+7'), digits(3, 13), fc.option(digits(1, 6))),
      ([head, rest, extension]) => {
        const value = `${head}${rest}${extension === null ? '' : `;ext=${extension}`}`;
        const masked = maskReach('phone', value);
        const parts = splitE164(value);
        const national = parts?.national ?? digitsOf(value);
        const shown = digitsOf(masked.replace(/^\+\d+ /, ''));
        // A Chinese landline is written with a zero that is not part of the number.
        if (national.length >= 3) expect(national.length - shown.replace(/^0/, '').length).toBeGreaterThanOrEqual(3);
        expect(shown.length).toBeLessThanOrEqual(8);
        expect(masked).toContain('****');
        if (national.length < 8) expect(shown).toBe('');
      },
    ),
    RUNS,
  );
});

test('E1 a phone typed freely shows at most its last four digits', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (value) => {
      if (splitE164(value) !== undefined) return;
      const shown = digitsOf(maskReach('phone', value));
      expect(shown.length).toBeLessThanOrEqual(4);
      expect(digitsOf(value.normalize('NFKC')).endsWith(shown)).toBe(true);
    }),
    RUNS,
  );
});

test('E1 an e-mail shows one character before the @, a WeChat name one at all', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9._-]{1,30}$/), fc.constantFrom('qq.com', 'nest.example'), (local, domain) => {
      expect(maskReach('email', `${local}@${domain}`)).toBe(`${local.charAt(0)}***@${domain}`);
      expect(maskReach('wechat', local)).toBe(local.length < 4 ? '***' : `${local.charAt(0)}***`);
    }),
    RUNS,
  );
});

test('E1 an address shows no number of a house, and nothing that could be a phone', () => {
  for (const value of [
    '上海市浦东新区世纪大道100号1201室',
    '13800138000 北京市朝阳区建国路88号',
    '12 Main Street, Springfield',
    'Room 5, 13800138000',
    'Main Street 5, Springfield 2175550123',
    '10115 Berlin',
  ]) {
    expect(digitsOf(maskReach('address', value)).length).toBeLessThan(7);
    expect(maskReach('address', value)).not.toMatch(/100|1201|88|12 Main/);
  }
  expect(maskReach('address', '12 Main Street, London 20146')).toBe('****, London 20146');
});
