/** K13: a security key opens a slot of its own. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outcomeOf } from '../../support/outcome.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const OTHER = Buffer.alloc(32, 8).toString('base64');
let world: World;

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  world.remove();
});

async function add(secret = SECRET): Promise<Awaited<ReturnType<typeof begin>>> {
  const begun = await begin();
  await world.call('securityKeys.add', { passphrase: PASSPHRASE, slotId: begun.slotId, credentialId: 'aGVsbG8', secret });
  return begun;
}
const begin = () => world.call('securityKeys.begin', { passphrase: PASSPHRASE });

/** As a new process: the sign-in list. */
async function atTheDoor() {
  await world.call('vault.settle', { reason: 'user' });
  const { labels } = await world.call('vault.open', { path: world.path });
  const [label] = labels;
  if (label === undefined) throw new Error('nobody');
  return label;
}

test('K13 the sign-in list says which key to ask what, and its answer opens', async () => {
  const { slotId, question } = await add();
  expect((await atTheDoor()).securityKeys).toEqual([{ slotId, credentialId: 'aGVsbG8', question }]);
  expect(await outcomeOf(world.call('vault.unlockWithSecurityKey', { slotId, secret: OTHER }))).toBe('WRONG_KEY');
  expect(await outcomeOf(world.call('vault.unlockWithSecurityKey', { slotId, secret: SECRET }))).toBe('accepted');
  expect((await world.call('session.get', undefined)).securityKeys).toEqual([slotId]);
  await expect.poll(async () => (await world.call('health.get', undefined)).verification).toBe('intact');
});

test('K13 whoever came in by a key gives the passphrase to change anything about signing in', async () => {
  const { slotId } = await add();
  await atTheDoor();
  await world.call('vault.unlockWithSecurityKey', { slotId, secret: SECRET });
  expect(await outcomeOf(world.call('kit.create', { passphrase: 'wrong' }))).toBe('WRONG_PASSPHRASE');
  const next = 'seven-lanterns-over-quiet-harbor-93';
  expect(await outcomeOf(world.call('passphrase.change', { current: PASSPHRASE, next }))).toBe('accepted');
  const { slotId: passphraseSlot } = await atTheDoor();
  expect(await outcomeOf(world.call('vault.unlock', { slotId: passphraseSlot, passphrase: next }))).toBe('accepted');
});

test('K13 a key that was removed opens this file no more', async () => {
  const { slotId } = await add();
  expect(await outcomeOf(world.call('securityKeys.remove', { passphrase: 'wrong', slotId }))).toBe('WRONG_PASSPHRASE');
  await world.call('securityKeys.remove', { passphrase: PASSPHRASE, slotId });
  expect((await atTheDoor()).securityKeys).toEqual([]);
  expect(await outcomeOf(world.call('vault.unlockWithSecurityKey', { slotId, secret: SECRET }))).toBe('WRONG_KEY');
});

test('K13 K9 a key put beside another name or another credential opens nothing', async () => {
  const { slotId } = await add();
  for (const edit of ["credential = 'aGVsbGE'", "label = 'lin'"]) {
    await world.call('vault.settle', { reason: 'user' });
    const db = new Database(world.path);
    const before = db.prepare("select label, credential from slots where kind = 'security-key'").get() as object;
    db.exec(`update slots set ${edit} where kind = 'security-key'`);
    db.close();
    await atTheDoor();
    expect(await outcomeOf(world.call('vault.unlockWithSecurityKey', { slotId, secret: SECRET }))).toBe('WRONG_KEY');
    await world.call('vault.settle', { reason: 'user' });
    const back = new Database(world.path);
    back.prepare("update slots set label = @label, credential = @credential where kind = 'security-key'").run(before);
    back.close();
  }
  await atTheDoor();
  expect(await outcomeOf(world.call('vault.unlockWithSecurityKey', { slotId, secret: SECRET }))).toBe('accepted');
});

test('a vault made before there were security keys gets them with the next slot', async () => {
  await world.call('vault.settle', { reason: 'user' });
  const db = new Database(world.path);
  db.exec(`create table before (id blob primary key, kind text not null check (kind in ('passphrase', 'kit', 'invitation', 'recovery')),
    label text not null, memory_kib integer, passes integer, lanes integer, salt blob, wrapped blob not null) strict;
    insert into before select id, kind, label, memory_kib, passes, lanes, salt, wrapped from slots;
    drop table slots; alter table before rename to slots;`);
  db.close();
  const { slotId: own } = await atTheDoor();
  await world.call('vault.unlock', { slotId: own, passphrase: PASSPHRASE });
  const { slotId } = await add();
  await atTheDoor();
  expect(await outcomeOf(world.call('vault.unlockWithSecurityKey', { slotId, secret: SECRET }))).toBe('accepted');
  await expect.poll(async () => (await world.call('health.get', undefined)).verification).toBe('intact');
});
