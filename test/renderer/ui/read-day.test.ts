import { describe, expect, test } from 'vitest';
import { readDay, readTime, shiftDay, shiftMonth, shiftTime } from '../../../renderer/ui/read-day.ts';

/** A Sunday. */
const TODAY = '2026-11-22';

describe('a typed day', () => {
  test.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['2026年12月1日', '2026-12-01'],
    ['20261201', '2026-12-01'],
    ['２０２６－１２－０１', '2026-12-01'],
    ['12-1', '2026-12-01'],
    ['12月1号', '2026-12-01'],
    ['1201', '2026-12-01'],
    ['11.22', '2026-11-22'],
    ['25', '2026-11-25'],
    ['22', '2026-11-22'],
    ['25日', '2026-11-25'],
    ['今天', '2026-11-22'],
    ['后天', '2026-11-24'],
    ['Tomorrow', '2026-11-23'],
    ['下周', '2026-11-29'],
    ['周日', '2026-11-22'],
    ['周五', '2026-11-27'],
    ['星期天', '2026-11-22'],
    ['下周三', '2026-11-25'],
    ['下周日', '2026-11-29'],
    ['fri', '2026-11-27'],
    ['next wednesday', '2026-11-25'],
    ['+3', '2026-11-25'],
    ['3 天后', '2026-11-25'],
    ['两周后', '2026-12-06'],
    ['10d', '2026-12-02'],
    ['2w', '2026-12-06'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, TODAY)).toBe(day);
  });

  test('without a year or a month it is the next one that comes', () => {
    expect(readDay('3-1', TODAY)).toBe('2027-03-01');
    expect(readDay('1', TODAY)).toBe('2026-12-01');
    expect(readDay('31', TODAY)).toBe('2026-12-31');
    expect(readDay('2-29', TODAY)).toBe('2028-02-29');
    expect(readDay('5', '2026-12-30')).toBe('2027-01-05');
  });

  test.each(['', 'soon', '2026-02-30', '13-1', '0', '32', '12-', '2026-12', '周八', '+', 'constructor'])(
    '%s is not told, rather than guessed',
    (text) => {
      expect(readDay(text, TODAY)).toBeUndefined();
    },
  );
});

describe('a typed time', () => {
  test.each([
    ['9:30', '09:30'],
    ['09：30', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9', '09:00'],
    ['14 点半', '14:30'],
    ['下午3点', '15:00'],
    ['下午 3 点 20 分', '15:20'],
    ['3pm', '15:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
  ])('%s is %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  test.each(['', '24:00', '9:60', 'noonish', '12345'])('%s is not told', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});

test('days, months and times are stepped over their ends', () => {
  expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
  expect(shiftMonth('2026-01-31', 1)).toBe('2026-02-28');
  expect(shiftMonth('2026-01-15', -1)).toBe('2025-12-15');
  expect(shiftTime('23:45', 15)).toBe('23:45');
  expect(shiftTime('00:00', -15)).toBe('00:00');
  expect(shiftTime('09:50', 15)).toBe('10:05');
});
