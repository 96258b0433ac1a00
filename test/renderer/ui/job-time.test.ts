import { expect, test } from 'vitest';
import { secondsLeft } from '../../../renderer/ui/job-time.ts';

test('time left follows the pace so far', () => {
  expect(secondsLeft({ done: 250, total: 1_000, startedAt: 0 }, 10_000)).toBe(30);
});
test('nothing is promised before there is a pace', () => {
  expect(secondsLeft({ done: 0, total: 1_000, startedAt: 0 }, 10_000)).toBeUndefined();
  expect(secondsLeft({ done: 10, total: 0, startedAt: 0 }, 10_000)).toBeUndefined();
  expect(secondsLeft({ done: 10, total: 1_000, startedAt: 0 }, 500)).toBeUndefined();
});
