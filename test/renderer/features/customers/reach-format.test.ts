import { expect, test } from 'vitest';
import { formatReach } from '../../../../renderer/features/customers/reach-format.ts';

test.each([
  ['+8613800138000', '138 0013 8000'],
  ['+861065529988', '010 6552 9988'],
  ['+8657187654321', '0571 8765 4321'],
  ['+861065529988;ext=12', '010 6552 9988 × 12'],
  ['+12025550123', '+1 202 555 0123'],
  ['4008-123-123 转 2', '4008-123-123 转 2'],
])('the phone %s reads %s', (stored, shown) => {
  expect(formatReach('phone', stored)).toBe(shown);
});

test('grouping loses no digit', () => {
  for (const number of ['+8613800138000', '+861065529988', '+442071838750', '+8657187654321', '+85221234567']) {
    const digits = formatReach('phone', number).replace(/\D/g, '');
    expect(number.replace(/\D/g, '').endsWith(digits.replace(/^0/, ''))).toBe(true);
  }
});

test('other values are shown as they are', () => {
  expect(formatReach('wechat', 'wx13800138000')).toBe('wx13800138000');
});
