/** Sharing against polynomials worked out by hand and against every possible secret. Rule V1. */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { combineShares, splitSecret, type Share } from '../../../electron/vault/crypto/shamir.ts';

const secretOf = (length: number) => new Uint8Array(randomBytes(length));
const share = (x: number, y: number): Share => ({ x, y: Uint8Array.of(y) });
const combined = async (...shares: readonly Share[]) => [...(await combineShares(shares))];

test('shares of 0x42 + 0x07 x give 0x42, any two of them', async () => {
  const [one, two, three] = [share(1, 0x45), share(2, 0x4c), share(3, 0x4b)];
  for (const pair of [
    [one, two],
    [three, one],
    [two, three],
  ])
    expect(await combined(...pair)).toEqual([0x42]);
});

test('shares of 0x2a + 0x07 x + 0x05 x² give 0x2a', async () => {
  // 2² = 4, 3² = 5, 5·4 = 0x14, 5·5 = 0x11; 7·2 = 0x0e, 7·3 = 0x09.
  const shares = [share(1, 0x2a ^ 0x07 ^ 0x05), share(2, 0x2a ^ 0x0e ^ 0x14), share(3, 0x2a ^ 0x09 ^ 0x11)];
  expect(await combined(...shares)).toEqual([0x2a]);
});

test('any threshold of the shares gives the secret back in any order, fewer do not', async () => {
  for (const [threshold, count] of [
    [2, 3],
    [3, 5],
    [5, 5],
    [2, 255],
  ] as const) {
    const secret = secretOf(32);
    const shares = await splitSecret(secret, threshold, count);
    expect(new Set(shares.map(({ x }) => x)).size).toBe(count);
    expect(shares.every(({ x, y }) => x >= 1 && x <= 255 && y.length === 32)).toBe(true);
    expect(await combined(...shares.slice(-threshold).reverse())).toEqual([...secret]);
    expect(await combined(...shares.slice(0, Math.min(count, threshold + 1)))).toEqual([...secret]);
    if (threshold > 2) expect(await combined(...shares.slice(0, threshold - 1))).not.toEqual([...secret]);
  }
});

test('one share fewer than the threshold fits every secret there is', async () => {
  const [one] = await splitSecret(Uint8Array.of(0x99), 2, 2);
  if (one === undefined) throw new Error('no share');
  const other = one.x === 1 ? 2 : 1;
  const fitting = new Set<number | undefined>();
  for (let y = 0; y < 256; y += 1) fitting.add((await combined(one, share(other, y)))[0]);
  expect(fitting.size).toBe(256);
});

test('splits and shares that make no sense are refused', async () => {
  const secret = Uint8Array.of(1, 2);
  for (const [threshold, count] of [
    [1, 3],
    [3, 2],
    [2, 256],
  ] as const)
    await expect(splitSecret(secret, threshold, count)).rejects.toThrow(RangeError);
  await expect(splitSecret(new Uint8Array(0), 2, 3)).rejects.toThrow(RangeError);
  const [a, b] = await splitSecret(secret, 2, 2);
  if (a === undefined || b === undefined) throw new Error('no shares');
  for (const shares of [[], [a], [a, a], [a, { x: 0, y: b.y }], [a, { x: b.x, y: Uint8Array.of(1) }]])
    await expect(combineShares(shares)).rejects.toThrow(RangeError);
  expect([...secret]).toEqual([1, 2]);
});
