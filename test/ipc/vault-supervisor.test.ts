import { afterEach, expect, test } from 'vitest';
import type { ChildChannel } from '../../electron/ipc/ports.ts';
import { createVaultSupervisor, type VaultSupervisor } from '../../electron/ipc/vault-supervisor.ts';
import { SlotId } from '../../shared/model/ids.ts';
import { FIRST_RULES } from '../../shared/model/passphrase-rules.ts';
import { memoryKeyStore, startVaultChild } from '../support/main-ports.ts';

const slotId = SlotId.parse('0198c0de-0000-7000-8000-000000000001');

type Watched = { supervisor: VaultSupervisor; started: ChildChannel[]; events: string[]; crashes: () => number };
const all: VaultSupervisor[] = [];
afterEach(async () => {
  await Promise.all(all.splice(0).map((supervisor) => supervisor.retire('closed')));
});

function watched(settleLimitMs = 4_000): Watched {
  const started: ChildChannel[] = [];
  const events: string[] = [];
  let crashes = 0;
  const supervisor = createVaultSupervisor({
    start: () => {
      const channel = startVaultChild();
      started.push(channel);
      return channel;
    },
    keyStore: memoryKeyStore(),
    send: (event) => {
      events.push(event);
    },
    onCrash: () => {
      crashes += 1;
    },
    log: () => undefined,
    settleLimitMs,
  });
  all.push(supervisor);
  return { supervisor, started, events, crashes: () => crashes };
}

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0);
    return pid !== undefined;
  } catch {
    return false;
  }
}

test('no process runs before something is asked, and one serves all calls', async () => {
  const { supervisor, started } = watched();
  expect(supervisor.pid()).toBeUndefined();
  await supervisor.call('vault.open', { path: '/v' });
  await supervisor.call('vault.unlock', { slotId, passphrase: 'right' });
  expect(started).toHaveLength(1);
});

test('errors of the process arrive with code and details, unexpected ones without their message', async () => {
  const { supervisor } = watched();
  await expect(supervisor.call('vault.unlock', { slotId, passphrase: 'wrong' })).rejects.toMatchObject({
    code: 'WRONG_PASSPHRASE',
    details: { waitSeconds: 3 },
  });
  const refused = supervisor.call('imports.previewFile', { path: '/x', format: {}, language: 'en' });
  await expect(refused).rejects.toMatchObject({ code: 'INTERNAL', message: 'INTERNAL' });
});

test('the process reads and writes the key store through main, bytes intact', async () => {
  const { supervisor } = watched();
  expect(await supervisor.call('passphrase.generate', { language: 'en', rules: FIRST_RULES })).toEqual({ passphrase: '1 2 250' });
});

test('events of the process reach the page', async () => {
  const { supervisor, events } = watched();
  await supervisor.call('jobs.list', undefined);
  expect(events).toEqual(['health.changed']);
});

test('retiring refuses waiting calls at once and leaves no process behind', async () => {
  const { supervisor, started, crashes } = watched();
  await supervisor.call('vault.open', { path: '/v' });
  const pid = supervisor.pid();
  const waiting = expect(supervisor.call('vault.unlock', { slotId, passphrase: 'hang' })).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const gone = supervisor.retire('user');
  await waiting;
  await gone;
  expect(isAlive(pid)).toBe(false);
  expect(supervisor.pid()).toBeUndefined();
  expect(crashes()).toBe(0);
  expect(started).toHaveLength(1);
});

test('a process that does not settle in time is killed', async () => {
  const { supervisor } = watched(300);
  await supervisor.call('vault.open', { path: '/slow' });
  const pid = supervisor.pid();
  const before = performance.now();
  await supervisor.retire('user');
  expect(performance.now() - before).toBeGreaterThanOrEqual(290);
  expect(isAlive(pid)).toBe(false);
});

test('a call during retirement waits for the old process to end and gets a new one', async () => {
  const { supervisor, started } = watched(300);
  await supervisor.call('vault.open', { path: '/slow' });
  const old = supervisor.pid();
  void supervisor.retire('user');
  await supervisor.call('vault.open', { path: '/v' });
  expect(isAlive(old)).toBe(false);
  expect(started).toHaveLength(2);
  expect(supervisor.pid()).not.toBe(old);
});

test('a crash refuses the waiting call, is reported once and the next call starts anew', async () => {
  const { supervisor, crashes } = watched();
  const generation = supervisor.generation();
  await expect(supervisor.call('vault.unlock', { slotId, passphrase: 'crash' })).rejects.toMatchObject({ code: 'VAULT_PROCESS_ENDED' });
  expect(crashes()).toBe(1);
  expect(supervisor.generation()).not.toBe(generation);
  expect((await supervisor.call('vault.open', { path: '/v' })).labels).toHaveLength(1);
});

test('a process killed from outside is noticed without a call waiting', async () => {
  const { supervisor, crashes } = watched();
  await supervisor.call('vault.open', { path: '/v' });
  process.kill(supervisor.pid() ?? 0, 'SIGKILL');
  await expect.poll(crashes).toBe(1);
  expect(supervisor.pid()).toBeUndefined();
});
