/** Who did how much in a span of time, as far as the reader may open the log. Rule A1. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/model/day.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
}, 60_000);
afterEach(() => {
  world.remove();
});

/** Looks at one number of a new customer. */
async function reveal(name: string): Promise<void> {
  const { id } = await world.call('customers.create', { card: { name, tags: [] }, reach: [{ kind: 'phone', value: '13800138000' }] });
  const [value] = (await world.call('customers.get', { id })).reach;
  if (value === undefined) throw new Error('no number');
  await world.call('customers.reveal', { id, valueId: value.id });
}

async function failToSignIn(times: number): Promise<void> {
  await world.lock();
  await world.call('vault.settle', { reason: 'user' });
  const { labels } = await world.call('vault.open', { path: world.path });
  const slot = labels.find(({ label }) => label === 'li');
  if (slot === undefined) throw new Error('nobody is called li');
  for (let time = 0; time < times; time += 1)
    await expect(world.call('vault.unlock', { slotId: slot.slotId, passphrase: 'wrong' })).rejects.toBeDefined();
}

const summary = (days?: number) => world.call('audit.summary', days === undefined ? {} : { days });
const ofPerson = async (name: string, days?: number) => (await summary(days)).people.find(({ actor }) => actor === name)?.counts;

test('reveals, changes of rights and failed sign-ins are counted by person, and the list narrows to what a figure counts', async () => {
  const founding = (await ofPerson('boss'))?.rights ?? 0;
  await world.add('li', ['salesperson']);
  await world.signIn('li');
  await reveal('A');
  await reveal('B');
  await failToSignIn(2);
  await world.signIn('boss');
  expect(await ofPerson('li')).toEqual({ exports: 0, reveals: 2, prints: 0, rights: 0 });
  // Inviting and confirming.
  expect(await ofPerson('boss')).toMatchObject({ reveals: 0, rights: founding + 2 });
  const { people, failed } = await summary();
  expect(failed).toEqual([{ subject: 'li', count: 2 }]);
  const actorId = people.find(({ actor }) => actor === 'li')?.actorId;
  const listed = await world.call('audit.list', { offset: 0, limit: 50, actorId, topic: 'reveals' });
  expect(listed.entries.map(({ action }) => action)).toEqual(['value.revealed', 'value.revealed']);
  expect((await world.call('audit.list', { offset: 0, limit: 50, topic: 'rights' })).total).toBe(founding + 2);
});

test('what is older than the span counts in neither', async () => {
  await reveal('A');
  world.ports.time.now += 40 * DAY_MS;
  await world.signIn('boss');
  await reveal('B');
  expect(await ofPerson('boss', 30)).toMatchObject({ reveals: 1 });
  expect(await ofPerson('boss')).toMatchObject({ reveals: 2 });
  const reveals = async (days: number) => (await world.call('audit.list', { offset: 0, limit: 50, topic: 'reveals', days })).total;
  expect([await reveals(30), await reveals(90)]).toEqual([1, 2]);
});

test('A1 an auditor reads it of everybody, a lead of the team, and others are refused', async () => {
  await world.add('li', ['salesperson']);
  await world.add('rita', ['auditor']);
  await world.signIn('li');
  await reveal('A');
  await expect(summary()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.signIn('rita');
  expect(await ofPerson('li')).toMatchObject({ reveals: 1 });
  const entries = async () => (await world.call('audit.list', { offset: 0, limit: 200 })).total;
  const before = await entries();
  await summary();
  expect(await entries()).toBe(before);
});
