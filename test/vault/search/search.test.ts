import { describe, expect, test } from 'vitest';
import { createProjection, type Projection } from '../../../electron/vault/search/projection.ts';
import { customerToken } from '../../../electron/vault/customers/token.ts';
import { readingsOf } from '../../../electron/vault/search/pinyin.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { ValueId } from '../../../shared/model/ids.ts';
import { customerIdOf, customerNamed } from '../../support/projected-customers.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };

function found(projection: Projection, search: string): readonly string[] {
  return projection.list({ ...ALL, search }, 0, 200).rows.map(({ name }) => name);
}

const people = createProjection();
people.put([
  customerNamed(1, { name: '王伟', company: '上海明辉科技有限公司', tags: ['重点'], city: '重庆' }, ['+8613800138000']),
  customerNamed(2, { name: '单雄信', company: '工商银行', city: '长沙' }, ['+8613912345678', '+861088886666']),
  customerNamed(3, { name: '欧阳修', company: 'ABC科技', tags: ['VIP 客户'] }),
  customerNamed(4, { name: 'Zoë O’Brien', company: 'Müller & Söhne GmbH' }, ['+14155552671']),
  customerNamed(5, { name: '吕绿', company: '西安曾记' }, ['my old 010-8888']),
  customerNamed(6, { name: '张三丰', company: '武当3721集团' }),
]);

describe('finding people by the code that log and paper name them by', () => {
  const code = customerToken(customerIdOf(2));

  test('the code finds the one it names, in either case and with a full-width dash', () => {
    for (const typed of [code, code.toLowerCase(), code.replace('-', '－')]) expect(found(people, typed)).toEqual(['单雄信']);
  });

  test('it narrows what else is typed, and a code of nobody is looked up as words', () => {
    expect(found(people, `${code} 工商`)).toEqual(['单雄信']);
    expect(found(people, `${code} 王伟`)).toEqual([]);
    expect(found(people, 'C-000000')).toEqual([]);
  });

  test('half a code finds nobody by it', () => {
    expect(found(people, code.slice(0, 6))).toEqual([]);
  });
});

describe('finding people by what is typed', () => {
  test.each(['王', '伟', '王伟', 'ww', 'wangwei', 'wangw', 'wei', 'w', 'WANG', 'wang wei', '王 明辉', 'wangwei 上海'])(
    '王伟 is found by %s',
    (search) => {
      expect(found(people, search)).toContain('王伟');
    },
  );

  test.each([
    ['单雄信', 'shan'],
    ['单雄信', 'shanxiongxin'],
    ['单雄信', 'shanxiongx'],
    ['单雄信', 'sxx'],
    ['单雄信', 'shanxx'],
    ['单雄信', 'dan'],
    ['单雄信', 'gongshangyinhang'],
    ['单雄信', 'changsha'],
    ['欧阳修', 'ouyangxiu'],
    ['欧阳修', 'abc'],
    ['欧阳修', 'ABC科技'],
    ['欧阳修', '科技 vip'],
    ['Zoë O’Brien', 'zoe'],
    ['Zoë O’Brien', "o'br"],
    ['Zoë O’Brien', 'obrien'],
    ['Zoë O’Brien', 'muller'],
    ['Zoë O’Brien', 'Ｍｕｌｌｅｒ'],
    ['吕绿', 'lvlv'],
    ['吕绿', 'lulu'],
    ['吕绿', "xi'an"],
    ['吕绿', 'zengji'],
    ['张三丰', 'zhangsf'],
    ['张三丰', '3721'],
    ['王伟', 'chongqing'],
    ['王伟', 'zhongdian'],
    ['王伟', 'minghuikeji'],
    ['王伟', 'minghuikejiy'],
    ['王伟', 'mhkjyx'],
    ['王伟', '明辉科技'],
  ])('%s is found by %s', (name, search) => {
    expect(found(people, search)).toContain(name);
  });

  test.each(['ang', 'weiwang', '伟王', '王三', 'wangwei 北京', 'zoee', 'mhkx', '明科', 'huimingkeji'])(
    'nobody is found by %s',
    (search) => {
      expect(found(people, search)).toEqual([]);
    },
  );

  test('a character that pinyin does not know is still found by itself', () => {
    const projection = createProjection();
    projection.put([customerNamed(1, { name: '𠮷田さん' }), customerNamed(2, { name: '김철수' }), customerNamed(3, { name: '𠮷' })]);
    expect(new Set(found(projection, '𠮷'))).toEqual(new Set(['𠮷', '𠮷田さん']));
    expect(found(projection, '田さ')).toEqual(['𠮷田さん']);
    expect(found(projection, '철수')).toEqual(['김철수']);
    projection.close();
  });

  test('every reading of a character is known, without tones and at most six', () => {
    expect(readingsOf('行')).toEqual(['xing', 'hang', 'heng']);
    expect(readingsOf('绿')).toContain('lv');
    expect(readingsOf('绿')).toContain('lu');
    expect(readingsOf('!')).toEqual([]);
  });
});

