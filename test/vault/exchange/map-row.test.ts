import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnHints, guessMapping } from '../../../electron/vault/exchange/guess-mapping.ts';
import { rowMapper } from '../../../electron/vault/exchange/map-row.ts';
import { Card, NewReachValue } from '../../../shared/model/customer.ts';
import { BLOCKING_PROBLEMS, IMPORT_FIELDS } from '../../../shared/model/exchange.ts';
import type { ImportField } from '../../../shared/model/exchange.ts';

const map = (cells: readonly string[], mapping: readonly ImportField[], source?: string) =>
  rowMapper(mapping, { region: 'CN', defaults: source === undefined ? {} : { source } })(cells);

describe('names', () => {
  test.each([
    [['Ada', 'Lovelace'], 'Ada Lovelace'],
    [['小伟', '王'], '王小伟'],
    [['太郎', '山本'], '山本太郎'],
    [['', 'Lovelace'], 'Lovelace'],
  ])('given and family name %j are called %s', (cells, name) => {
    expect(map(cells, ['givenName', 'familyName']).card?.name).toBe(name);
  });

  test('without a person the company names the row, then what stands before the @, so that no address gets onto the card', () => {
    expect(map(['', '示例公司', 'a@example.com'], ['name', 'company', 'email']).card?.name).toBe('示例公司');
    const { card, reach } = map(['', '', 'ada@example.com'], ['name', 'company', 'email']);
    expect(card?.name).toBe('ada');
    expect(reach).toEqual([{ kind: 'email', value: 'ada@example.com' }]);
  });

  test('a row with a phone alone has no name and is kept out', () => {
    const { card, problems } = map(['', '13800138000'], ['name', 'phone']);
    expect(card).toBeUndefined();
    expect(problems).toEqual(['no-name']);
    expect(BLOCKING_PROBLEMS).toContain('no-name');
  });
});

describe('cells', () => {
  test('they are trimmed, brought to NFC and freed of controls and direction marks', () => {
    expect(map([' \u3000Zoe\u0301\u0000\u202E \t Lef\u00A0\u00A0evre\u200B '], ['name']).card?.name).toBe('Zoé Lef evre');
  });

  test('text beyond what the vault takes is reported, one character less is not', () => {
    expect(map(['x'.repeat(200)], ['name']).problems).toEqual([]);
    expect(map(['x'.repeat(201)], ['name']).problems).toEqual(['too-long']);
    expect(map(['A', 'n'.repeat(10_000)], ['name', 'note']).problems).toEqual([]);
    expect(map(['A', 'n'.repeat(10_001)], ['name', 'note']).problems).toEqual(['too-long']);
    expect(map(['A', Array.from({ length: 31 }, (_, tag) => `t${tag}`).join(',')], ['name', 'tags']).problems).toEqual(['too-long']);
  });

  test('text beyond the mapped columns is reported, empty cells there are not', () => {
    expect(map(['A', '', ' '], ['name']).problems).toEqual([]);
    expect(map(['A', '', 'x'], ['name']).problems).toEqual(['too-many-cells']);
  });

  test('placeholders are no values', () => {
    expect(map(['A', '无', '-', 'N/A'], ['name', 'phone', 'email', 'wechat']).reach).toEqual([]);
  });

  test('the default source fills only where there is none', () => {
    expect(map(['A', ''], ['name', 'source'], '展会').card?.source).toBe('展会');
    expect(map(['A', '转介绍'], ['name', 'source'], '展会').card?.source).toBe('转介绍');
  });

  test('what is no e-mail address is kept as typed and reported', () => {
    expect(map(['A', 'ada at example.com; Bob <bob@example.com>'], ['name', 'email'])).toMatchObject({
      reach: [{ value: 'ada at example.com' }, { value: 'bob@example.com' }],
      problems: ['email-invalid'],
    });
  });
});

describe('columns', () => {
  test('labels come from the column beside or from the head, and a fax is never the first number', () => {
    const headers = ['Name', 'Fax', 'Mobile Phone', 'Phone 1 - Type', 'Phone 1 - Value'];
    const mapping = guessMapping(headers);
    expect(mapping).toEqual(['name', 'phone', 'phone', 'ignore', 'phone']);
    const { reach } = rowMapper(mapping, { region: 'CN', hints: columnHints(headers, mapping) })([
      'A',
      '021-60876100',
      '13800138000',
      '* Work',
      '13900139000',
    ]);
    expect(reach).toEqual([
      { kind: 'phone', value: '+8613800138000', label: 'Mobile Phone' },
      { kind: 'phone', value: '+8613900139000', label: 'Work' },
      { kind: 'phone', value: '+862160876100', label: 'Fax' },
    ]);
  });

  test('parts of one address are joined, two addresses stay two', () => {
    const headers = ['姓名', '省份', '区县', '地址', '公司地址', 'Home Street', 'Home Country'];
    const mapping = guessMapping(headers);
    const { reach } = rowMapper(mapping, { region: 'CN', hints: columnHints(headers, mapping) })([
      'A',
      '江苏省',
      '吴江区',
      '示例路1号',
      '苏州',
      '1 Main St',
      'USA',
    ]);
    expect(reach.map(({ value }) => value)).toEqual(['江苏省吴江区示例路1号', '苏州', '1 Main St, USA']);
  });

  test.each([
    [
      ['客户名称', '联系人'],
      ['company', 'name'],
    ],
    [
      ['客户名称', '电话'],
      ['name', 'phone'],
    ],
    [
      ['*手机号（必填）', '客户姓名'],
      ['phone', 'name'],
    ],
    [
      ['下次跟进时间', '客户等级', '客户来源'],
      ['nextStepOn', 'level', 'source'],
    ],
    [
      ['上次联系', '最后跟进时间', '最近拜访日期', 'Last contact', 'Last Contacted', 'Last Activity Date'],
      ['lastContactOn', 'lastContactOn', 'lastContactOn', 'lastContactOn', 'lastContactOn', 'lastContactOn'],
    ],
    [
      ['E-mail 2 Address', 'E-mail 2 - Type', 'Assistant Phone'],
      ['email', 'ignore', 'ignore'],
    ],
    [
      ['Website', '', 'Anniversary'],
      ['ignore', 'ignore', 'ignore'],
    ],
  ])('the heads %j mean %j', (headers, mapping) => {
    expect(guessMapping(headers)).toEqual(mapping);
  });

  test('whatever stands in the cells, a row that is let in fits the vault', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('13800138000', '=1+1', '无', 'a@b.cc', '1.38E+10', '2026-02-30'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...IMPORT_FIELDS), cell), { maxLength: 25 }), (columns) => {
        const { card, reach, problems } = map(
          columns.map(([, text]) => text),
          columns.map(([field]) => field),
        );
        if (card === undefined || problems.some((problem) => BLOCKING_PROBLEMS.includes(problem))) return;
        expect(Card.parse(card)).toEqual(card);
        for (const value of reach) expect(NewReachValue.parse(value)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});
