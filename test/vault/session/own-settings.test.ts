/** O1 O2: what a person arranged is theirs alone, what a team shares is the team's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type SavedView } from '../../../shared/model/settings.ts';
import { CustomerId } from '../../../shared/model/ids.ts';
import { asModified } from '../customers/enter-core.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;

const VIEW: SavedView = {
  id: '0198c0de-0000-7000-8000-000000000005',
  name: '重点客户',
  query: { search: '', sort: 'name', descending: false, levels: ['A'] },
};

beforeAll(async () => {
  world = await createWorld();
  await world.add('li', ['salesperson']);
  await world.add('ann', ['auditor']);
}, 60_000);
afterAll(() => {
  world.remove();
});

const get = () => world.call('settings.get', undefined);

test('O1 settings are in force at once, outlive a lock, and are nobody else’s', async () => {
  await world.signIn('li');
  expect(await get()).toEqual(DEFAULT_SETTINGS);
  const columns = [{ id: 'name', visible: true, width: 220 }];
  await world.call('settings.set', { columns });
  expect(await world.call('settings.set', { fontSize: 'large', views: [VIEW] })).toEqual({
    ...DEFAULT_SETTINGS,
    columns,
    fontSize: 'large',
    views: [VIEW],
  });
  await world.signIn('boss');
  expect(await get()).toEqual(DEFAULT_SETTINGS);
  await world.signIn('li');
  expect(await get()).toMatchObject({ columns, fontSize: 'large', views: [VIEW] });
});

test('O1 many changes are one batch', async () => {
  await world.signIn('li');
  const seqOf = () => asModified(world, 'boss', (vault) => vault.journal.seq);
  const count = async (changes: number): Promise<number> => {
    const before = await seqOf();
    await world.signIn('li');
    for (let width = 100; width < 100 + changes; width += 1)
      await world.call('settings.set', { columns: [{ id: 'name', visible: true, width }] });
    return (await seqOf()) - before;
  };
  const without = await count(0);
  expect(await count(300)).toBe(without + 1);
});

test('O1 who was opened last is kept for its person and waits for the lock to be written', async () => {
  const recent = CustomerId.parse('0198c0de-0000-7000-8000-000000000009');
  await world.signIn('li');
  await world.call('settings.set', { recentCustomers: [recent] });
  await world.signIn('boss');
  expect((await get()).recentCustomers).toEqual([]);
  await world.signIn('li');
  expect((await get()).recentCustomers).toEqual([recent]);
});

test('O2 a lead shares views, the team reads them, a salesperson cannot change them, an auditor sees none', async () => {
  await world.signIn('boss');
  await world.call('views.share', { views: [VIEW] });
  await world.signIn('li');
  expect(await world.call('views.list', undefined)).toEqual([VIEW]);
  await expect(world.call('views.share', { views: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.signIn('ann');
  expect(await world.call('views.list', undefined)).toEqual([]);
});

test('a row of settings and a row of views are part of the verified row set', async () => {
  await world.signIn('boss');
  expect(await world.call('health.get', undefined)).toMatchObject({ verification: 'intact', damageTotal: 0 });
});
