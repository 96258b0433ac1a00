/** Somebody who lost their passphrase is invited again; a lead's comparison, and nothing before it, hands the account over. Rule V4. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };
let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.add('adam', ['admin']);
  await world.add('li', ['salesperson']);
  await world.signIn('li');
  await world.call('customers.create', { card: { name: 'x', tags: [] }, reach: [{ kind: 'phone', value: '13975310164' }], note: 'met' });
}, 60_000);
afterAll(() => {
  world.remove();
});

const list = async () => (await world.call('customers.list', { query: ALL, offset: 0, limit: 10 })).rows;
const people = () => world.call('people.list', undefined);

test('V4 the new account opens nothing until a lead compared the words; then the old one ends and its customers are there', async () => {
  await world.signIn('adam');
  const before = (await people()).find(({ name }) => name === 'li');
  if (before === undefined) throw new Error('li is missing');
  const { id: li, teamId } = before;
  const { code } = await world.call('people.invite', { name: 'li', roles: ['salesperson'], teamId, replaces: li });
  await world.join(code, 'li again');
  expect(await list()).toEqual([]);
  await world.signIn('adam');
  const fresh = (await people()).find(({ state }) => state === 'waiting');
  expect(fresh).toMatchObject({ name: 'li', replaces: 'li', canConfirm: false });
  const memberId = fresh?.id ?? li;
  await expect(world.call('people.confirm', { memberId })).rejects.toMatchObject({ code: 'FORBIDDEN' });

  await world.signIn('boss');
  await world.call('people.confirm', { memberId });
  expect((await people()).find(({ id }) => id === li)).toMatchObject({ state: 'revoked', customersLeft: 0 });
  await world.signIn('li again');
  const rows = await list();
  expect(rows).toMatchObject([{ name: 'x', opensPrivate: true }]);
  const [first] = rows;
  if (first !== undefined) expect((await world.call('customers.get', { id: first.id })).notes.map(({ text }) => text)).toEqual(['met']);
  await expect(world.signIn('li')).rejects.toThrow('nobody is called li');
});
