import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePhones } from '../../../electron/vault/exchange/phone.ts';

const values = (cell: string, region = 'CN') => parsePhones(cell, region).values.map(({ value }) => value);

describe('one number', () => {
  test.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '8613800138000',
    '0086 13800138000',
    '１３８００１３８０００',
    "'13800138000",
    '13800138000.0',
    'tel:+8613800138000',
    '手机：13800138000',
  ])('%s is the same number', (cell) => {
    expect(values(cell)).toEqual(['+8613800138000']);
    expect(parsePhones(cell, 'CN').problems).toEqual([]);
  });

  test.each([
    '021-60876100转123',
    '021-60876100-123',
    '(021)60876100 ext. 123',
    '021 60876100 分机123',
    '+862160876100;ext=123',
    '021-60876100#123',
  ])('%s keeps its extension', (cell) => {
    expect(values(cell)).toEqual(['+862160876100;ext=123']);
  });

  test.each(['1.38E+10', '1.38001E+10', '1,38e+10', '1E10'])('%s is reported as destroyed and never guessed', (cell) => {
    expect(parsePhones(cell, 'CN')).toEqual({ values: [{ value: cell }], problems: ['phone-scientific'] });
  });

  test.each(['110', '10086', '12345', '95588', '950816', '96066'])('the service number %s is kept as dialled', (cell) => {
    expect(parsePhones(cell, 'CN')).toEqual({ values: [{ value: cell }], problems: [] });
  });

  test.each(['1380013800', '12311211222', '138001380000', 'mobile', '+1 555 0199'])('%s stays as typed and is reported', (cell) => {
    expect(parsePhones(cell, 'CN')).toEqual({ values: [{ value: cell }], problems: ['phone-invalid'] });
  });

  test('an American number is not taken for a Chinese one that has the same digits', () => {
    expect(values('732-658-3154')).toEqual(['732-658-3154']);
    expect(values('732-658-3154', 'US')).toEqual(['+17326583154']);
    expect(values('1-800-633-0738')).toEqual(['+18006330738']);
    expect(values('400-098-8505')).toEqual(['+864000988505']);
  });

  test('an unknown region leaves numbers without a country code alone', () => {
    expect(values('13800138000', 'ZZ')).toEqual(['13800138000']);
    expect(values('+8613800138000', 'ZZ')).toEqual(['+8613800138000']);
  });

  test('the quick way for Chinese mobile numbers agrees with the library for every beginning', () => {
    for (let head = 1000; head < 2000; head++) {
      for (const tail of ['0000000', '1234567', '9999999']) {
        const number = `${head}${tail}`;
        const isValid = parsePhoneNumberFromString(number, { defaultCountry: 'CN', extract: false })?.isValid() === true;
        expect(parsePhones(number, 'CN'), number).toEqual(
          isValid ? { values: [{ value: `+86${number}` }], problems: [] } : { values: [{ value: number }], problems: ['phone-invalid'] },
        );
      }
    }
  });
});

describe('several in a cell', () => {
  test.each(['/', ',', '，', '、', ';', '；', '\n', ' ::: ', ' / ', '|'])('they are told apart at "%s"', (separator) => {
    expect(values(`13800138000${separator}13900139000`)).toEqual(['+8613800138000', '+8613900139000']);
  });

  test('labels before a colon and behind in brackets are kept, the same number is kept once', () => {
    expect(parsePhones('办公：021-60876100；13800138000（张秘书），138 0013 8000', 'CN').values).toEqual([
      { value: '+862160876100', label: '办公' },
      { value: '+8613800138000', label: '张秘书' },
    ]);
  });

  test('any text gives values and no error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_200 }), fc.constantFrom('CN', 'US', 'DE', 'ZZ', ''), (cell, region) => {
        for (const { value } of parsePhones(cell, region).values) expect(value).not.toBe('');
      }),
    );
  });
});
