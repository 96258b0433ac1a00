import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPhone, maskAddress, maskEmail, maskPhone, maskReach, maskWechat, splitE164 } from '../../shared/model/phone.ts';

describe('phones on screen', () => {
  test.each([
    ['+8613800138000', '138 0013 8000', '138 **** 8000'],
    ['+861088886666', '010 8888 6666', '010 **** 6666'],
    ['+8657112345678', '0571 1234 5678', '0571 **** 5678'],
    ['+864008123456', '400 812 3456', '400 **** 3456'],
    ['+14155552671', '+1 415 555 2671', '+1 415 **** 2671'],
    ['+442079460958', '+44 207 946 0958', '+44 207 **** 0958'],
    ['+6591234567', '+65 9123 4567', '+65 **** 4567'],
    ['+85291234567', '+852 9123 4567', '+852 **** 4567'],
    ['+861088886666;ext=12', '010 8888 6666 #12', '010 **** 6666'],
  ])('%s reads %s and masks to %s', (value, formatted, masked) => {
    expect(formatPhone(value)).toBe(formatted);
    expect(maskPhone(value)).toBe(masked);
  });

  test('a number nobody could parse is shown as typed and masks to its last four digits at most', () => {
    expect(formatPhone('call 138-00 after 6')).toBe('call 138-00 after 6');
    expect(maskPhone('call 138-00 after 6')).toBe('****');
    expect(maskPhone('１３８ ００１３ ８０００')).toBe('**** 8000');
    expect(maskPhone('my number is none')).toBe('****');
  });

  test('formatting an E.164 number loses no digit and masking shows at most eight', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{7,14}$/), (value) => {
        const national = splitE164(value)?.national ?? '';
        expect(formatPhone(value).replace(/\D/g, '').endsWith(national)).toBe(true);
        const country = splitE164(value)?.country ?? '';
        const masked = maskPhone(value);
        const shown = masked.replace(/\D/g, '').length - (masked.startsWith('+') ? country.length : 0);
        expect(shown).toBeLessThanOrEqual(Math.max(0, national.length - 2));
        expect(masked).toContain('****');
      }),
    );
  });

  test('calling codes of one, two and three digits are told apart', () => {
    expect(splitE164('+79161234567')).toEqual({ country: '7', national: '9161234567' });
    expect(splitE164('+8613800138000')).toEqual({ country: '86', national: '13800138000' });
    expect(splitE164('+85291234567')).toEqual({ country: '852', national: '91234567' });
    expect(splitE164('13800138000')).toBeUndefined();
  });
});

describe('other reach values on screen', () => {
  test('an e-mail keeps its first letter and its domain', () => {
    expect(maskEmail('wang.wei@example.com')).toBe('w***@example.com');
    expect(maskEmail('not an address')).toBe('***');
    expect(maskEmail('@example.com')).toBe('***');
  });

  test('a WeChat name keeps its first letter, a very short one nothing', () => {
    expect(maskWechat('wangwei88')).toBe('w***');
    expect(maskWechat('abc')).toBe('***');
  });

  test('an address keeps the district and hides the door', () => {
    expect(maskAddress('上海市浦东新区世纪大道100号3幢502')).toBe('上海市浦东新区****');
    expect(maskAddress('广东省深圳市南山区科技园')).toBe('广东省深圳市南山区****');
    expect(maskAddress('世纪大道100号')).toBe('****');
    expect(maskAddress('120 Main Street, Springfield')).toBe('****, Springfield');
    expect(maskAddress('120 Main Street')).toBe('****');
  });

  test('each kind has its mask', () => {
    expect(maskReach('phone', '+8613800138000')).toBe('138 **** 8000');
    expect(maskReach('email', 'li@example.com')).toBe('l***@example.com');
    expect(maskReach('wechat', 'lilei2020')).toBe('l***');
    expect(maskReach('address', '北京市朝阳区建国路8号')).toBe('北京市朝阳区****');
  });
});
