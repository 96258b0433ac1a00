/** A pool whose contact details the team reads: labelled so, and shut again by new keys. Rule P5. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
let pool: BookId;
let li: BookId;

beforeAll(async () => {
  world = await createWorld();
  await world.add('li', ['salesperson']);
  await world.signIn('boss');
  const books = await world.call('books.list', undefined);
  pool = books.find(({ kind }) => kind === 'pool')?.id as BookId;
  li = books.find(({ name }) => name === 'li')?.id as BookId;
}, 60_000);
afterAll(() => {
  world.remove();
});

async function inPool(name: string): Promise<CustomerId> {
  await world.signIn('boss');
  const reach = [{ kind: 'phone' as const, value: '13975310164' }];
  return (await world.call('customers.create', { bookId: pool, card: { name, tags: [] }, reach })).id;
}

test('P5 only a lead opens a pool; then the team reads it, and a claim moves at once', async () => {
  const [one, other] = [await inPool('one'), await inPool('other')];
  await world.signIn('li');
  expect((await world.call('customers.get', { id: one })).opensPrivate).toBe(false);
  await expect(world.call('pool.setOpen', { open: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.signIn('boss');
  expect(await world.call('pool.setOpen', { open: true })).toMatchObject({ open: true });
  await world.signIn('li');
  expect((await world.call('pool.status', undefined)).open).toBe(true);
  expect((await world.call('customers.get', { id: one })).opensPrivate).toBe(true);
  expect(await world.call('pool.claim', { ids: [one] })).toEqual({ claimed: 1, opened: 1 });
  expect((await world.call('customers.get', { id: one })).bookId).toBe(li);

  await world.signIn('boss');
  expect(await world.call('pool.setOpen', { open: false })).toMatchObject({ open: false });
  await expect.poll(async () => (await world.call('recovery.status', undefined)).rowsLeft).toBe(0);
  const fresh = await inPool('fresh');
  await world.signIn('li');
  for (const id of [other, fresh]) expect((await world.call('customers.get', { id })).opensPrivate).toBe(false);
  expect(await world.call('pool.claim', { ids: [other] })).toEqual({ claimed: 1, opened: 0 });
});