describe('finding people by phone', () => {
  test('the last four digits find and reveal nothing', () => {
    const page = people.list({ ...ALL, search: '8000' }, 0, 10);
    expect(page.rows.map(({ name, maskedPhone }) => [name, maskedPhone])).toEqual([['王伟', '138 **** 8000']]);
    expect(page.exact).toEqual([]);
  });

  test.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '008613800138000',
    '8613800138000',
    '１３８００１３８０００',
    '王13800138000',
    '王 +86-138-0013-8000',
  ])('the full number is found spelled %s and named as an exact hit', (search) => {
    const page = people.list({ ...ALL, search }, 0, 10);
    expect(page.rows.map(({ name }) => name)).toEqual(['王伟']);
    expect(page.exact).toEqual([{ id: customerIdOf(1), valueId: 'phone10' }]);
  });

  test.each(['00138', '138', '1380013', '0013 8000', '3800138000', '1380013800', '+1 3800138000', '李 13800138000'])(
    'part of a number or another one finds nobody: %s',
    (search) => {
      const page = people.list({ ...ALL, search }, 0, 10);
      expect(page.rows).toEqual([]);
      expect(page.exact).toEqual([]);
    },
  );

  test.each(['010 8888 6666', '(010) 88886666', '+86 10 8888 6666', '1088886666'])(
    'a landline is found with and without its zero: %s',
    (search) => {
      expect(found(people, search)).toEqual(['单雄信']);
    },
  );

  test.each(['+1 415 555 2671', '(415) 555-2671', '4155552671', '001 415 555 2671'])('a number abroad is found by %s', (search) => {
    expect(found(people, search)).toEqual(['Zoë O’Brien']);
  });

  test('a number stored as it was typed is found by its digits', () => {
    expect(found(people, '0108888')).toEqual(['吕绿']);
  });

  test('a full e-mail address is an exact hit, its parts find nobody', () => {
    const projection = createProjection();
    const value = { id: ValueId.parse('email00'), kind: 'email', value: 'Li.Na@Example.com' } as const;
    projection.put([{ ...customerNamed(1, { name: '李娜' }), reach: { values: [value] } }]);
    expect(projection.list({ ...ALL, search: 'li.na@example.com' }, 0, 10).exact).toHaveLength(1);
    expect(found(projection, 'example')).toEqual([]);
    expect(found(projection, 'li.na@example')).toEqual([]);
    projection.close();
  });

  test('without the private key nothing is found by phone and no mask is shown', () => {
    const projection = createProjection();
    const { reach: _, ...cardOnly } = customerNamed(1, { name: '王伟' }, ['+8613800138000']);
    projection.put([cardOnly]);
    expect(found(projection, '8000')).toEqual([]);
    expect(found(projection, '13800138000')).toEqual([]);
    const row = projection.list(ALL, 0, 10).rows[0];
    expect(row?.opensPrivate).toBe(false);
    expect(row?.maskedPhone).toBeUndefined();
    projection.close();
  });
});

describe('keeping up with changes', () => {
  test('an edited customer is found by the new words and no longer by the old', () => {
    const projection = createProjection();
    projection.put([customerNamed(1, { name: '王伟', tags: ['老客户'] }, ['+8613800138000'])]);
    projection.put([customerNamed(1, { name: '李娜', company: '华瑞贸易' }, ['+8613912345678'])]);
    for (const search of ['王', 'wangwei', 'ww', '老客户', '8000', '13800138000']) expect(found(projection, search)).toEqual([]);
    for (const search of ['李', 'lina', 'ln', '华瑞', '5678', '139 1234 5678']) expect(found(projection, search)).toEqual(['李娜']);
    expect(projection.list(ALL, 0, 10).total).toBe(1);
    projection.remove([customerIdOf(1), customerIdOf(99)]);
    expect(found(projection, '李')).toEqual([]);
    expect(projection.get(customerIdOf(1))).toBeUndefined();
    expect(projection.findDuplicates([{ name: '李娜', company: '华瑞贸易', phones: ['+8613912345678'], emails: [] }])).toEqual([undefined]);
    projection.close();
  });

  test('a word that nobody had when the first prefix was searched is found by its prefix afterwards', () => {
    const projection = createProjection();
    projection.put([customerNamed(1, { name: 'Alpha' })]);
    expect(found(projection, 'om')).toEqual([]);
    projection.put([customerNamed(2, { name: 'Omega' })]);
    expect(found(projection, 'om')).toEqual(['Omega']);
    projection.close();
  });

  test('a customer is shown with masks only', () => {
    const shown = people.get(customerIdOf(2));
    expect(shown?.reach.map(({ masked }) => masked)).toEqual(['139 **** 5678', '010 **** 6666']);
    expect(JSON.stringify(shown)).not.toContain('12345678');
  });
});

describe('customers chosen one by one', () => {
  const ids = [6, 4, 99].map(customerIdOf);

  test('are listed in the order of the list, and whoever is not there is passed over', () => {
    expect(people.list({ ...ALL, ids }, 0, 200).rows.map(({ name }) => name)).toEqual(['张三丰', 'Zoë O’Brien']);
    expect(people.exportable({ ...ALL, ids }).ids).toEqual([6, 4].map(customerIdOf));
  });

  test('are narrowed by everything else', () => {
    expect(people.list({ ...ALL, ids, search: '3721' }, 0, 200).rows.map(({ name }) => name)).toEqual(['张三丰']);
    expect(people.list({ ...ALL, ids, trashed: true }, 0, 200).total).toBe(0);
  });
});

describe('recognising the same customer', () => {
  test.each([
    ['the same phone as typed', { name: 'x', phones: ['138 0013 8000'], emails: [] }, customerIdOf(1)],
    ['the same phone in E.164', { name: 'x', phones: ['+8613800138000'], emails: [] }, customerIdOf(1)],
    ['the same national digits in another country', { name: 'x', phones: ['+8524155552671'], emails: [] }, undefined],
    ['the same name and company', { name: '王 伟', company: '上海明辉科技有限公司', phones: [], emails: [] }, customerIdOf(1)],
    ['the same name without a company', { name: '王伟', phones: [], emails: [] }, undefined],
    ['the same company only', { name: '王娟', company: '上海明辉科技有限公司', phones: [], emails: [] }, undefined],
  ])('%s decides', (_, candidate, expected) => {
    expect(people.findDuplicates([candidate])).toEqual([expected]);
  });
});
