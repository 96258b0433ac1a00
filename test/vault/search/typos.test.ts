import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProjection, type Projection } from '../../../electron/vault/search/projection.ts';
import { nearSpellings } from '../../../electron/vault/search/typos.ts';
import { customerNamed } from '../../support/projected-customers.ts';

let projection: Projection;
const named = (search: string): readonly string[] =>
  projection.list({ search, sort: 'name', descending: false }, 0, 20).rows.map(({ name }) => name);

beforeAll(() => {
  projection = createProjection();
  projection.put([
    customerNamed(1, { name: '王伟', company: '远山机械' }),
    customerNamed(2, { name: '张小明', company: '蓝天科技' }),
    customerNamed(3, { name: '欧阳修', company: '大山' }),
    customerNamed(4, { name: 'Wangwie Lee', company: 'Acme' }),
  ]);
});
afterAll(() => projection.close());

describe('S7 pinyin with one slip', () => {
  test.each([
    ['wangwe', ['王伟']],
    ['wamgwei', ['王伟']],
    ['wagnwei', ['王伟']],
    ['zhangxiaomng', ['张小明']],
    ['zangxiaoming', ['张小明']],
    ['zhangxioaming', ['张小明']],
    ['ouyangxu', ['欧阳修']],
    ['yuanshanjxie', ['王伟']],
  ] as const)('%s finds %s', (typed, names) => expect(named(typed)).toEqual(expect.arrayContaining([...names])));

  test('what finds somebody as it stands is not widened', () => expect(named('wangwie')).toEqual(['Wangwie Lee']));
  test('two slips, short words and words that are no pinyin find nobody', () => {
    expect(['wqngwqi', 'zzz', 'compilers'].map(named)).toEqual([[], [], []]);
  });
});

test('what is offered can be read as pinyin and is bounded', () => {
  expect(nearSpellings('wangwie')).toContain('wangwei');
  expect(nearSpellings('wan')).toEqual([]);
  expect(nearSpellings('a'.repeat(15))).toEqual([]);
  expect(nearSpellings('wangwang').length).toBeLessThanOrEqual(150);
});
