/** Pairs who may be one: ranked by what speaks for it, narrowed by reason, and put aside by whoever says they are two. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewReachValue } from '../../../shared/model/customer.ts';
import type { DuplicateReason } from '../../../shared/model/duplicates.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
}, 60_000);
afterEach(() => {
  world.remove();
});

const email = (value: string): NewReachValue => ({ kind: 'email', value });
async function create(name: string, card: object = {}, reach: readonly NewReachValue[] = []): Promise<CustomerId> {
  const { id } = await world.call('customers.create', { card: { name, tags: [], ...card }, reach });
  return id;
}
type Looking = { readonly reasons?: readonly DuplicateReason[]; readonly apart?: boolean };
const find = (looking: Looking = {}) => world.call('duplicates.find', { reasons: [], apart: false, ...looking, offset: 0, limit: 50 });
const setApart = (first: CustomerId, second: CustomerId, apart: boolean) => world.call('duplicates.setApart', { first, second, apart });

test('what is shared beside a name with company counts too, so that the surer pair stands above one that only sounds alike', async () => {
  await create('陈静', { city: '杭州' }, [email('office@east.example')]);
  await create('陈敬', { city: '杭州' }, [email('office@east.example')]);
  await create('李娜', { company: '明辉' }, [email('li@nest.example')]);
  await create('李娜', { company: '明辉' }, [email('li@nest.example')]);
  await create('Short', { company: 'Line' }, [{ kind: 'phone', value: '6087 6100' }]);
  await create('Short', { company: 'Line' }, [{ kind: 'phone', value: '6087 6100' }]);
  await create('王伟', { city: '上海' });
  await create('王玮', { city: '上海' });
  await create('赵云', { company: '常山' });
  await create('赵云', { company: '常山' });
  const { pairs } = await find();
  expect(pairs.map(({ first, reasons }) => [first.name, [...reasons].sort()])).toEqual([
    ['Short', ['name-company', 'phone']],
    ['李娜', ['email', 'name-company']],
    ['陈静', ['email', 'sound-city']],
    ['赵云', ['name-company']],
    ['王伟', ['sound-city']],
  ]);
});

test('a reason narrows the list, and each says how many pairs it has', async () => {
  const [a, b] = [await create('王伟', { city: '上海' }, [email('w@nest.example')]), await create('王玮', { city: '上海' })];
  const [c, d] = [await create('李娜', { company: '明辉' }), await create('李娜', { company: '明 辉' }, [email('w@nest.example')])];
  const sounding = await find({ reasons: ['sound-city'] });
  expect(sounding.total).toBe(1);
  expect(sounding.pairs.map(({ first, second }) => [first.id, second.id])).toEqual([[a, b]]);
  expect((await find({ reasons: ['sound-city', 'name-company'] })).pairs.map(({ first }) => first.id)).toEqual([c, a]);
  expect((await find({ reasons: ['phone'] })).total).toBe(0);
  const counts = [
    { reason: 'email', count: 1 },
    { reason: 'name-company', count: 1 },
    { reason: 'sound-city', count: 1 },
  ];
  expect(sounding.counts).toEqual(counts);
  await setApart(d, c, true);
  expect((await find()).counts).toEqual(counts.filter(({ reason }) => reason !== 'name-company'));
});

test('two said not to be the same are not shown as a pair to that person again, after signing in anew too, until it is taken back', async () => {
  const [a, b] = [await create('王伟', { city: '上海' }), await create('王玮', { city: '上海' })];
  await setApart(b, a, true);
  await setApart(a, b, true);
  expect(await find()).toMatchObject({ total: 0, pairs: [], apart: 1 });
  await world.add('li', ['lead']);
  await world.signIn('li');
  expect(await find()).toMatchObject({ total: 1, apart: 0 });
  await world.signIn('boss');
  expect(await find()).toMatchObject({ total: 0, apart: 1 });
  const aside = await find({ apart: true });
  expect(aside.total).toBe(1);
  expect(aside.pairs.map(({ first, second }) => [first.id, second.id])).toEqual([[a, b]]);
  await setApart(a, b, false);
  expect(await find()).toMatchObject({ total: 1, apart: 0 });
});

test('only two customers who can be opened are put apart', async () => {
  const a = await create('王伟', { city: '上海' });
  await expect(setApart(a, a, true)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  const gone = '0192f8a0-0000-7000-8000-000000000001' as CustomerId;
  await expect(setApart(a, gone, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
