import { describe, expect, test } from 'vitest';
import { DAY_MS, isoDay, isoMinute } from '../../../shared/model/day.ts';
import { formatBytes, formatCount, formatRelative, groupCode } from '../../../renderer/ui/format.ts';

const now = new Date(2026, 10, 22, 14, 5).getTime();
describe('dates', () => {
  test('are written year first in local time', () => {
    expect(isoDay(now)).toBe('2026-11-22');
    expect(isoDay(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
    expect(isoMinute(now)).toBe('2026-11-22 14:05');
  });

  test('are told in words of the language, with a space between Chinese and digits', () => {
    expect(formatRelative(now - 3 * DAY_MS, now, 'zh-CN')).toBe('3 天前');
    expect(formatRelative(now - 3 * DAY_MS, now, 'en')).toBe('3 days ago');
    expect(formatRelative(now + 2 * 3_600_000, now, 'en')).toBe('in 2 hours');
  });

  test('are rounded towards now, so that nothing sounds older than it is', () => {
    expect(formatRelative(now - (2 * DAY_MS - 1), now, 'en')).toBe('yesterday');
    expect(formatRelative(now - 59_000, now, 'en')).toBe('just now');
    expect(formatRelative(now - 59_000, now, 'zh-CN')).toBe('刚刚');
  });
});

test('counts are grouped by thousands', () => {
  expect(formatCount(100_086)).toBe('100,086');
});

test.each([
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [56_789, '57 kB'],
  [3_400_000, '3.4 MB'],
  [7_200_000_000, '7.2 GB'],
  [1_234_000_000_000, '1234 GB'],
])('%i bytes read %s', (bytes, shown) => {
  expect(formatBytes(bytes)).toBe(shown);
});

test('codes without dashes are read in groups of five, others as they are', () => {
  expect(groupCode('ABCDEFGHIJKL')).toBe('ABCDE FGHIJ KL');
  expect(groupCode('KB1-7QH4M-2ZR8T')).toBe('KB1-7QH4M-2ZR8T');
});
