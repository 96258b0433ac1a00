/** Recovery shares from paper to backup, and another recovery key in place of the one before. Rules V1 to V3. */
import { join } from 'node:path';
import { bech32 } from '@scure/base';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import type { ShareSheet } from '../../../shared/model/recovery.ts';
import { cheapKdf, createWorld, type World } from '../../support/vault-world.ts';
import { deriveEverything, openRow, steal } from './stolen-file.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };
let world: World;
let key: string;
let sheets: readonly ShareSheet[];
let codes: readonly string[];

beforeAll(async () => {
  world = await createWorld();
  key = world.founderKit.recoveryKey ?? '';
  await world.add('li', ['salesperson']);
  await world.signIn('li');
  await world.call('customers.create', { card: { name: 'x', tags: [] }, reach: [{ kind: 'phone', value: '13975310164' }] });
  await world.signIn('boss');
  sheets = await world.call('recovery.split', { key, threshold: 2, shares: 3 });
  codes = sheets.map(({ code }) => code);
}, 60_000);
afterAll(() => {
  world.remove();
});

const some = (...wanted: readonly number[]): string[] => wanted.map((at) => codes[at] ?? '');
const opens = async (path: string, secret: string): Promise<boolean> => {
  try {
    await world.call('restores.inspectFile', { path, key: secret });
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
    return false;
  }
};

test('V1 only the roster’s key is split, by a lead or admin, and each page carries its own mark', async () => {
  expect(sheets.map(({ index, shares, threshold }) => [index, shares, threshold])).toEqual([
    [1, 3, 2],
    [2, 3, 2],
    [3, 3, 2],
  ]);
  const { splits } = await world.call('recovery.status', undefined);
  expect(splits[0]?.marks).toEqual(sheets.map(({ mark }) => mark));
  await expect(world.call('recovery.split', { key: 'AGE-SECRET-KEY-1X', threshold: 2, shares: 3 })).rejects.toMatchObject({
    code: 'WRONG_RECOVERY_KEY',
  });
  await world.signIn('li');
  await expect(world.call('recovery.split', { key, threshold: 2, shares: 3 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(world.call('recovery.prepare', { threshold: 2, shares: 3 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.signIn('boss');
});

test('V2 a rehearsal proves enough shares, says what is wrong with each, and leaves one line in the log', async () => {
  expect(await world.call('recovery.rehearse', { codes: some(2, 1) })).toEqual({
    shares: [
      { verdict: 'holds', index: 3 },
      { verdict: 'holds', index: 2 },
    ],
    threshold: 2,
    proven: true,
  });
  const slipped = (codes[1] ?? '').replace(/.$/, (last) => (last === '7' ? '8' : '7'));
  expect(await world.call('recovery.rehearse', { codes: [...some(0, 0), slipped] })).toEqual({
    shares: [{ verdict: 'holds', index: 1 }, { verdict: 'twice', index: 1 }, { verdict: 'mistyped' }],
    threshold: 2,
    proven: false,
  });
  const other = await world.call('recovery.prepare', { threshold: 2, shares: 2 });
  expect((await world.call('recovery.rehearse', { codes: other.map(({ code }) => code) })).shares.map(({ verdict }) => verdict)).toEqual([
    'unknown',
    'unknown',
  ]);
  expect((await world.call('audit.list', { offset: 0, limit: 10, action: 'recovery.rehearsed' })).total).toBe(1);
  expect((await world.call('recovery.status', undefined)).rehearsed?.byName).toBe('boss');
});

test('V1 two of three shares open a backup as the key does; one share, or one twice, opens nothing', async () => {
  const path = join(world.folder, 'before.age');
  await world.call('backups.write', { path });
  expect(await opens(path, key)).toBe(true);
  for (const secret of [some(0, 1).join('\n'), some(2, 0).join(' '), some(0, 1, 2).join(', ').toLowerCase()])
    expect(await opens(path, secret)).toBe(true);
  for (const secret of [some(0).join(''), some(1, 1).join(' ')]) expect(await opens(path, secret)).toBe(false);
});

test('V3 another key is signed only with shares typed back; then every book is under it and the one before opens nothing new', async () => {
  const fresh = (await world.call('recovery.prepare', { threshold: 2, shares: 3 })).map(({ code }) => code);
  const typed = (...wanted: readonly number[]): string[] => wanted.map((at) => fresh[at] ?? '');
  for (const wrong of [some(0, 1), typed(0), typed(0, 0), [...typed(0), ...some(1)]])
    await expect(world.call('recovery.replace', { codes: wrong })).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
  expect((await world.call('recovery.replace', { codes: typed(0, 2) })).books).toEqual({ covered: 3, total: 3 });
  await expect.poll(async () => (await world.call('recovery.status', undefined)).rowsLeft).toBe(0);

  const path = join(world.folder, 'after.age');
  await world.call('backups.write', { path });
  expect(await opens(path, typed(1, 2).join(' '))).toBe(true);
  for (const secret of [key, some(0, 1).join(' ')]) expect(await opens(path, secret)).toBe(false);

  await world.call('vault.settle', { reason: 'user' });
  const file = steal(world.path);
  const ring = await deriveEverything(file, {}, cheapKdf, [bech32.decodeToBytes(key.toLowerCase()).bytes]);
  const opened = await Promise.all(file.rows.filter(({ kind }) => kind !== 'own').map((row) => openRow(file, ring, row)));
  expect(opened.length).toBeGreaterThan(1);
  expect(opened.filter((content) => content !== undefined)).toEqual([]);

  // Work goes on, for others and after signing in anew, and the chain holds.
  await world.signIn('li');
  expect((await world.call('customers.list', { query: ALL, offset: 0, limit: 10 })).rows).toMatchObject([
    { name: 'x', opensPrivate: true },
  ]);
  await world.signIn('boss');
  expect(await world.call('audit.verify', undefined)).toMatchObject({ intact: true });
  expect((await world.call('health.get', undefined)).damage).toEqual([]);
});

test('V3 a second team decides for itself: until its lead agrees the key before holds', async () => {
  const { id: south } = await world.call('teams.create', { name: 'South' });
  await world.add('lena', ['lead'], south);
  const fresh = (await world.call('recovery.prepare', { threshold: 2, shares: 2 })).map(({ code }) => code);
  const offered = await world.call('recovery.replace', { codes: fresh });
  expect(offered.offer).toMatchObject({ byName: 'boss', waitingFor: ['South'], canAgree: false });
  await world.signIn('lena');
  const waiting = await world.call('recovery.status', undefined);
  expect(waiting.offer?.canAgree).toBe(true);
  const agreed = await world.call('recovery.agree', undefined);
  expect(agreed.offer).toBeUndefined();
  // North's books wait for the program of North's lead.
  expect(agreed.books.covered).toBeLessThan(agreed.books.total);
  await world.signIn('boss');
  const { covered, total } = (await world.call('recovery.status', undefined)).books;
  expect(covered).toBe(total);
  const path = join(world.folder, 'two-teams.age');
  await world.call('backups.write', { path });
  expect(await opens(path, fresh.join(' '))).toBe(true);
});
