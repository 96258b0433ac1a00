/** What stood before a change: kept with it, read by whoever reads what stands now, and put back one field at a time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardBefore, reachBefore } from '../../../electron/vault/customers/past.ts';
import { Reach, type Card, type ReachEdit } from '../../../shared/model/customer.ts';
import type { HistoryPage, RestoreTarget } from '../../../shared/model/history.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
let books: Readonly<Record<'li' | 'wu' | 'pool', BookId>>;

beforeAll(async () => {
  world = await createWorld();
  for (const name of ['li', 'wu']) await world.add(name, ['salesperson']);
  const all = await world.call('books.list', undefined);
  const idOf = (name: string): BookId => {
    const found = all.find((book) => book.name === name || book.kind === name);
    if (found === undefined) throw new Error('a book is missing');
    return found.id;
  };
  books = { li: idOf('li'), wu: idOf('wu'), pool: idOf('pool') };
}, 60_000);
afterAll(() => {
  world.remove();
});

async function create(card: Omit<Card, 'trashedAt'>): Promise<CustomerId> {
  return (await world.call('customers.create', { card, reach: [{ kind: 'phone', value: '13975310164' }] })).id;
}
const get = (id: CustomerId): Promise<CustomerDetail> => world.call('customers.get', { id });
const historyOf = (id: CustomerId): Promise<HistoryPage> => world.call('customers.history', { id, offset: 0, limit: 100 });

async function update(id: CustomerId, card: Omit<Card, 'trashedAt'> | undefined, reach?: readonly ReachEdit[]): Promise<CustomerDetail> {
  const { version } = await get(id);
  return world.call('customers.update', {
    id,
    version,
    ...(card === undefined ? {} : { card }),
    ...(reach === undefined ? {} : { reach }),
  });
}

async function restore(id: CustomerId, at: number, target: RestoreTarget): Promise<CustomerDetail> {
  const [{ version }, { entries }] = await Promise.all([get(id), historyOf(id)]);
  const pastId = entries[at]?.id;
  if (pastId === undefined) throw new Error('no such entry');
  return world.call('customers.restoreValue', { id, version, pastId, target });
}

test('an edit that changes nothing leaves nothing behind', () => {
  const card: Card = { name: '王伟', tags: ['a'] };
  expect(cardBefore(card, { ...card, tags: ['a'] })).toBeUndefined();
  expect(cardBefore(card, { ...card, city: '上海' })).toEqual({ was: {}, empty: ['city'] });
  const reach = Reach.parse({ values: [{ id: 'abcdefgh', kind: 'phone', value: '1' }] });
  expect(reachBefore(reach, reach)).toBeUndefined();
});

describe('the history of a customer', () => {
  test('names each changed field with what it was and became, newest first, by whom and when; numbers stay masked', async () => {
    await world.signIn('li');
    const id = await create({ name: '王伟', tags: ['vip'], level: 'A' });
    const phone = (await get(id)).reach[0]?.id;
    if (phone === undefined) throw new Error('no phone');
    await update(id, { name: '王伟', tags: ['vip', '老客户'], level: 'B', city: '上海' });
    await update(id, { name: '王伟', tags: ['vip', '老客户'], level: 'C', city: '上海' }, [
      { op: 'replace', id: phone, value: '13800138000' },
    ]);
    const { total, entries } = await historyOf(id);
    expect(total).toBe(3);
    expect(entries.flatMap(({ byName, changes }) => changes.map((change) => ({ byName, ...change })))).toEqual(
      expect.arrayContaining([
        { byName: 'li', group: 'private', valueId: phone, kind: 'phone', was: ['139 **** 0164'], became: ['138 **** 8000'] },
        { byName: 'li', group: 'card', field: 'level', was: ['B'], became: ['C'] },
        { byName: 'li', group: 'card', field: 'level', was: ['A'], became: ['B'] },
        { byName: 'li', group: 'card', field: 'city', was: [], became: ['上海'] },
        { byName: 'li', group: 'card', field: 'tags', was: ['vip'], became: ['vip', '老客户'] },
      ]),
    );
    expect(JSON.stringify(entries)).not.toMatch(/13975310164|13800138000/);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => b - a));
    const paged = await world.call('customers.history', { id, offset: 2, limit: 5 });
    expect(paged).toEqual({ total: 3, entries: entries.slice(2) });
  });

  test('puts one field back and leaves the others; that change is in the history too, and Ctrl+Z takes it back', async () => {
    const id = await create({ name: '李娜', tags: [], level: 'A' });
    await update(id, { name: '李娜', tags: [], level: 'B', city: '上海' });
    expect((await restore(id, 0, { group: 'card', field: 'level' })).card).toEqual({ name: '李娜', tags: [], level: 'A', city: '上海' });
    expect((await restore(id, 1, { group: 'card', field: 'city' })).card).toEqual({ name: '李娜', tags: [], level: 'A' });
    expect((await historyOf(id)).total).toBe(3);
    await world.call('edits.undo', undefined);
    expect((await get(id)).card).toMatchObject({ city: '上海' });
  });

  test('puts a replaced and a removed number back, and takes an added one out', async () => {
    const id = await create({ name: '赵敏', tags: [] });
    const valueId = (await get(id)).reach[0]?.id;
    if (valueId === undefined) throw new Error('no phone');
    await update(id, undefined, [{ op: 'remove', id: valueId }]);
    expect((await restore(id, 0, { group: 'private', valueId })).reach).toMatchObject([{ id: valueId, masked: '139 **** 0164' }]);
    await update(id, undefined, [{ op: 'replace', id: valueId, value: '13800138000' }]);
    await restore(id, 0, { group: 'private', valueId });
    expect(await world.call('customers.copyValue', { id, valueId })).toEqual({ value: '+8613975310164' });
    const added = (await update(id, undefined, [{ op: 'add', value: { kind: 'email', value: 'a@b.example' } }])).reach[1]?.id;
    if (added === undefined) throw new Error('no e-mail');
    expect((await restore(id, 0, { group: 'private', valueId: added })).reach).toHaveLength(1);
  });

  test('is refused for a field the change did not touch, for an older version, and for a change of somebody else’s customer', async () => {
    const id = await create({ name: '陈静', tags: [], level: 'A' });
    const { version } = await get(id);
    await update(id, { name: '陈静', tags: [], level: 'B' });
    await expect(restore(id, 0, { group: 'card', field: 'city' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const pastId = (await historyOf(id)).entries[0]?.id;
    if (pastId === undefined) throw new Error('no entry');
    const target = { group: 'card', field: 'level' } as const;
    await expect(world.call('customers.restoreValue', { id, version, pastId, target })).rejects.toMatchObject({ code: 'CONFLICT' });
    const other = await create({ name: '别人', tags: [] });
    const { version: now } = await get(other);
    await expect(world.call('customers.restoreValue', { id: other, version: now, pastId, target })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

test('B7 the history goes with a customer that is given away, and in the pool only keepers read what numbers were', async () => {
  await world.signIn('li');
  const id = await create({ name: '孙悦', tags: [], level: 'A' });
  const valueId = (await get(id)).reach[0]?.id;
  if (valueId === undefined) throw new Error('no phone');
  await update(id, { name: '孙悦', tags: [], level: 'B' }, [{ op: 'replace', id: valueId, value: '13800138000' }]);
  const before = await historyOf(id);
  await world.call('customers.move', { ids: [id], bookId: books.wu, reason: 'r' });
  await world.signIn('wu');
  expect(await historyOf(id)).toEqual(before);
  await world.call('customers.move', { ids: [id], bookId: books.pool, reason: 'r' });
  expect((await historyOf(id)).entries.flatMap(({ changes }) => changes.map(({ group }) => group))).toEqual(['card']);
  await world.signIn('boss');
  expect(await historyOf(id)).toEqual(before);
  // Only now, with the inbox folded in, do the older numbers stand in the pool as rows that others cannot open.
  await world.signIn('wu');
  expect((await historyOf(id)).entries.flatMap(({ changes }) => changes.map(({ group }) => group))).toEqual(['card']);
});
