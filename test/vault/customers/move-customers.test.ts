import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendToInbox, type InboxItem } from '../../../electron/vault/session/inbox.ts';
import { record } from '../../../electron/vault/session/record.ts';
import type { MemberId, BookId, CustomerId, NoteId, ValueId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import type { World } from '../../support/vault-world.ts';
import { asModified } from './enter-core.ts';
import { twoSellers } from './two-sellers.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };
const REACH = [
  { kind: 'phone', value: '13975310164' },
  { kind: 'email', value: 'a@nest.example' },
] as const;

let world: World;
let books: Awaited<ReturnType<typeof twoSellers>>['books'];

beforeAll(async () => {
  ({ world, books } = await twoSellers());
}, 60_000);
afterAll(() => {
  world.remove();
});

async function create(name: string, options: { readonly withoutReach?: boolean } = {}): Promise<CustomerId> {
  return (
    await world.call('customers.create', {
      card: { name, tags: ['t'] },
      reach: options.withoutReach === true ? [] : REACH,
      note: `note of ${name}`,
    })
  ).id;
}

async function phoneOf(id: CustomerId): Promise<string> {
  const { reach } = await world.call('customers.get', { id });
  return (await world.call('customers.reveal', { id, valueId: reach[0]?.id as ValueId })).value;
}

async function append(label: string, book: BookId, item: InboxItem): Promise<void> {
  await asModified(world, label, async (vault) => {
    record(vault, { rows: [await appendToInbox(vault, book, item)] });
  });
}

test('B6 a mover without the target’s keys gives the customer away, and the next reader’s program folds it in whole', async () => {
  await world.signIn('li');
  const id = await create('Given to wu');
  expect(await world.call('customers.move', { ids: [id], bookId: books.wu, reason: 'leaves for north' })).toEqual({
    moved: 1,
    throughInbox: 1,
  });
  await expect(world.call('customers.get', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await world.signIn('wu');
  expect(await world.call('customers.get', { id })).toMatchObject({
    bookId: books.wu,
    card: { name: 'Given to wu', tags: ['t'] },
    notes: [{ text: 'note of Given to wu', byName: 'li' }],
  });
  expect(await phoneOf(id)).toBe('139 7531 0164');
  expect(await world.call('audit.verify', undefined)).toMatchObject({ intact: true });
});

test('B6 returned to the pool the name is seen at once, the phone only by keepers and only after folding', async () => {
  await world.signIn('li');
  const id = await create('Returned');
  expect(await world.call('customers.move', { ids: [id], bookId: books.pool, reason: 'r' })).toEqual({ moved: 1, throughInbox: 1 });
  expect(await world.call('customers.get', { id })).toMatchObject({
    bookId: books.pool,
    opensPrivate: false,
    reach: [],
    notes: [],
    canEdit: false,
  });
  await world.signIn('wu');
  expect((await world.call('customers.list', { query: ALL, offset: 0, limit: 50 })).rows.find((row) => row.id === id)).toMatchObject({
    name: 'Returned',
    opensPrivate: false,
  });
  await world.signIn('boss');
  expect(await phoneOf(id)).toBe('139 7531 0164');
  expect((await world.call('customers.get', { id })).notes).toHaveLength(1);
});

test('a keeper moves directly, nothing passes an inbox, and the version rises', async () => {
  await world.signIn('boss');
  const { id } = await world.call('customers.create', {
    bookId: books.pool,
    card: { name: 'Handed out', tags: [] },
    reach: REACH,
    note: 'n',
  });
  const { version } = await world.call('customers.get', { id });
  expect(await world.call('customers.move', { ids: [id, id], bookId: books.li, reason: 'yours' })).toEqual({ moved: 1, throughInbox: 0 });
  expect((await world.call('customers.get', { id })).version).toBeGreaterThan(version);
  await world.signIn('li');
  expect(await phoneOf(id)).toBe('139 7531 0164');
  expect(await world.call('customers.move', { ids: [id], bookId: books.li, reason: 'r' })).toEqual({ moved: 0, throughInbox: 0 });
});

test('moving several is all or nothing, and needs the private key of where they are', async () => {
  await world.signIn('boss');
  const { id: pooled } = await world.call('customers.create', { bookId: books.pool, card: { name: 'Stays', tags: [] }, reach: REACH });
  await world.signIn('li');
  const id = await create('Stays too');
  const before = (await world.call('customers.get', { id })).version;
  await expect(world.call('customers.move', { ids: [id, pooled], bookId: books.shared, reason: 'r' })).rejects.toMatchObject({
    code: 'NO_KEY',
  });
  await expect(
    world.call('customers.move', { ids: [id], bookId: '0198c0de-0000-7000-8000-000000000009' as BookId, reason: 'r' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.call('customers.get', { id })).toMatchObject({ version: before, bookId: books.li });
});

test('B6 an inbox item never replaces a row that is there', async () => {
  await world.signIn('wu');
  const id = await create('Loyal');
  await append('li', books.wu, {
    customer: id,
    card: { name: 'Taken over', tags: [] },
    reach: { values: [{ id: 'aaaaaaaa' as ValueId, kind: 'phone', value: '+8613900000000' }] },
    notes: [],
  });
  await world.signIn('wu');
  expect((await world.call('customers.get', { id })).card.name).toBe('Loyal');
  expect(await phoneOf(id)).toBe('139 7531 0164');
});

test('B6 an inbox item of another book adds nothing to a customer, be it only a phone where none was', async () => {
  await world.signIn('wu');
  const id = await create('Reserved', { withoutReach: true });
  const before = await world.call('customers.get', { id });
  const forged = { id: 'aaaaaaaa' as ValueId, kind: 'phone' as const, value: '+8613900000000' };
  const note = {
    id: '0198c0de-0000-7000-8000-00000000aaaa' as NoteId,
    text: 'call my number instead',
    by: '0198c0de-0000-7000-8000-00000000bbbb' as MemberId,
    at: 1,
  };
  await append('li', books.shared, { customer: id, reach: { values: [forged] }, notes: [note] });
  await world.signIn('boss');
  await world.signIn('wu');
  const after = await world.call('customers.get', { id });
  expect([after.reach, after.notes]).toEqual([before.reach, before.notes]);
});

test('an inbox item that does not open or names another customer stays out and harms nothing', async () => {
  await world.signIn('wu');
  const id = await create('Calm');
  await asModified(world, 'li', async (vault) => {
    const item = await appendToInbox(vault, books.wu, { customer: id, notes: [] });
    const rubbish = await appendToInbox(vault, books.wu, { customer: id, card: { name: '', tags: [] }, notes: [] });
    record(vault, { rows: [item, rubbish] });
  });
  await world.signIn('wu');
  expect(world.ports.logged.join('\n')).toContain('inbox item does not open');
  expect((await world.call('customers.get', { id })).card.name).toBe('Calm');
  expect(await world.call('health.get', undefined)).toMatchObject({ verification: 'intact' });
});
