/** The field against FIPS 197, and sharing against polynomials worked out by hand and against every possible secret. */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { combineShares, invert, multiply, splitSecret } from '../../../electron/vault/crypto/shamir.ts';

const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
const fixed = (...bytes: readonly number[]) => ({ bytes: (length: number) => Uint8Array.from({ length }, (_, at) => bytes[at] ?? 0) });

test('FIPS 197 section 4.2: the examples of multiplication hold', () => {
  expect(multiply(0x57, 0x83)).toBe(0xc1);
  expect(multiply(0x57, 0x13)).toBe(0xfe);
  expect([0x02, 0x04, 0x08, 0x10].map((factor) => multiply(0x57, factor))).toEqual([0xae, 0x47, 0x8e, 0x07]);
  // The inverse behind the first entries of the S-box.
  expect(invert(0x53)).toBe(0xca);
  expect(invert(0)).toBe(0);
  for (let a = 1; a < 256; a += 1) expect(multiply(a, invert(a))).toBe(1);
});

test('shares of 0x42 + 0x07 x are what the polynomial says', () => {
  const shares = splitSecret(Uint8Array.of(0x42), 2, 3, fixed(0x07));
  expect(shares.map(({ x, y }) => [x, y[0]])).toEqual([
    [1, 0x45],
    [2, 0x4c],
    [3, 0x4b],
  ]);
});

test('shares of 0x2a + 0x07 x + 0x05 x² are what the polynomial says', () => {
  // 2² = 4, 3² = 5, 5·4 = 0x14, 5·5 = 0x11; 7·2 = 0x0e, 7·3 = 0x09.
  const shares = splitSecret(Uint8Array.of(0x2a), 3, 3, fixed(0x07, 0x05));
  expect(shares.map(({ y }) => y[0])).toEqual([0x2a ^ 0x07 ^ 0x05, 0x2a ^ 0x0e ^ 0x14, 0x2a ^ 0x09 ^ 0x11]);
  expect([...combineShares(shares)]).toEqual([0x2a]);
});

test('any threshold of the shares gives the secret back in any order, fewer do not', () => {
  for (const [threshold, count] of [
    [2, 3],
    [3, 5],
    [5, 5],
    [2, 255],
  ] as const) {
    const secret = random.bytes(32);
    const shares = splitSecret(secret, threshold, count, random);
    expect([...combineShares(shares.slice(-threshold).reverse())]).toEqual([...secret]);
    expect([...combineShares(shares.slice(0, Math.min(count, threshold + 1)))]).toEqual([...secret]);
    if (threshold > 2) expect([...combineShares(shares.slice(0, threshold - 1))]).not.toEqual([...secret]);
  }
});

test('one share fewer than the threshold fits every secret there is', () => {
  const [one] = splitSecret(Uint8Array.of(0x99), 2, 2, random);
  if (one === undefined) throw new Error('no share');
  const fitting = new Set(Array.from({ length: 256 }, (_, y) => combineShares([one, { x: 2, y: Uint8Array.of(y) }])[0]));
  expect(fitting.size).toBe(256);
});

test('splits and shares that make no sense are refused', () => {
  const secret = Uint8Array.of(1, 2);
  for (const [threshold, count] of [
    [1, 3],
    [4, 3],
    [2, 256],
  ] as const)
    expect(() => splitSecret(secret, threshold, count, random)).toThrow(RangeError);
  const [a, b] = splitSecret(secret, 2, 2, random);
  if (a === undefined || b === undefined) throw new Error('no shares');
  for (const shares of [[a], [a, a], [a, { x: 0, y: b.y }], [a, { x: 2, y: Uint8Array.of(1) }]])
    expect(() => combineShares(shares)).toThrow(RangeError);
});
