/** The day's customers of the pool, from the rule to Today. Rule P6. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '../../../electron/vault/session/record.ts';
import { roster } from '../../../electron/vault/session/unlocked-vault.ts';
import { DEFAULT_POLICY, type Policy } from '../../../shared/model/access.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';
import { asModified } from './enter-core.ts';

let world: World;
let books: Record<'li' | 'wu' | 'pool', BookId>;

beforeAll(async () => {
  world = await createWorld();
  for (const name of ['li', 'wu']) await world.add(name, ['salesperson']);
  await world.signIn('boss');
  const all = await world.call('books.list', undefined);
  const named = (fits: (book: (typeof all)[number]) => boolean) => all.find(fits)?.id as BookId;
  books = { li: named(({ name }) => name === 'li'), wu: named(({ name }) => name === 'wu'), pool: named(({ kind }) => kind === 'pool') };
}, 60_000);
afterAll(() => {
  world.remove();
});

async function inPool(name: string): Promise<CustomerId> {
  world.ports.time.now += 1;
  const reach = [{ kind: 'phone' as const, value: '13975310164' }];
  return (await world.call('customers.create', { bookId: books.pool, card: { name, tags: [] }, reach, note: 'n' })).id;
}

async function setPolicy(change: Partial<Policy>): Promise<void> {
  await world.signIn('boss');
  await world.call('policy.set', { policy: { ...DEFAULT_POLICY, ...change }, reason: 'r' });
}

const day = (): string => new Date(world.ports.time.now).toISOString().slice(0, 10);
async function section(name: 'allotted' | 'arrivals'): Promise<readonly string[]> {
  const page = await world.call('today.list', { section: name, scope: 'mine', on: day(), offset: 0, limit: 10 });
  expect(page.total).toBe(page.rows.length);
  return page.rows.map(({ customer }) => customer.name).sort();
}

test('P6 a keeper’s program gives each the day’s share at sign-in, once, fairly, and to nobody past their limit', async () => {
  await setPolicy({});
  for (const name of ['a', 'b', 'c', 'd', 'e']) await inPool(name);
  const quiet = await inPool('quiet');
  const detail = await world.call('customers.get', { id: quiet });
  await world.call('customers.update', { id: quiet, version: detail.version, card: { ...detail.card, doNotContact: true } });
  await world.signIn('boss');
  expect((await world.call('pool.status', undefined)).allotPerDay).toBe(0);
  await setPolicy({ allotPerDay: 2 });
  await world.signIn('li');
  expect(await section('allotted')).toEqual([]);

  await world.signIn('boss');
  const { entries } = await world.call('audit.list', { offset: 0, limit: 10, action: 'customer.allotted' });
  expect(entries.map(({ actor, subject, count }) => [actor, subject, count])).toEqual([
    ['boss', 'wu', 2],
    ['boss', 'li', 2],
  ]);
  expect(await world.call('pool.allot', undefined)).toEqual({ given: 0 });
  const seen: string[] = [];
  for (const name of ['li', 'wu']) {
    await world.signIn(name);
    const given = await section('allotted');
    expect(given).toHaveLength(2);
    seen.push(...given);
    expect(await section('arrivals')).toEqual([]);
    expect((await world.call('today.counts', { scope: 'mine', on: day() })).allotted).toBe(2);
    expect((await world.call('pool.status', undefined)).own).toMatchObject({ allottedToday: 2, claimsToday: 0, holding: 2 });
  }
  expect(seen.sort()).toEqual(['a', 'b', 'c', 'd']);

  await setPolicy({ allotPerDay: 2, holdingMax: 2 });
  world.ports.time.now += DAY_MS;
  await world.signIn('boss');
  expect(await world.call('pool.allot', undefined)).toEqual({ given: 0 });
  await setPolicy({ allotPerDay: 2, holdingMax: 3 });
  expect(await world.call('pool.allot', undefined)).toEqual({ given: 1 });
});

test('P6 each of them counts as one reveal, opens, and leaves Today with the first contact', async () => {
  world.ports.time.now += DAY_MS;
  await setPolicy({ allotPerDay: 2, revealsPerDay: 2 });
  for (const name of ['f', 'g', 'h', 'i']) await inPool(name);
  expect(await world.call('pool.allot', undefined)).toEqual({ given: 4 });
  await world.signIn('li');
  expect((await world.call('session.get', undefined)).revealsToday).toBe(2);
  const page = await world.call('today.list', { section: 'allotted', scope: 'mine', on: day(), offset: 0, limit: 10 });
  const [first] = page.rows;
  if (first === undefined) throw new Error('nobody was given');
  const { reach } = await world.call('customers.get', { id: first.customer.id });
  const reveal = (id: CustomerId, valueId: (typeof reach)[number]['id']) => world.call('customers.reveal', { id, valueId });
  expect(reach).toHaveLength(1);
  for (const { id } of reach) await reveal(first.customer.id, id);
  expect((await world.call('session.get', undefined)).revealsToday).toBe(2);
  const own = await world.call('customers.create', { card: { name: 'own', tags: [] }, reach: [{ kind: 'phone', value: '13975310165' }] });
  const others = (await world.call('customers.get', { id: own.id })).reach;
  for (const { id } of others) await expect(reveal(own.id, id)).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
  world.ports.time.now += 1;
  await world.call('notes.add', { id: first.customer.id, text: 'no answer', kind: 'call' });
  expect(await section('allotted')).not.toContain(first.customer.name);
  await world.signIn('boss');
  const li = (await world.call('people.list', undefined)).find(({ name }) => name === 'li');
  if (li === undefined) throw new Error('li is missing');
  const exposure = await world.call('people.exposure', { memberId: li.id, days: 30, offset: 0, limit: 50 });
  // Those of the days before, these two, and the value itself.
  expect(exposure.sums.revealed).toBeGreaterThanOrEqual(5);
});

test('P6 whoever returned a customer is not given them back, and a changed program of a salesperson hands out nothing', async () => {
  world.ports.time.now += DAY_MS;
  await setPolicy({});
  await world.signIn('li');
  const id = (await world.call('customers.create', { card: { name: 'back', tags: [] }, reach: [] })).id;
  await world.call('customers.move', { ids: [id], bookId: books.pool, reason: 'r' });
  await expect(world.call('pool.allot', undefined)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await asModified(world, 'wu', (vault) => {
    const pool = books.pool;
    const statement = { type: 'customer.allotted' as const, pool, to: vault.self.member, on: day(), customers: [id] };
    expect(() => record(vault, { statements: [statement] })).toThrow(/no-right/);
    expect(roster(vault).allotments[vault.self.member]?.customers).not.toContain(id);
  });
  await setPolicy({ allotPerDay: 9 });
  expect((await world.call('pool.allot', undefined)).given).toBeGreaterThan(0);
  expect((await world.call('customers.get', { id })).bookId).toBe(books.wu);
});
