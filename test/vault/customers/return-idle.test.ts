/** Customers nobody contacts go back to the pool: warned first, never at once, and not those a lead exempts. Rule P4. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
let li: BookId;
let pool: BookId;
const ids: Record<string, CustomerId> = {};

beforeAll(async () => {
  world = await createWorld();
  await world.add('li', ['salesperson']);
  await world.signIn('li');
  const books = await world.call('books.list', undefined);
  li = books.find(({ name }) => name === 'li')?.id as BookId;
  pool = books.find(({ kind }) => kind === 'pool')?.id as BookId;
  for (const name of ['idle', 'called', 'exempt']) {
    const reach = [{ kind: 'phone' as const, value: '13975310164' }];
    ids[name] = (await world.call('customers.create', { card: { name, tags: [] }, reach, note: 'met' })).id;
  }
}, 60_000);
afterAll(() => {
  world.remove();
});

const on = (): string => new Date(world.ports.time.now).toISOString().slice(0, 10);
const warned = async (): Promise<[string, number | undefined][]> => {
  const page = await world.call('today.list', { section: 'returning', scope: 'mine', on: on(), offset: 0, limit: 10 });
  return page.rows.map(({ customer, returnsIn }) => [customer.name, returnsIn]);
};
const bookOf = async (name: string): Promise<BookId> => (await world.call('customers.get', { id: ids[name] as CustomerId })).bookId;
/** Work behind unlocking goes on after `signIn` came back. */
const settled = () =>
  expect.poll(async () => (await world.call('jobs.list', undefined)).every(({ state }) => state !== 'running')).toBe(true);

test('P4 a rule that is new returns nobody before the days of warning are over', async () => {
  world.ports.time.now += 100 * DAY_MS;
  expect(await warned()).toEqual([]);
  await world.signIn('boss');
  await world.call('policy.set', { policy: { ...DEFAULT_POLICY, returnAfterDays: 30, returnWarnDays: 7 }, reason: 'r' });
  await world.call('pool.exempt', { ids: [ids['exempt'] as CustomerId], exempt: true });
  await world.signIn('boss');
  await settled();
  expect(await bookOf('idle')).toBe(li);
  await world.signIn('li');
  expect(await warned()).toEqual([
    ['idle', 7],
    ['called', 7],
  ]);
  expect((await world.call('today.counts', { scope: 'mine', on: on() })).returning).toBe(2);
});

test('P4 a plain note is no contact, a call is; whoever is left goes back by the lead’s program and is closed to the last owner', async () => {
  await world.call('notes.add', { id: ids['idle'] as CustomerId, text: 'think of them' });
  await world.call('notes.add', { id: ids['called'] as CustomerId, text: 'no answer', kind: 'call' });
  expect(await warned()).toEqual([['idle', 7]]);
  world.ports.time.now += 8 * DAY_MS;
  await world.signIn('li');
  expect(await bookOf('idle')).toBe(li);
  await world.signIn('boss');
  await settled();
  expect(await bookOf('idle')).toBe(pool);
  expect([await bookOf('called'), await bookOf('exempt')]).toEqual([li, li]);
  const { entries } = await world.call('audit.list', { offset: 0, limit: 10, action: 'customer.returned' });
  expect(entries).toMatchObject([{ actor: 'boss', subject: expect.stringMatching(/^C-\w{6} → Pool$/) as string }]);
  await world.signIn('li');
  await expect(world.call('pool.claim', { ids: [ids['idle'] as CustomerId] })).rejects.toMatchObject({ code: 'COOLING_OFF' });
});

test('P4 only a lead of the team exempts', async () => {
  await expect(world.call('pool.exempt', { ids: [ids['called'] as CustomerId], exempt: true })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
