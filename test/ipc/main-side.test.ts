import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMainSide, type MainSide } from '../../electron/ipc/main-side.ts';
import type { AppState } from '../../shared/model/app.ts';
import { fakeMainPorts, type FakePorts } from '../support/main-ports.ts';

const slotId = '0198c0de-0000-7000-8000-000000000001';
const QUERY = { search: '', sort: 'updated', descending: true };

let ports: FakePorts;
let main: MainSide;
let folder: string;

beforeEach(() => {
  ports = fakeMainPorts();
  main = createMainSide(ports);
  folder = mkdtempSync(join(tmpdir(), 'keepbook-files-'));
});
afterEach(() => main.shutDown());

async function value(method: string, input?: unknown): Promise<unknown> {
  const reply = await main.dispatch(method, input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}
async function state(): Promise<AppState> {
  return (await value('app.state')) as AppState;
}
function locks(): unknown[] {
  return ports.sent.filter(([event]) => event === 'vault.locked').map(([, payload]) => payload);
}
async function openVault(name = 'team.keepbook'): Promise<void> {
  ports.dialogAnswers.push(join(folder, name));
  await value('vaults.chooseExisting');
}
async function unlock(): Promise<void> {
  await value('vault.unlock', { slotId, passphrase: 'right' });
}

describe('the life of a vault', () => {
  test('it starts on the welcome screen, with the language of the system', async () => {
    expect(await state()).toMatchObject({ phase: 'welcome', labels: [], recent: [], preferences: { language: 'zh-CN' } });
  });

  test('opening shows the sign-in list and remembers the file by a handle, never by path', async () => {
    await openVault();
    const now = await state();
    expect(now).toMatchObject({
      phase: 'locked',
      vaultName: 'team.keepbook',
      labels: [{ label: 'first' }],
      recent: [{ name: 'team.keepbook', folder }],
    });
    await value('vaults.close');
    expect(await state()).toMatchObject({ phase: 'welcome' });
    expect(await value('vaults.open', { handle: now.recent[0]?.handle })).toMatchObject({ phase: 'locked' });
  });

  test('a vault that cannot be opened leads back to the welcome screen with its code', async () => {
    await expect(openVault('missing.keepbook')).rejects.toThrow('VAULT_MISSING');
    expect(await state()).toMatchObject({ phase: 'welcome', recent: [] });
  });

  test('what is announced while a file is being read does not take it for a vault', async () => {
    const opening = openVault('missing.keepbook');
    while (main.vaultPid() === undefined) await new Promise((resolve) => setTimeout(resolve, 1));
    await value('preferences.set', { language: 'en' });
    await expect(opening).rejects.toThrow('VAULT_MISSING');
    const told = ports.sent.flatMap(([event, payload]) => (event === 'app.changed' ? [(payload as AppState).phase] : []));
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told)).toEqual(new Set(['welcome']));
  });

  test('what was brought back from a backup is said on its own sign-in list, until somebody is in or another vault is chosen', async () => {
    writeFileSync(join(folder, 'team.backup.age'), 'a');
    const bringBack = async () => {
      ports.dialogAnswers.push(join(folder, 'team.backup.age'));
      const { handle } = (await value('restores.choose')) as { handle: string };
      ports.dialogAnswers.push(join(folder, 'team.keepbook'));
      return value('restores.run', { handle, key: 'AGE-SECRET-KEY-1X' });
    };
    expect(await bringBack()).toMatchObject({ phase: 'locked', vaultName: 'team.keepbook', restored: { keptAs: 'team.before.keepbook' } });
    await unlock();
    expect((await state()).restored).toBeUndefined();
    await main.lock('user');
    expect((await state()).restored).toBeUndefined();
    await bringBack();
    await openVault('other.keepbook');
    expect((await state()).restored).toBeUndefined();
  });

  test('a wrong passphrase leaves it locked and keeps the details of the refusal', async () => {
    await openVault();
    expect(await main.dispatch('vault.unlock', { slotId, passphrase: 'wrong' })).toEqual({
      ok: false,
      code: 'WRONG_PASSPHRASE',
      details: { waitSeconds: 3 },
    });
    expect((await state()).phase).toBe('locked');
  });

  test('locking shows the sign-in at once, ends the process and opens the same file in a fresh one', async () => {
    await openVault('slow.keepbook');
    await unlock();
    const pid = main.vaultPid();
    const before = performance.now();
    expect(await value('vault.lock')).toMatchObject({ phase: 'locked', lockReason: 'user' });
    expect(performance.now() - before).toBeLessThan(500);
    expect(locks()).toEqual([{ reason: 'user' }]);
    await unlock();
    expect(main.vaultPid()).not.toBe(pid);
    expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
  });

  test('a lock during a sign-in refuses that sign-in', async () => {
    await openVault();
    const signIn = main.dispatch('vault.unlock', { slotId, passphrase: 'hang' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await main.lock('suspend');
    expect(await signIn).toEqual({ ok: false, code: 'VAULT_LOCKED' });
    expect((await state()).phase).toBe('locked');
  });

  test('a crash of the process locks, says so, and signing in works again', async () => {
    await openVault();
    await unlock();
    process.kill(main.vaultPid() ?? 0, 'SIGKILL');
    await expect.poll(locks).toEqual([{ reason: 'crashed' }]);
    expect(await state()).toMatchObject({ phase: 'locked', lockReason: 'crashed' });
    await unlock();
    expect((await state()).phase).toBe('unlocked');
  });

  test('shutting down leaves no process', async () => {
    await openVault();
    await unlock();
    const pid = main.vaultPid();
    await main.shutDown();
    expect(locks()).toEqual([{ reason: 'closed' }]);
    expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
  });
});

describe('ways out', () => {
  beforeEach(async () => {
    await openVault();
    await unlock();
  });

  test('a copied value goes to the clipboard and not to the page, and the lock takes it away', async () => {
    const reply = await main.dispatch('customers.copy', { id: slotId, valueId: 'aaaaaa' });
    expect(reply).toEqual({ ok: true, value: { clearsAfterMs: 30_000 } });
    expect(await ports.clipboard.readText()).toBe('13800138000');
    await main.lock('idle');
    expect(await ports.clipboard.readText()).toBe('');
    expect(ports.sent.map(([event]) => event)).toContain('clipboard.cleared');
  });

  test('only a number is handed to the dialler', async () => {
    expect(await value('customers.call', { id: slotId, valueId: 'aaaaaa' })).toEqual({ opened: true });
    expect(await value('customers.call', { id: slotId, valueId: 'bbbbbb' })).toEqual({ opened: false });
    expect(ports.dialled).toEqual(['+8613800138000']);
  });

  test('an export asks for its place under a speaking name and is cancelled without one', async () => {
    const request = { query: QUERY, fields: ['name'], target: { kind: 'recipient', recipient: 'age1x' }, reason: '', language: 'en' };
    ports.dialogAnswers.push(undefined, join(folder, 'out'));
    expect(await value('exports.run', request)).toEqual({ cancelled: true });
    expect(await value('exports.run', request)).toMatchObject({ fileName: join(folder, 'out.age'), folder: basename(folder) });
    expect(ports.suggestedNames.at(-1)).toMatch(/^team-export-\d{4}-\d\d-\d\d\.csv\.age$/);
  });

  test('an unexpected error of the process carries no value to the page or the log', async () => {
    writeFileSync(join(folder, 'list.csv'), 'a');
    ports.dialogAnswers.push(join(folder, 'list.csv'));
    const { handle } = (await value('imports.choose')) as { handle: string };
    expect(await main.dispatch('imports.preview', { handle, language: 'en' })).toEqual({ ok: false, code: 'INTERNAL' });
    expect(ports.logged.join('\n')).not.toContain('13800138000');
  });

  test('an import file chosen by one person is gone after the lock', async () => {
    writeFileSync(join(folder, 'list.csv'), 'a');
    ports.dialogAnswers.push(join(folder, 'list.csv'));
    const { handle, bytes } = (await value('imports.choose')) as { handle: string; bytes: number };
    expect(bytes).toBe(1);
    await main.lock('user');
    expect(await main.dispatch('imports.preview', { handle, language: 'en' })).toEqual({ ok: false, code: 'HANDLE_EXPIRED' });
  });
});

test('the recovery kit becomes a page only its owner can read, with everything in it escaped', async () => {
  const sheet = {
    code: 'ABCDEFGHIJ',
    label: '<b>li</b>',
    vaultName: 'team',
    vaultWords: { en: ['one'], zh: ['一'] },
    createdAt: 0,
    recoveryKey: 'AGE-SECRET-KEY-1X',
    qrPath: 'M0 0h1v1H0z',
    qrSize: 25,
  };
  const target = join(folder, 'kit.html');
  ports.dialogAnswers.push(target);
  expect(await value('kit.save', { sheet, language: 'zh-CN' })).toEqual({ fileName: 'kit.html' });
  const page = readFileSync(target, 'utf8');
  for (const part of ['ABCDE FGHIJ', 'AGE-SECRET-KEY-1X', 'M0 0h1v1H0z', '守册应急包']) expect(page).toContain(part);
  expect(page).not.toContain('<b>li');
  expect(statSync(target).mode & 0o777).toBe(0o600);
  const forged = { ...sheet, qrPath: '"/><script>' };
  expect(await main.dispatch('kit.save', { sheet: forged, language: 'en' })).toEqual({ ok: false, code: 'INVALID_INPUT' });
});

test('preferences survive a restart, and a damaged file costs only the preferences', async () => {
  await value('preferences.set', { theme: 'dark' });
  expect(ports.sent.at(-1)).toMatchObject(['app.changed', { preferences: { theme: 'dark', language: 'zh-CN' } }]);
  expect((await readAgain()).preferences.theme).toBe('dark');
  writeFileSync(join(ports.userFolder, 'preferences.json'), '{"preferences":');
  expect((await readAgain()).preferences.theme).toBe('system');
});

async function readAgain(): Promise<AppState> {
  const reply = await createMainSide(ports).dispatch('app.state', undefined);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value as AppState;
}
