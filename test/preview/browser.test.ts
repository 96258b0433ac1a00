import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { launchOptions } from '../../electron/preview/browser-options.ts';
import { folderDialogs } from '../../electron/preview/dialogs.ts';
import { createEventQueue } from '../../electron/preview/event-queue.ts';
import { findBrowser } from '../../electron/preview/find-browser.ts';
import { createProfileFolder } from '../../electron/preview/profile-folder.ts';

test('the browser named in the environment is taken or none, never another', () => {
  const env = { KEEPBOOK_BROWSER: '/opt/own', PATH: '/usr/bin' };
  expect(findBrowser({ platform: 'linux', env, isExecutable: () => true })).toBe('/opt/own');
  expect(findBrowser({ platform: 'linux', env, isExecutable: (path) => path !== '/opt/own' })).toBeUndefined();
});

test('the usual places of each system are looked at', () => {
  const only = (wanted: string) => (path: string) => path === wanted;
  const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  const mac = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  expect(findBrowser({ platform: 'linux', env: {}, isExecutable: only('/usr/bin/google-chrome') })).toBe('/usr/bin/google-chrome');
  expect(findBrowser({ platform: 'win32', env: { ProgramFiles: 'C:\\Program Files' }, isExecutable: only(chrome) })).toBe(chrome);
  expect(findBrowser({ platform: 'darwin', env: {}, isExecutable: only(mac) })).toBe(mac);
});

test('the sandbox is on except for root, downloads and service workers are refused, no port is opened', () => {
  const start = { executable: '/usr/bin/chromium', profile: '/dev/shm/p', headless: true };
  const options = launchOptions({ ...start, isRoot: false });
  expect(options).toMatchObject({ chromiumSandbox: true, acceptDownloads: false, serviceWorkers: 'block', bypassCSP: false });
  expect(options.args?.join(' ')).not.toMatch(/--no-sandbox|--remote-debugging-port/);
  expect(launchOptions({ ...start, isRoot: true }).chromiumSandbox).toBe(false);
});

test('the profile is private, forgets by its preferences and is deleted', () => {
  const profile = createProfileFolder();
  expect(statSync(profile.path).mode & 0o077).toBe(0);
  const preferences = JSON.parse(readFileSync(join(profile.path, 'Default', 'Preferences'), 'utf8')) as Record<string, unknown>;
  expect(preferences).toMatchObject({
    autofill: { profile_enabled: false, credit_card_enabled: false },
    credentials_enable_service: false,
    translate: { enabled: false },
  });
  profile.remove();
  expect(existsSync(profile.path)).toBe(false);
});

test('the profile of a preview that was killed is removed by the next one', () => {
  const first = createProfileFolder();
  const abandoned = join(dirname(first.path), 'keepbook-preview-999999999-abcdef');
  mkdirSync(abandoned);
  createProfileFolder().remove();
  expect([existsSync(abandoned), existsSync(first.path)]).toEqual([false, true]);
  first.remove();
});

test('without dialog programs, files go to and come from one folder and nothing is overwritten', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-folder-'));
  const dialogs = folderDialogs(folder);
  expect(await dialogs.openFile({ kind: 'list', title: '' })).toBeUndefined();
  for (const [name, at] of [
    ['old.csv', 1_000],
    ['new.CSV', 2_000],
    ['newest.age', 3_000],
  ] as const) {
    writeFileSync(join(folder, name), '');
    utimesSync(join(folder, name), at, at);
  }
  expect(await dialogs.openFile({ kind: 'list', title: '' })).toBe(join(folder, 'new.CSV'));
  expect(await dialogs.saveFile({ kind: 'backup', title: '', suggestedName: 'newest.age' })).toBe(join(folder, 'newest-2.age'));
  rmSync(folder, { recursive: true });
});

test('events wait in order for a page that fetches them, and a new page takes the place of the old', async () => {
  const queue = createEventQueue();
  queue.send('roster.changed', undefined);
  queue.send('vault.locked', { reason: 'user' });
  expect(await queue.next()).toEqual([
    ['roster.changed', undefined],
    ['vault.locked', { reason: 'user' }],
  ]);
  const old = queue.next();
  const fresh = queue.next();
  expect(await old).toEqual([]);
  queue.send('health.changed', undefined);
  expect(await fresh).toEqual([['health.changed', undefined]]);
});
