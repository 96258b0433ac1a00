/** Coming back into a locked session after the system recognised its person: what it opens, once, and when it is over. Rule N6. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';
import { createWorld, memoryKeyStore, PASSPHRASE, testPorts, type World } from '../../support/vault-world.ts';

const HOUR_MS = 3_600_000;
let world: World;

beforeAll(async () => {
  world = await createWorld({ ports: testPorts({ keyStore: { ...memoryKeyStore(), kind: 'os' } }) });
  await world.add('li', ['salesperson']);
}, 60_000);
afterAll(() => {
  world.remove();
});

async function permit(touchUnlock: boolean): Promise<void> {
  await world.signIn('boss');
  await world.call('policy.set', { policy: { ...DEFAULT_POLICY, touchUnlock }, reason: 'r' });
}

/** Signs `li` in, takes what leads back, and locks. */
async function leaveOpen(): Promise<Uint8Array | undefined> {
  await world.signIn('li');
  const { sealed } = await world.call('wayBack.make', undefined);
  await world.lock();
  return sealed;
}

/** A new process, as after every lock; the session's name, or why not. */
async function comeBack(sealed: Uint8Array | undefined): Promise<unknown> {
  await world.call('vault.settle', { reason: 'user' });
  const fresh = world.service();
  await fresh.call('vault.open', { path: world.path });
  try {
    await fresh.call('vault.comeBack', { sealed: sealed ?? new Uint8Array(100) });
    return (await fresh.call('session.get', undefined)).name;
  } catch (error) {
    return (error as { code: unknown }).code;
  } finally {
    await fresh.call('vault.settle', { reason: 'user' });
  }
}

test('N6 without the rule there is no way back, and with it there is one, once', async () => {
  expect(await leaveOpen()).toBeUndefined();
  await permit(true);
  const sealed = await leaveOpen();
  expect(sealed?.length).toBeGreaterThan(100);
  expect(Buffer.from(sealed ?? []).includes(PASSPHRASE)).toBe(false);
  expect(await comeBack(sealed)).toBe('li');
  expect(await comeBack(sealed)).toBe('WAY_BACK_OVER');
});

test('N6 it is over after eight hours, when another way was made, when a byte is changed, and for nobody waiting', async () => {
  const late = await leaveOpen();
  world.ports.time.now += 9 * HOUR_MS;
  expect(await comeBack(late)).toBe('WAY_BACK_OVER');
  const [first, second] = [await leaveOpen(), await leaveOpen()];
  expect(await comeBack(first)).toBe('WAY_BACK_OVER');
  expect(second).toBeDefined();
  const changed = Uint8Array.from((await leaveOpen()) ?? []);
  changed[60] = (changed[60] ?? 0) ^ 1;
  expect(await comeBack(changed)).toBe('WAY_BACK_OVER');
});

test('N6 a passphrase changed since, or a rule withdrawn, ends it', async () => {
  const before = await leaveOpen();
  await world.signIn('li');
  const next = 'umbrella-quartz-19-lantern-sea';
  await world.call('passphrase.change', { current: PASSPHRASE, next });
  await world.call('passphrase.change', { current: next, next: `${next}-again` });
  await world.lock();
  expect(await comeBack(before)).toBe('WAY_BACK_OVER');
  await world.signIn('boss');
  const own = (await world.call('wayBack.make', undefined)).sealed;
  await permit(false);
  await world.lock();
  expect(await comeBack(own)).toBe('WAY_BACK_OVER');
});

test('N6 where the system keeps no keys there is no way back', async () => {
  const plain = await createWorld();
  await plain.call('policy.set', { policy: { ...DEFAULT_POLICY, touchUnlock: true }, reason: 'r' });
  expect(await plain.call('wayBack.make', undefined)).toEqual({});
  plain.remove();
});
