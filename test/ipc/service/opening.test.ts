/** Files that are no vault of ours, places that hold none, and a vault that goes away: each a clear code, nothing written, nothing lost. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/model/day.ts';
import { createVaultService } from '../../../electron/ipc/vault-service.ts';
import { checkPlace } from '../../../electron/vault/storage/place.ts';
import { FORMAT_VERSION } from '../../../electron/vault/storage/schema.ts';
import { createWorld, PASSPHRASE, type World } from '../../support/vault-world.ts';

let world: World;
let original: Buffer;

beforeAll(async () => {
  world = await createWorld();
  await world.call('customers.create', { card: { name: 'Kept', tags: [] }, reach: [{ kind: 'phone', value: '13800138000' }] });
  await world.lock();
  await world.call('vault.settle', { reason: 'user' });
  original = readFileSync(world.path);
}, 60_000);
afterAll(() => {
  world.remove();
});

const service = () => createVaultService(world.ports, () => undefined);

async function openingOf(path: string): Promise<unknown> {
  const one = service();
  const outcome = await one.call('vault.open', { path }).then(
    () => 'opened',
    (error: unknown) => (error as { code: unknown }).code,
  );
  await one.call('vault.settle', { reason: 'user' });
  return outcome;
}

function place(name: string, content: string | Buffer): string {
  const path = join(world.folder, name);
  writeFileSync(path, content);
  return path;
}

function sqliteFile(name: string, change: (db: Database.Database) => void): string {
  const path = join(world.folder, name);
  const db = new Database(path);
  change(db);
  db.close();
  return path;
}

describe('what is no vault of ours is refused and left as it was', () => {
  test.each([
    ['a text file', () => place('text.keepbook', 'dear diary, '.repeat(200)), 'NOT_A_VAULT'],
    ['an empty file', () => place('empty.keepbook', ''), 'NOT_A_VAULT'],
    ['random bytes', () => place('random.keepbook', Buffer.alloc(8_192, 0xa5)), 'NOT_A_VAULT'],
    ['a database of another program', () => sqliteFile('other.keepbook', (db) => db.exec('create table notes (text)')), 'NOT_A_VAULT'],
    [
      'a database of another program that keeps a write-ahead log',
      () => sqliteFile('wal.keepbook', (db) => db.pragma('journal_mode = WAL') && db.exec('create table notes (text)')),
      'NOT_A_VAULT',
    ],
    ['a vault of a newer format', () => newer('newer.keepbook'), 'VAULT_TOO_NEW'],
    ['a vault without a version', () => versioned('zero.keepbook', 0), 'VAULT_DAMAGED'],
    ['a file that is not there', () => join(world.folder, 'nowhere.keepbook'), 'VAULT_MISSING'],
    ['a file in a folder that is not there', () => join(world.folder, 'no', 'such', 'team.keepbook'), 'VAULT_MISSING'],
  ])('%s', async (_title, make, code) => {
    const path = make();
    const before = existsSync(path) ? readFileSync(path) : undefined;
    expect(await openingOf(path)).toBe(code);
    expect(existsSync(path) ? readFileSync(path) : undefined).toEqual(before);
    rmSync(path, { force: true });
  });

  test('a folder', async () => {
    const path = join(world.folder, 'folder.keepbook');
    mkdirSync(path);
    expect(await openingOf(path)).toBe('NOT_A_VAULT');
    expect(readdirSync(path)).toEqual([]);
  });

  test('a creation never overwrites what is there', async () => {
    const path = place('taken.keepbook', 'something else');
    await expect(
      service().call('vault.create', { path, teamName: 'N', name: 'mei', label: 'mei', passphrase: PASSPHRASE, language: 'en' }),
    ).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    expect(readFileSync(path, 'utf8')).toBe('something else');
  });
});

function versioned(name: string, version: number): string {
  copyFileSync(world.path, join(world.folder, name));
  return sqliteFile(name, (db) => db.pragma(`user_version = ${String(version)}`));
}

function newer(name: string): string {
  return versioned(name, FORMAT_VERSION + 1);
}

test('a vault cut off at any length is refused or named as damaged, never shown as if it were whole', async () => {
  const path = join(world.folder, 'cut.keepbook');
  const outcomes = new Map<unknown, number>();
  for (let at = 0; at <= 60; at += 1) {
    const length = Math.floor((original.length * at) / 60);
    writeFileSync(path, original.subarray(0, length));
    const outcome = length === original.length ? 'whole' : await unlocking(path);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    for (const name of readdirSync(world.folder)) if (name.startsWith('cut.')) rmSync(join(world.folder, name));
  }
  expect([...outcomes.keys()]).not.toContain('intact');
  for (const outcome of outcomes.keys())
    expect(['whole', 'damaged', 'NOT_A_VAULT', 'VAULT_DAMAGED', 'JOURNAL_DAMAGED', 'WRONG_PASSPHRASE']).toContain(outcome);
}, 60_000);

/** What somebody is told who opens and signs in: a code, or what verification found. */
async function unlocking(path: string): Promise<unknown> {
  const one = service();
  try {
    const { labels } = await one.call('vault.open', { path });
    const [first] = labels;
    if (first === undefined) return 'VAULT_DAMAGED';
    await one.call('vault.unlock', { slotId: first.slotId, passphrase: PASSPHRASE });
    await expect.poll(async () => (await one.call('health.get', undefined)).verification).not.toBe('running');
    return (await one.call('health.get', undefined)).verification;
  } catch (error) {
    return (error as { code: unknown }).code;
  } finally {
    await one.call('vault.settle', { reason: 'user' });
  }
}

