/** A claim from the salesperson to the keeper and back. Rules P1 to P3. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rowId } from '../../../electron/vault/journal/row-id.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { prepareRow, removal } from '../../../electron/vault/session/rows.ts';
import { roster } from '../../../electron/vault/session/unlocked-vault.ts';
import { DEFAULT_POLICY, type Policy } from '../../../shared/model/access.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { World } from '../../support/vault-world.ts';
import { writeByHand } from '../journal/modified-program.ts';
import { asModified } from './enter-core.ts';
import { twoSellers } from './two-sellers.ts';

let world: World;
let books: Awaited<ReturnType<typeof twoSellers>>['books'];

beforeAll(async () => {
  ({ world, books } = await twoSellers());
}, 60_000);
afterAll(() => {
  world.remove();
});
// Claims of one test are over for the next one.
beforeEach(() => {
  world.ports.time.now += 2 * DAY_MS;
});

async function inPool(name: string): Promise<CustomerId> {
  await world.signIn('boss');
  const card = { name, tags: [] };
  return (await world.call('customers.create', { bookId: books.pool, card, reach: [{ kind: 'phone', value: '13975310164' }], note: 'n' }))
    .id;
}

async function setPolicy(change: Partial<Policy>): Promise<void> {
  await world.signIn('boss');
  await world.call('policy.set', { policy: { ...DEFAULT_POLICY, ...change }, reason: 'r' });
}

const claim = (...ids: readonly CustomerId[]) => world.call('pool.claim', { ids: [...ids] });

test('P1 P3 a claim shows to everybody at once, opens nothing, and the keeper’s program opens it for the claimer', async () => {
  const id = await inPool('claimed');
  await world.signIn('li');
  expect(await claim(id)).toEqual({ claimed: 1, opened: 0 });
  expect(await world.call('customers.get', { id })).toMatchObject({
    bookId: books.pool,
    opensPrivate: false,
    reach: [],
    notes: [],
    claim: { isSelf: true },
  });
  expect((await world.call('pool.status', undefined)).own).toMatchObject({ claimsToday: 1, holding: 1, waiting: 1 });
  await world.signIn('wu');
  const { rows } = await world.call('customers.list', {
    query: { search: 'claimed', sort: 'name', descending: false },
    offset: 0,
    limit: 10,
  });
  expect(rows.map(({ claim: one }) => one?.name)).toEqual(['li']);
  await expect(claim(id)).rejects.toMatchObject({ code: 'ALREADY_CLAIMED', details: { name: 'li' } });

  await world.signIn('boss');
  expect(await world.call('customers.get', { id })).toMatchObject({ bookId: books.li });
  const { entries } = await world.call('audit.list', { offset: 0, limit: 50, action: 'claim.opened' });
  expect(entries[0]).toMatchObject({ actor: 'boss', reason: 'li' });
  await world.signIn('li');
  const detail = await world.call('customers.get', { id });
  expect(detail).toMatchObject({ bookId: books.li, opensPrivate: true });
  expect(detail.notes).toHaveLength(1);
  expect(detail.claim).toBeUndefined();
  await world.signIn('wu');
  await expect(world.call('customers.get', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('P1 each limit says what it is, and nothing is claimed', async () => {
  await setPolicy({ claimsPerDay: 1, holdingMax: 2 });
  const [a, b] = [await inPool('limit a'), await inPool('limit b')];
  await world.signIn('li');
  await expect(claim(a, b)).rejects.toMatchObject({ code: 'CLAIM_LIMIT', details: { perDay: 1, left: 1 } });
  await claim(a);
  await expect(claim(b)).rejects.toMatchObject({ code: 'CLAIM_LIMIT', details: { left: 0 } });
  world.ports.time.now += DAY_MS;
  // One from before and one claimed.
  await expect(claim(b)).rejects.toMatchObject({ code: 'HOLDING_LIMIT', details: { most: 2 } });
  await world.signIn('boss');
  await expect(claim(b)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await setPolicy({});
});

test('P3 the keeper’s program counts once more what a changed program did not', async () => {
  await setPolicy({ holdingMax: 1 });
  const id = await inPool('too many');
  await asModified(world, 'li', (vault) => {
    writeByHand(vault, { statements: [{ type: 'customer.claimed', pool: books.pool, customers: [id] }] });
    expect(roster(vault).claims[id]?.by).toBe(vault.self.member);
  });
  await world.signIn('boss');
  const detail = await world.call('customers.get', { id });
  expect(detail.bookId).toBe(books.pool);
  expect(detail.claim).toBeUndefined();
  const { entries } = await world.call('audit.list', { offset: 0, limit: 10, action: 'claim.released' });
  expect(entries[0]).toMatchObject({ reason: 'HOLDING_LIMIT' });
  await setPolicy({});
});

test('P1 whoever returned a customer cannot claim them back for a while, not even by way of the shared book', async () => {
  await world.signIn('li');
  const made = async (name: string) => (await world.call('customers.create', { bookId: books.li, card: { name, tags: [] }, reach: [] })).id;
  const [direct, around] = [await made('straight'), await made('around')];
  await expect(world.call('customers.move', { ids: [direct], bookId: books.pool, reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  });
  await world.call('customers.move', { ids: [direct], bookId: books.pool, reason: 'no time' });
  await world.call('customers.move', { ids: [around], bookId: books.shared, reason: 'r' });
  await world.call('customers.move', { ids: [around], bookId: books.pool, reason: 'r' });
  for (const id of [direct, around]) await expect(claim(id)).rejects.toMatchObject({ code: 'COOLING_OFF', details: { days: 30, all: 30 } });
  await world.signIn('wu');
  await claim(direct);
  await world.call('pool.release', { ids: [direct], reason: '' });
  world.ports.time.now += 31 * DAY_MS;
  await world.signIn('li');
  expect(await claim(direct, around)).toMatchObject({ claimed: 2 });
});

test('P2 a changed program cannot take a card out of the pool without the private key, nor claim as somebody else', async () => {
  const id = await inPool('stolen');
  await asModified(world, 'wu', (vault) => {
    const card = vault.journal.state.get(rowId(id, 'card'));
    if (card === undefined) throw new Error('no card');
    const own = prepareRow(vault, rowId(id, 'card'), books.wu, { name: 'mine', tags: [] });
    expect(() => record(vault, { rows: [own] })).toThrow(/row-not-allowed/);
    expect(() => record(vault, { rows: [removal(card)] })).toThrow(/row-not-allowed/);
  });
  await world.signIn('boss');
  expect(await world.call('customers.get', { id })).toMatchObject({ bookId: books.pool, card: { name: 'stolen' } });
});

test('P1 a claim signed by somebody else’s hand does not count and is named', async () => {
  const id = await inPool('forged');
  await asModified(world, 'wu', (vault) => {
    const li = Object.values(roster(vault).members).find(({ name }) => name === 'li');
    if (li === undefined) throw new Error('li is missing');
    writeByHand(vault, {
      statements: [{ type: 'customer.claimed', pool: books.pool, customers: [id] }],
      author: { member: li.id, device: vault.self.device, signer: vault.self.keys.signer },
    });
    expect(roster(vault).claims[id]).toBeUndefined();
    expect(vault.journal.refused.at(-1)).toMatchObject({ code: 'unknown-device' });
  });
});
