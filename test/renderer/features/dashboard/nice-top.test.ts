import { expect, test } from 'vitest';
import { niceTop } from '../../../../renderer/features/dashboard/nice-top.ts';

test.each([
  [0, 2],
  [1, 2],
  [2, 2],
  [3, 4],
  [5, 6],
  [9, 10],
  [11, 20],
  [347, 400],
  [500, 500],
  [100_000, 100_000],
  [100_001, 200_000],
])('an axis for at most %i ends at %i', (most, top) => {
  expect(niceTop(most)).toBe(top);
});
