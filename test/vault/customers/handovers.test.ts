/** Handing customers over: what the receiver is shown, and what stands in the log on both sides. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerQuery, HandoverFilter } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };
let world: World;
let wu: BookId;

beforeAll(async () => {
  world = await createWorld();
  for (const name of ['li', 'wu']) await world.add(name, ['salesperson']);
  await world.signIn('li');
  wu = (await world.call('books.list', undefined)).find(({ name }) => name === 'wu')?.id as BookId;
}, 60_000);
afterAll(() => {
  world.remove();
});

const create = async (name: string, tags: readonly string[] = []): Promise<CustomerId> =>
  (
    await world.call('customers.create', {
      card: { name, tags },
      reach: [{ kind: 'phone', value: '13975310164' }],
      note: `note of ${name}`,
    })
  ).id;

const shown = async (handedOver: HandoverFilter): Promise<string[]> => {
  const { rows } = await world.call('customers.list', { query: { ...ALL, handedOver }, offset: 0, limit: 200 });
  return rows.map(({ name }) => name);
};

test('everybody a filter shows goes over with notes and past; the receiver sees by whom and whom they have not looked at', async () => {
  for (const name of ['a', 'b', 'c']) await create(name, ['go']);
  await create('stays');
  const { id, version } = await (async () => world.call('customers.get', { id: await create('d', ['go']) }))();
  await world.call('customers.update', { id, version, card: { name: 'd renamed', tags: ['go'] } });
  expect(await world.call('customers.moveAll', { query: { ...ALL, tags: ['go'] }, bookId: wu, reason: 'holiday' })).toEqual({
    moved: 4,
    throughInbox: 4,
  });
  await world.signIn('wu');
  expect(await world.call('handovers.list', undefined)).toMatchObject([{ name: 'li', fromPool: false, count: 4, unseen: 4 }]);
  expect(await shown('unseen')).toEqual(['a', 'b', 'c', 'd renamed']);
  const detail = await world.call('customers.get', { id });
  expect(detail.notes.map(({ text }) => text)).toEqual(['note of d']);
  expect((await world.call('customers.history', { id, offset: 0, limit: 10 })).entries).toHaveLength(1);
  expect(await shown('unseen')).toEqual(['a', 'b', 'c']);
  expect(await shown('all')).toHaveLength(4);

  // Looked at is remembered.
  await world.signIn('wu');
  expect(await shown('unseen')).toEqual(['a', 'b', 'c']);
  await world.call('handovers.seeAll', undefined);
  expect(await shown('unseen')).toEqual([]);
  expect((await world.call('handovers.list', undefined)).map(({ unseen }) => unseen)).toEqual([0]);
  // Neither is anything left for an export of "this list" to take beyond what the list shows.
  expect((await world.call('exports.decide', { query: { ...ALL, handedOver: 'unseen' } })).rows).toBe(0);

  // Both sides are in the log, the receiver's once although they signed in twice.
  await world.signIn('boss');
  const logged = async (action: 'customer.moved' | 'handover.received') =>
    (await world.call('audit.list', { offset: 0, limit: 10, action })).entries;
  expect(await logged('customer.moved')).toHaveLength(4);
  expect((await logged('customer.moved'))[0]).toMatchObject({
    actor: 'li',
    subject: expect.stringMatching(/^C-\w{6} → wu$/) as string,
    reason: 'holiday',
  });
  expect(await logged('handover.received')).toMatchObject([{ actor: 'wu', subject: 'li', count: 4 }]);
});

test('a customer who comes a second time has not been looked at again', async () => {
  const id = await (async () => {
    await world.signIn('li');
    return create('twice');
  })();
  const li = (await world.call('books.list', undefined)).find(({ name }) => name === 'li')?.id as BookId;
  await world.call('customers.move', { ids: [id], bookId: wu, reason: '' });
  await world.signIn('wu');
  await world.call('customers.get', { id });
  expect(await shown('unseen')).toEqual([]);
  await world.call('customers.move', { ids: [id], bookId: li, reason: '' });
  await world.signIn('li');
  await world.call('customers.move', { ids: [id], bookId: wu, reason: '' });
  await world.signIn('wu');
  expect(await shown('unseen')).toEqual(['twice']);
});
