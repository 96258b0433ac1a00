/** Every connection to a vault file has the pragmas the other results rest on. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSqlite, openVaultFile, type Db } from '../../electron/vault/storage/database.ts';
import { openVault } from '../../electron/vault/session/locked-vault.ts';
import { createWorld } from '../support/vault-world.ts';
import { scratchFolder } from './support/small-vault.ts';

const folder = scratchFolder();

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const EVERYWHERE = { temp_store: 2, foreign_keys: 1, trusted_schema: 0, cell_size_check: 1 };
const ON_DISK = { journal_mode: 'truncate', synchronous: 2, secure_delete: 1, locking_mode: 'exclusive', mmap_size: 0 };

function pragmasOf(db: Db, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, db.pragma(name, { simple: true })]));
}

test('F2 a new vault file is opened with every pragma of the design', () => {
  const db = openVaultFile(join(folder, 'new.keepbook'), { mustExist: false });
  expect(pragmasOf(db, Object.keys({ ...EVERYWHERE, ...ON_DISK }))).toEqual({ ...EVERYWHERE, ...ON_DISK });
  db.close();
});

test('F2 an existing vault is opened with them too, whatever its header asks for', async () => {
  const world = await createWorld();
  await world.call('vault.settle', { reason: 'user' });
  const tampering = openSqlite(world.path);
  tampering.pragma('journal_mode = WAL');
  tampering.pragma('mmap_size = 1048576');
  tampering.close();
  const { db } = openVault(world.path);
  expect(pragmasOf(db, Object.keys({ ...EVERYWHERE, ...ON_DISK }))).toEqual({ ...EVERYWHERE, ...ON_DISK });
  db.close();
  world.remove();
});

test('F2 what is held in memory alone keeps nothing in temporary files either', () => {
  const db = openSqlite(':memory:');
  expect(pragmasOf(db, Object.keys(EVERYWHERE))).toEqual(EVERYWHERE);
  db.close();
});
