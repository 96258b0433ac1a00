/** N1, N2: wrong passphrases cost time on this computer, and the log has them at the next sign-in. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallInput } from '../../../electron/ipc/vault-calls.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

const MINUTE = 60_000;
let world: World;
let slotId: CallInput<'vault.unlock'>['slotId'];

beforeEach(async () => {
  world = await createWorld();
  await restart();
});
afterEach(() => {
  world.remove();
});

/** As a new process: nothing in memory is left. */
async function restart(): Promise<void> {
  await world.lock();
  await world.call('vault.settle', { reason: 'user' });
  await world.call('vault.open', { path: world.path }).then(({ labels }) => {
    slotId = labels[0]?.slotId ?? slotId;
  });
}

type Told = { readonly code: string; readonly details: Readonly<Record<string, number>> };
async function tryWith(passphrase: string): Promise<Told | 'in'> {
  return world.call('vault.unlock', { slotId, passphrase }).then(
    () => 'in' as const,
    (error: unknown) => error as Told,
  );
}
async function fail(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) expect(await tryWith('wrong')).toMatchObject({ code: 'WRONG_PASSPHRASE' });
}

test('N1 the right passphrase has to wait as well, in a new process too, and opens when the wait is over', async () => {
  expect(await tryWith('wrong')).toMatchObject({ details: { triesLeft: 2, seconds: 0 } });
  await fail(1);
  expect(await tryWith('wrong')).toMatchObject({ details: { seconds: 60 } });
  expect(await tryWith(PASSPHRASE)).toMatchObject({ code: 'TRY_LATER', details: { seconds: 60 } });
  await restart();
  world.ports.time.now += 50_000;
  expect(await tryWith(PASSPHRASE)).toMatchObject({ code: 'TRY_LATER', details: { seconds: 10 } });
  world.ports.time.now += 11_000;
  expect(await tryWith(PASSPHRASE)).toBe('in');
});

test('N1 setting the clock gains nothing while the computer runs on, and set back across a restart the wait begins anew', async () => {
  world.ports.time.uptimeMs = 40 * MINUTE;
  await fail(3);
  world.ports.time.now += 365 * 24 * 60 * MINUTE;
  expect(await tryWith(PASSPHRASE)).toMatchObject({ code: 'TRY_LATER' });
  // The computer was restarted, and its clock stands before the failure.
  world.ports.time.uptimeMs = MINUTE;
  world.ports.time.now -= 2 * 365 * 24 * 60 * MINUTE;
  expect(await tryWith(PASSPHRASE)).toMatchObject({ code: 'TRY_LATER', details: { seconds: 60 } });
  world.ports.time.uptimeMs = 2 * MINUTE;
  expect(await tryWith(PASSPHRASE)).toBe('in');
});

test('N1 an attempt that is cut off counts: the tally is written before the passphrase is tried', async () => {
  const write = world.ports.keyStore.write;
  const order: string[] = [];
  Object.assign(world.ports.keyStore, {
    write: (name: string, value: Uint8Array) => {
      order.push(`${name.split('-')[0] ?? ''} ${Buffer.from(value).toString('utf8')}`);
      return write(name, value);
    },
  });
  await tryWith(PASSPHRASE);
  const counts = order.filter((one) => one.startsWith('attempts')).map((one) => /"count":(\d+)/.exec(one)?.[1]);
  expect(counts.slice(0, 2)).toEqual(['1', '0']);
});

test('the kit opens during a wait and ends it', async () => {
  await fail(3);
  await world.call('vault.unlockWithKit', { code: world.founderKit.code });
  await restart();
  expect(await tryWith(PASSPHRASE)).toBe('in');
});

test('N1 guessing the passphrase of somebody who is signed in costs the same', async () => {
  await world.signIn('boss');
  for (let time = 0; time < 3; time += 1)
    await expect(world.call('kit.create', { passphrase: 'wrong' })).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  await expect(world.call('kit.create', { passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'TRY_LATER' });
});

test('N2 failures are in the log once, from the next sign-in on', async () => {
  await fail(2);
  await world.signIn('boss');
  const failures = async () =>
    (await world.call('audit.list', { offset: 0, limit: 200 })).entries.filter(({ action }) => action === 'signin.failed');
  expect(await failures()).toMatchObject([{ subject: 'boss', count: 2 }]);
  await world.signIn('boss');
  expect(await failures()).toHaveLength(1);
});
