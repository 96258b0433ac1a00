/** Undo and redo of everything a person does to customers, within one session. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setTrashed } from '../../../electron/vault/customers/change-customer.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import { stepThroughEdits } from '../../../electron/vault/customers/undo-edits.ts';
import { applyEdits } from '../../../electron/vault/customers/write-edits.ts';
import type { BookKind } from '../../../shared/model/access.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerDetail, CustomerQuery } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';
import { asModified } from './enter-core.ts';

const atOnce = { progress: () => undefined, isCancelled: () => false, pause: () => Promise.resolve() };
const TRASH: CustomerQuery = { search: '', sort: 'name', descending: false, trashed: true };

let world: World;
let id: CustomerId;

beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => {
  world.remove();
});
beforeEach(async () => {
  ({ id } = await world.call('customers.create', {
    card: { name: '王伟', company: '明辉', tags: ['vip'] },
    reach: [{ kind: 'phone', value: '138 0013 8000' }],
  }));
});

const get = (): Promise<CustomerDetail> => world.call('customers.get', { id });
const undo = () => world.call('edits.undo', undefined);
const redo = () => world.call('edits.redo', undefined);

async function phones(): Promise<readonly string[]> {
  const { reach } = await get();
  return Promise.all(reach.map(async ({ id: valueId }) => (await world.call('customers.copyValue', { id, valueId })).value));
}

test('an edit of card and numbers is taken back and done again, numbers never seen by the window included', async () => {
  const before = await get();
  const valueId = before.reach[0]?.id;
  if (valueId === undefined) throw new Error('no phone');
  const reach = [{ op: 'replace' as const, id: valueId, value: '13900139000' }];
  await world.call('customers.update', { id, version: before.version, card: { ...before.card, city: '上海' }, reach });
  expect(await phones()).toEqual(['+8613900139000']);
  const outcome = await undo();
  expect(outcome).toMatchObject({ step: { action: 'changed', count: 1 }, blockedTotal: 0, state: { redo: { action: 'changed' } } });
  expect((await get()).card).toEqual(before.card);
  expect(await phones()).toEqual(['+8613800138000']);
  await redo();
  expect((await get()).card.city).toBe('上海');
  expect(await phones()).toEqual(['+8613900139000']);
});

test('taking back a new customer puts it into the trash, doing it again brings it back', async () => {
  expect((await undo()).step).toEqual({ action: 'created', count: 1 });
  expect((await get()).card.trashedAt).toBeTypeOf('number');
  await redo();
  expect((await get()).card.trashedAt).toBeUndefined();
});

test('notes, trash and restore are taken back in the order in which they were done', async () => {
  await world.call('notes.add', { id, text: 'called' });
  await world.call('customers.trash', { ids: [id] });
  await world.call('customers.restore', { ids: [id] });
  await undo();
  expect((await world.call('customers.list', { query: TRASH, offset: 0, limit: 50 })).rows.map((row) => row.id)).toContain(id);
  await undo();
  expect((await get()).card.trashedAt).toBeUndefined();
  expect((await get()).notes).toHaveLength(1);
  expect((await undo()).step).toEqual({ action: 'noted', count: 1 });
  expect((await get()).notes).toEqual([]);
  await redo();
  expect((await get()).notes).toMatchObject([{ text: 'called' }]);
});

test('what something else changed meanwhile stays and is named, the rest is taken back', async () => {
  const { id: other } = await world.call('customers.create', { card: { name: '李娜', tags: [] }, reach: [] });
  const outcome = await asModified(world, 'boss', async (vault) => {
    await setTrashed(vault, [id, other], 'trash');
    // An import or an inbox writes past the stack, like this.
    const { card, book } = openCustomer(vault, other);
    applyEdits(vault, [{ id: other, bookId: book.id, card: { before: card, after: { ...card, city: '上海' } } }], []);
    return stepThroughEdits(vault, 'undo', atOnce);
  });
  expect(outcome).toMatchObject({
    step: { action: 'trashed', count: 1 },
    blocked: [{ id: other, name: '李娜', reason: 'changed' }],
    blockedTotal: 1,
  });
  expect(outcome.state).toEqual({ redo: { action: 'trashed', count: 1 } });
  await world.signIn('boss');
  expect((await get()).card.trashedAt).toBeUndefined();
  expect((await world.call('customers.get', { id: other })).card).toMatchObject({ city: '上海', trashedAt: expect.any(Number) as number });
  const { entries } = await world.call('audit.list', { offset: 0, limit: 1, action: 'edit.undone' });
  expect(entries[0]).toMatchObject({ actor: 'boss', count: 1 });
});

test('a new edit ends what could be done again, and locking ends everything', async () => {
  await world.call('notes.add', { id, text: 'one' });
  await undo();
  await world.call('notes.add', { id, text: 'two' });
  expect((await redo()).step).toBeUndefined();
  await world.signIn('boss');
  expect(await world.call('edits.state', undefined)).toEqual({});
  expect(await undo()).toEqual({ blocked: [], blockedTotal: 0, state: {} });
});

describe('moving between books', () => {
  const bookOf = async (kind: BookKind): Promise<BookId> => {
    const found = (await world.call('books.list', undefined)).find((book) => book.kind === kind);
    if (found === undefined) throw new Error('no such book');
    return found.id;
  };
  const move = (bookId: BookId) => world.call('customers.move', { ids: [id], bookId, reason: 'r' });

  test('is taken back and done again with notes and history, and what was edited before it after it', async () => {
    const [home, pool] = [(await get()).bookId, await bookOf('pool')];
    await world.call('notes.add', { id, text: 'called' });
    await world.call('customers.updateMany', { rows: [{ id, cells: [{ field: 'city', text: '上海' }] }] });
    await move(pool);
    expect((await undo()).step).toEqual({ action: 'moved', count: 1 });
    expect(await get()).toMatchObject({ bookId: home, card: { city: '上海' }, notes: [{ text: 'called' }] });
    expect(await phones()).toEqual(['+8613800138000']);
    await redo();
    expect((await get()).bookId).toBe(pool);
    await undo();
    expect((await undo()).step).toEqual({ action: 'changed', count: 1 });
    expect((await get()).card.city).toBeUndefined();
    const { entries } = await world.call('audit.list', { offset: 0, limit: 50, action: 'customer.moved' });
    expect(entries).toHaveLength(4);
    expect(await world.call('audit.verify', undefined)).toMatchObject({ intact: true });
  });

  test('cannot be taken back by who gave the key away, nor anything before it, and says so', async () => {
    await world.add('li', ['salesperson']);
    await world.signIn('li');
    ({ id } = await world.call('customers.create', { card: { name: '赵敏', tags: [] }, reach: [{ kind: 'phone', value: '13700137000' }] }));
    await world.call('customers.updateMany', { rows: [{ id, cells: [{ field: 'city', text: '上海' }] }] });
    await move(await bookOf('pool'));
    const blocked = [{ id, name: '赵敏', reason: 'no-key' }];
    expect(await undo()).toMatchObject({ step: { action: 'moved', count: 0 }, blocked, state: { undo: { action: 'changed' } } });
    expect(await undo()).toMatchObject({ step: { action: 'changed', count: 0 }, blocked });
    await world.signIn('boss');
    expect(await get()).toMatchObject({ card: { name: '赵敏', city: '上海' } });
  });
});
