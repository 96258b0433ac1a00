import { expect, test } from 'vitest';
import { elapsedSince, triesLeft, waitAfter, WAIT_MS } from '../../../electron/vault/policy/lockout.ts';

test('N1 three failures cost a minute, five a quarter of an hour, ten and each one after it an hour', () => {
  const waits = Array.from({ length: 13 }, (_, count) => waitAfter(count, 10));
  expect(waits).toEqual([
    ...[0, 0, 0],
    ...[WAIT_MS.first, WAIT_MS.first],
    ...Array.from({ length: 5 }, () => WAIT_MS.second),
    ...Array.from({ length: 3 }, () => WAIT_MS.last),
  ]);
});

test('N1 rules that lock after three leave out the shorter waits', () => {
  expect([1, 2, 3, 4, 12].map((count) => waitAfter(count, 3))).toEqual([0, 0, WAIT_MS.last, WAIT_MS.last, WAIT_MS.last]);
});

test('a person is told how many slips are left before the next longer wait', () => {
  expect([0, 1, 2, 3, 4, 5, 9, 10, 40].map((count) => triesLeft(count, 10))).toEqual([3, 2, 1, 2, 1, 5, 1, 1, 1]);
  expect([0, 2, 3].map((count) => triesLeft(count, 3))).toEqual([3, 1, 1]);
});

test('N1 the clock of the day counts only across a restart, and not when it runs backwards', () => {
  const failed = { count: 3, at: 1_000_000, uptimeMs: 500_000 };
  expect(elapsedSince(failed, { at: 9_000_000, uptimeMs: 501_000 })).toBe(1_000);
  expect(elapsedSince(failed, { at: 0, uptimeMs: 560_000 })).toBe(60_000);
  expect(elapsedSince(failed, { at: 1_060_000, uptimeMs: 3_000 })).toBe(60_000);
  expect(elapsedSince(failed, { at: 999_999, uptimeMs: 3_000 })).toBeUndefined();
});
