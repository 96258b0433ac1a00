/** Duplicates: found with reasons, merged without losing anything, taken back as one; and what 30 days in the trash mean. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewReachValue } from '../../../shared/model/customer.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };

let world: World;

beforeEach(async () => {
  world = await createWorld();
}, 60_000);
afterEach(() => {
  world.remove();
});

const phone = (value: string): NewReachValue => ({ kind: 'phone', value });
async function create(name: string, card: object = {}, reach: readonly NewReachValue[] = [], note?: string): Promise<CustomerId> {
  const { id } = await world.call('customers.create', {
    card: { name, tags: [], ...card },
    reach,
    ...(note === undefined ? {} : { note }),
  });
  return id;
}
const get = (id: CustomerId) => world.call('customers.get', { id });
const at = async (id: CustomerId) => ({ id, version: (await get(id)).version });
const find = () => world.call('duplicates.find', { reasons: [], apart: false, offset: 0, limit: 50 });
const total = async (trashed: boolean) => (await world.call('customers.list', { query: { ...ALL, trashed }, offset: 0, limit: 1 })).total;

test('pairs come with their reasons, the surest first; the trash and a number everybody has make none', async () => {
  const a = await create('王伟', { city: '上海', company: '明辉' }, [phone('13800138000'), { kind: 'email', value: 'w@nest.example' }]);
  const b = await create('王玮', { city: '上海' }, [phone('+86 138 0013 8000')]);
  const c = await create('李娜', { company: '明 辉' }, [{ kind: 'email', value: 'W@nest.example' }]);
  const d = await create('李娜', { company: '明辉' });
  const gone = await create('王薇', { city: '上海' }, [phone('13800138000')]);
  await world.call('customers.trash', { ids: [gone] });
  for (let index = 0; index < 13; index += 1) await create(`Clerk ${String(index)}`, {}, [phone('021-60876100')]);
  const { total: count, pairs } = await find();
  const named = pairs.map(({ first, second, score, reasons }) => [new Set([first.id, second.id]), score, reasons]);
  expect(count).toBe(3);
  expect(named).toEqual([
    [new Set([a, b]), 85, ['phone', 'sound-city']],
    [new Set([a, c]), 50, ['email']],
    [new Set([c, d]), 45, ['name-company']],
  ]);
  expect(JSON.stringify(pairs)).not.toContain('13800138000');
});

test('a merge takes the chosen fields, keeps numbers, tags and notes of both, and is undone as one', async () => {
  const kept = await create('王伟', { city: '上海', tags: ['vip'] }, [phone('13800138000')], 'first');
  const other = await create('王玮', { city: '北京', level: 'A', tags: ['fair'] }, [phone('13800138000'), phone('13900139000')], 'second');
  const before = [await get(kept), await get(other)];
  const merged = await world.call('customers.merge', { survivor: await at(kept), other: await at(other), take: ['city', 'level'] });
  expect(merged.card).toEqual({ name: '王伟', city: '北京', level: 'A', tags: ['vip', 'fair'] });
  expect(merged.reach.map(({ masked }) => masked)).toEqual(['138 **** 8000', '139 **** 9000']);
  expect(merged.notes.map(({ text }) => text).sort()).toEqual(['first', 'second']);
  expect(await total(true)).toBe(1);
  expect((await find()).total).toBe(0);
  expect((await world.call('edits.undo', undefined)).step).toEqual({ action: 'merged', count: 2 });
  const after = [await get(kept), await get(other)];
  expect(after.map(({ card, reach, notes }) => [card, reach, notes])).toEqual(before.map(({ card, reach, notes }) => [card, reach, notes]));
  await world.call('edits.redo', undefined);
  expect((await get(kept)).card).toEqual(merged.card);
});

test('a merge of something changed meanwhile, of one with itself, or without keys is refused and changes nothing', async () => {
  const [kept, other] = [await create('A'), await create('B')];
  const [survivor, stale] = [await at(kept), await at(other)];
  await world.call('customers.update', { ...stale, card: { name: 'B2', tags: [] } });
  await expect(world.call('customers.merge', { survivor, other: stale, take: [] })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(world.call('customers.merge', { survivor, other: survivor, take: [] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  expect((await get(kept)).card.name).toBe('A');
  expect(await total(true)).toBe(0);
});

test('T1 after 30 days a lead’s program purges, a salesperson’s does not, and nothing of the customer is left', async () => {
  await world.add('li', ['salesperson']);
  await world.signIn('li');
  const [old, fresh] = [await create('Old', {}, [phone('13800138000')], 'note'), await create('Fresh')];
  await world.call('customers.trash', { ids: [old] });
  world.ports.time.now += 29 * DAY_MS;
  await world.call('customers.trash', { ids: [fresh] });
  world.ports.time.now += 2 * DAY_MS;
  await world.signIn('li');
  expect(await total(true)).toBe(2);
  await world.signIn('boss');
  expect(await total(true)).toBe(1);
  await expect(get(old)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { entries } = await world.call('audit.list', { offset: 0, limit: 1, action: 'customer.purged' });
  expect(entries[0]).toMatchObject({ actor: 'boss', count: 1 });
  await world.signIn('li');
  expect(await world.call('health.get', undefined)).toMatchObject({ verification: 'intact', damageTotal: 0 });
  expect(await total(true)).toBe(1);
});
