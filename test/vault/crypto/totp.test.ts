import { expect, test } from 'vitest';
import { hotp, matchingStep, stepAt, totpUri } from '../../../electron/vault/crypto/totp.ts';

/** The secret of both RFCs' tables. */
const SECRET = Buffer.from('12345678901234567890', 'ascii');

test('N4 the codes are those of RFC 4226, appendix D', () => {
  const codes = Array.from({ length: 10 }, (_, counter) => hotp(SECRET, counter));
  expect(codes).toEqual(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']);
});

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('N4 at %i seconds the code is that of RFC 6238, appendix B', (seconds, code) => {
  expect(hotp(SECRET, stepAt(seconds * 1_000), 8)).toBe(code);
});

test('N4 a code holds in its own step and the two beside it, once, and none before the last one used', () => {
  const now = 1_111_111_111_000;
  const step = stepAt(now);
  const matches = (at: number, after = 0) => matchingStep(SECRET, hotp(SECRET, at), now, after);
  expect([-2, -1, 0, 1, 2].map((beside) => matches(step + beside))).toEqual([undefined, step - 1, step, step + 1, undefined]);
  expect(matches(step, step)).toBeUndefined();
  expect(matches(step, step + 1)).toBeUndefined();
  expect(matches(step + 1, step)).toBe(step + 1);
  for (const code of ['', '1', '1405047', 'abcdef', '１４０５０４']) expect(matchingStep(SECRET, code, now, 0)).toBeUndefined();
});

test('the QR says who and where, with what could break an address escaped', () => {
  expect(totpUri(SECRET, { vaultName: '北区 & Co', name: 'Li/Lei' })).toBe(
    `otpauth://totp/${encodeURIComponent('北区 & Co: Li/Lei')}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Keepbook`,
  );
});