describe('places', () => {
  test('a network folder is refused with its reason, by the type the system tells and by its path on Windows', () => {
    const typed = (type: number) => () => {
      checkPlace(world.path, { platform: 'linux', fileSystemType: () => type });
    };
    for (const type of [0x6969, 0xff534d42, 0xfe534d42 - 2 ** 32, 0x01021997])
      expect(typed(type)).toThrow(expect.objectContaining({ code: 'NETWORK_FOLDER' }));
    expect(typed(0xef53)).not.toThrow();
    expect(() => {
      checkPlace(world.path, { platform: 'darwin', fileSystemType: () => 0x6969 });
    }).not.toThrow();
  });

  // The superuser may write to folders without write permission; /proc/self takes files from nobody.
  test.runIf(process.platform === 'linux')('a folder nobody may write to', async () => {
    const created = service().call('vault.create', {
      path: '/proc/self/team.keepbook',
      teamName: 'N',
      name: 'mei',
      label: 'mei',
      passphrase: PASSPHRASE,
      language: 'en',
    });
    await expect(created).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  });

  test('a file where the folder should be', async () => {
    const path = join(place('file', 'x'), 'team.keepbook');
    await expect(
      service().call('vault.create', { path, teamName: 'N', name: 'mei', label: 'mei', passphrase: PASSPHRASE, language: 'en' }),
    ).rejects.toHaveProperty('code');
    expect(await openingOf(path)).toBe('VAULT_MISSING');
  });
});

describe('one program at a time', () => {
  beforeEach(async () => {
    await world.lock().catch(() => undefined);
  });

  test('a second service is told, and the first goes on', async () => {
    expect(await openingOf(world.path)).toBe('VAULT_IN_USE');
    await world.signIn('boss');
    expect(await openingOf(world.path)).toBe('VAULT_IN_USE');
    expect(
      await world.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 5 }),
    ).toMatchObject({ total: 1 });
  });

  test('another process is told, and a process that ends lets go', async () => {
    await world.call('vault.settle', { reason: 'user' });
    const holder = spawn(
      process.execPath,
      [
        '-e',
        `const D = require('better-sqlite3'); const db = new D(${JSON.stringify(world.path)}); db.pragma('locking_mode = EXCLUSIVE'); db.exec('begin exclusive; commit'); console.log('held'); setInterval(() => {}, 1000)`,
      ],
      { cwd: process.cwd() },
    );
    const ended = new Promise((resolve) => holder.on('exit', resolve));
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect(await openingOf(world.path)).toBe('VAULT_IN_USE');
    holder.kill('SIGKILL');
    await ended;
    expect(await openingOf(world.path)).toBe('opened');
  });
});

describe('a vault that goes away while it is open', () => {
  let gone: World;
  beforeEach(async () => {
    gone = await createWorld();
  }, 60_000);
  afterEach(() => {
    gone.remove();
  });

  const sizes = () => readdirSync(gone.folder).map((name) => [name, statSync(join(gone.folder, name)).size]);

  test.each([
    ['deleted', (path: string) => rmSync(path)],
    ['moved', (path: string) => renameSync(path, `${path}.moved`)],
    [
      'replaced by a copy',
      (path: string) => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
    ],
  ])('%s: the next change says so and goes nowhere else', async (_title, takeAway) => {
    takeAway(gone.path);
    const before = sizes();
    await expect(gone.call('customers.create', { card: { name: 'Lost?', tags: [] }, reach: [] })).rejects.toMatchObject({
      code: 'VAULT_MISSING',
    });
    await expect(gone.call('backups.write', { path: join(gone.folder, 'late.age') })).rejects.toMatchObject({ code: 'VAULT_MISSING' });
    expect(sizes()).toEqual(before);
    await gone.call('vault.settle', { reason: 'user' });
    expect(sizes().filter(([name]) => !String(name).endsWith('.snapshot'))).toEqual(before);
  });
});

test('a clock set back by years neither loses nor reorders anything', async () => {
  const back = await createWorld();
  const { id } = await back.call('customers.create', { card: { name: 'Before', tags: [] }, reach: [] });
  back.ports.time.now -= 3 * 365 * DAY_MS;
  await back.call('notes.add', { id, text: 'after the clock was set back' });
  await back.signIn('boss');
  expect(await back.call('audit.verify', undefined)).toMatchObject({ intact: true });
  expect(await back.call('health.get', undefined)).toMatchObject({ verification: 'intact', anchor: 'known' });
  const { entries } = await back.call('audit.list', { offset: 0, limit: 200 });
  expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => b - a));
  expect((await back.call('customers.get', { id })).notes).toHaveLength(1);
  back.remove();
});
