/** Another team for somebody as the one call the window makes: signed, handed over, sealed anew, and repeatable. Rule R14. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MemberId, TeamId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
let li: MemberId;
let coast: TeamId;
const reason = 'opens the coast';

beforeEach(async () => {
  world = await createWorld();
  const { teamId: north } = await world.call('session.get', undefined);
  await world.add('li', ['salesperson']);
  coast = (await world.call('teams.create', { name: 'Coast', parentId: north })).id;
  await world.signIn('li');
  for (const name of ['Grace', 'Alan'])
    await world.call('customers.create', { card: { name, tags: [] }, reach: [{ kind: 'phone', value: '13800138000' }] });
  await world.signIn('boss');
  li = (await person('li')).id;
}, 60_000);
afterEach(() => {
  world.remove();
});

const person = async (name: string) => {
  const found = (await world.call('people.list', undefined)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const customersIn = async () =>
  Object.fromEntries((await world.call('books.list', undefined)).map(({ name, customers }) => [name, customers]));
const sharedOfNorth = async () => {
  const { teamId } = await person('boss');
  const found = (await world.call('books.list', undefined)).find((book) => book.kind === 'shared' && book.teamId === teamId);
  if (found === undefined) throw new Error('no shared book');
  return found.id;
};

test('what stays is handed over in the same call, and the person opens none of it afterwards', async () => {
  const handTo = await sharedOfNorth();
  const done = await world.call('people.move', { memberId: li, teamId: coast, customers: 'stay', reason, handTo });
  expect(done).toMatchObject({ state: 'moved', handedOver: 2, booksWaiting: 0 });
  expect(await customersIn()).toMatchObject({ 'Team customers · North': 2, li: 0 });
  expect(await person('li')).toMatchObject({ teamId: coast, customersLeft: 0 });
  await world.signIn('li');
  const shown = await world.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 50 });
  expect(shown.total).toBe(0);
  await world.call('customers.create', { card: { name: 'Ada', tags: [] }, reach: [] });
  expect(await customersIn()).toMatchObject({ 'li · Coast': 1 });
});

test('left where they were they show as left behind, and the same call hands them over later', async () => {
  await world.call('people.move', { memberId: li, teamId: coast, customers: 'stay', reason });
  expect(await person('li')).toMatchObject({ teamId: coast, customersLeft: 2 });
  const handTo = await sharedOfNorth();
  const again = await world.call('people.move', { memberId: li, teamId: coast, customers: 'stay', reason, handTo });
  expect(again).toMatchObject({ state: 'moved', handedOver: 2 });
  expect(await person('li')).toMatchObject({ customersLeft: 0 });
});

test('asked for in a team somebody else leads it waits, and is taken back by naming the team they are in', async () => {
  const { id: west } = await world.call('teams.create', { name: 'West' });
  await world.add('wu', ['lead'], west);
  const asked = await world.call('people.move', { memberId: li, teamId: west, customers: 'go', reason });
  expect(asked).toMatchObject({ state: 'asked', handedOver: 0 });
  expect((await person('li')).moving).toMatchObject({ team: 'West', canSign: false });
  await world.signIn('wu');
  expect((await world.call('session.get', undefined)).waiting.confirmations).toBe(1);
  const { teamId } = await person('li');
  expect(await world.call('people.move', { memberId: li, teamId, customers: 'go', reason })).toMatchObject({ state: 'takenBack' });
  expect((await person('li')).moving).toBeUndefined();
});
