/** The vault process killed with SIGKILL at any moment: no acknowledged write is lost, and what is written is whole. */
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proveBackup } from '../../electron/vault/backup/restore.ts';
import type { CallInput } from '../../electron/ipc/vault-calls.ts';
import { asVaultError } from '../../electron/vault/storage/sqlite-errors.ts';
import { testPorts } from '../support/vault-world.ts';
import { inFolder, readVault, type Found } from './support/acked-customers.ts';
import { bundleChild, startChild, verified, type VaultChild } from './support/child.ts';
import { faultControl } from './support/fault.ts';
import { canProbe, compileProbe } from './support/probe.ts';
import { report, sized } from './support/results.ts';
import { scratchFolder } from './support/small-vault.ts';
import { vaultTemplate, discard, type Template, type VaultOnDisk } from './support/vault-on-disk.ts';

const KILLS = sized({ short: 120, long: 10_000 });
/** A killed vault leaves no snapshot, so its journal is replayed at the next start: a fresh copy keeps the rounds alike. */
const KILLS_PER_VAULT = 20;
/** The moments of death in one kind of long work. */
const POINTS = sized({ short: 8, long: 400 });

const folder = scratchFolder();
let entry: string;
let template: Template;

beforeAll(async () => {
  entry = await bundleChild(folder);
  template = await vaultTemplate(folder, 5);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Book = { readonly acked: Map<string, string>; readonly problems: string[]; writes: number };

/** Creates and renames customers until the process is gone; keeps what was answered. */
async function writeUntilKilled(child: VaultChild, book: Book): Promise<void> {
  try {
    for (;;) {
      const name = `Written ${String(book.writes)}`;
      const { id } = await child.call('customers.create', {
        card: { name, tags: ['x'] },
        reach: [{ kind: 'phone', value: '+8613900000000' }],
      });
      book.acked.set(id, name);
      book.writes += 1;
      const { version, card } = await child.call('customers.get', { id });
      // Until the answer is there either name may be what the file holds.
      book.acked.set(id, `${name}|${name} again`);
      await child.call('customers.update', { id, version, card: { ...card, name: `${name} again` } });
      book.acked.set(id, `${name} again`);
      book.writes += 1;
    }
  } catch (error) {
    const { code } = asVaultError(error);
    if (code !== 'VAULT_PROCESS_ENDED') book.problems.push(`a write failed with ${code}`);
  }
}

/** Waits until so many writes were acknowledged, or no more will be. */
async function writtenTo(book: Book, writes: number, writing: Promise<void>): Promise<void> {
  const end = writing.then(() => 'over');
  while (book.writes < writes) {
    const tick = new Promise((resolve) => setTimeout(resolve, 1));
    if ((await Promise.race([end, tick])) === 'over') return;
  }
}

async function namesIn(child: VaultChild): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (;;) {
    const query = { search: '', sort: 'name', descending: false } as const;
    const { rows, total } = await child.call('customers.list', { query, offset: names.size, limit: 200 });
    for (const { id, name } of rows) names.set(id, name);
    if (names.size >= total) return names;
  }
}

function lost(book: Book, names: ReadonlyMap<string, string>): string[] {
  return [...book.acked].filter(([id, allowed]) => !allowed.split('|').includes(names.get(id) ?? 'absent')).map(([id]) => id);
}

test(`no acknowledged write is lost in ${String(KILLS)} kills, and the chain is intact after each`, async () => {
  let kills = 0;
  let writes = 0;
  let deaths = 0;
  const problems: string[] = [];
  while (kills < KILLS) {
    const vault = template.copy(folder);
    const book: Book = { acked: new Map(), problems, writes: 0 };
    const fault = canProbe ? faultControl(compileProbe('fault', folder), folder, vault.folder) : undefined;
    for (let round = 0; round < KILLS_PER_VAULT && kills < KILLS; round += 1, kills += 1) {
      const child = startChild({ entry, keyStore: vault.keyStore, env: { ...fault?.env, NODE_COMPILE_CACHE: join(folder, 'compiled') } });
      await child.signIn(vault.path, 'boss');
      const before = await verified(child.call);
      if (before.verification !== 'intact' || before.anchor === 'rolled-back') {
        problems.push(`kill ${String(kills)}: ${before.verification} ${before.anchor}`);
      }
      problems.push(...lost(book, await namesIn(child)).map((id) => `kill ${String(kills)}: ${id} lost`));
      // Every other death comes in the middle of a call to the disk, the rest whenever they come.
      if (kills % 2 === 0) fault?.arm('killed', (kills * 29) % 113);
      const writing = writeUntilKilled(child, book);
      if (kills % 2 === 0 && fault !== undefined) await writing;
      else await writtenTo(book, book.writes + (kills % 4), writing);
      await new Promise((resolve) => setTimeout(resolve, (kills * 7) % 23));
      await child.kill();
      await writing;
      fault?.disarm();
      if (existsSync(`${vault.path}-journal`) && statSync(`${vault.path}-journal`).size > 0) deaths += 1;
    }
    const found = await readVault(vault);
    if (found.verification !== 'intact') problems.push(`after kill ${String(kills)}: ${found.verification}`);
    problems.push(...lost(book, found.names).map((id) => `after kill ${String(kills)}: ${id} lost`));
    writes += book.writes;
    discard(vault);
  }
  report('kills during writes', { kills, 'writes acknowledged': writes, 'in mid-transaction': deaths, problems: problems.length });
  expect(problems).toEqual([]);
  expect(writes).toBeGreaterThan(kills);
});

describe.runIf(canProbe)('killed in the middle of a chosen call to the disk', () => {
  type Work = (child: VaultChild, vault: VaultOnDisk) => Promise<unknown>;

  /** Runs the work to its end once and counts its calls to the disk, so that deaths can be spread over them. */
  async function killAtPoints(
    title: string,
    work: Work,
    check: (vault: VaultOnDisk, before: Found) => Promise<string>,
  ): Promise<Record<string, number>> {
    const probe = compileProbe('fault', folder);
    const outcomes: Record<string, number> = {};
    const run = async (point: number): Promise<number> => {
      const vault = template.copy(folder);
      const before = await readVault(vault);
      const fault = faultControl(probe, vault.folder, vault.folder);
      const child = startChild({ entry, keyStore: vault.keyStore, env: { ...fault.env, NODE_COMPILE_CACHE: join(folder, 'compiled') } });
      await child.signIn(vault.path, 'boss');
      fault.arm('killed', point);
      await work(child, vault).catch(() => undefined);
      const { seen } = fault.disarm();
      await child.kill();
      const outcome = await check(vault, before);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      discard(vault);
      return seen;
    };
    const calls = await run(1_000_000);
    const step = Math.max(1, Math.floor(calls / POINTS));
    for (let point = 0; point < calls; point += step) await run(point);
    report(title, { 'calls to the disk': calls, ...outcomes });
    return outcomes;
  }

  test('an import is there whole or not at all', async () => {
    const rows = 300;
    const outcomes = await killAtPoints('killed during import', importRows(rows), async (vault, before) => {
      const after = await readVault(vault);
      if (after.verification !== 'intact') return after.verification;
      const more = after.ids.size - before.ids.size;
      return more === 0 ? 'not there' : more === rows ? 'whole' : `half: ${String(more)}`;
    });
    expect(Object.keys(outcomes).sort()).toEqual(['not there', 'whole']);
  });

  test('U1 a backup is there whole or not at all', async () => {
    const backUp: Work = (child, vault) => child.call('backups.write', { path: join(vault.folder, 'backup.age') });
    const outcomes = await killAtPoints('killed during backup', backUp, async (vault) => {
      const target = join(vault.folder, 'backup.age');
      const { verification } = await readVault(vault);
      if (verification !== 'intact') return verification;
      if (!existsSync(target)) return 'absent';
      await proveBackup(target, template.kitCode, testPorts());
      return 'whole';
    });
    expect(Object.keys(outcomes).sort()).toEqual(['absent', 'whole']);
  });

  test('S4 a death while settling leaves a snapshot that holds or none, and the vault as it was', async () => {
    const settle: Work = async (child) => {
      await child.call('customers.create', { card: { name: 'Last', tags: [] }, reach: [] });
      await child.call('vault.settle', { reason: 'user' });
    };
    const outcomes = await killAtPoints('killed while settling', settle, async (vault, before) => {
      const after = await readVault(vault);
      const isSame = [...before.ids].every((id) => after.ids.has(id)) && after.ids.size - before.ids.size <= 1;
      return isSame ? `${after.verification}, ${after.anchor}` : 'different';
    });
    expect(Object.keys(outcomes)).toEqual(['intact, known']);
  });

  test('U5 a death during a restore leaves the old vault or the restored one', async () => {
    const restore: Work = async (child, vault) => {
      await child.call('vault.settle', { reason: 'user' });
      await child.call('restores.write', { path: join(folder, 'for-restore.age'), key: template.kitCode, target: vault.path });
    };
    await inFolder(folder, async () => {
      const vault = template.copy(folder);
      const child = startChild({ entry, keyStore: vault.keyStore });
      await child.signIn(vault.path, 'boss');
      await child.call('backups.write', { path: join(folder, 'for-restore.age') });
      await child.kill();
      discard(vault);
    });
    const outcomes = await killAtPoints('killed during restore', restore, async (vault, before) => {
      if (!existsSync(vault.path)) return 'no vault';
      const after = await readVault(vault);
      return after.ids.size === before.ids.size ? after.verification : 'different';
    });
    expect(Object.keys(outcomes)).toEqual(['intact']);
  });
});

function importRows(rows: number): (child: VaultChild, vault: VaultOnDisk) => Promise<unknown> {
  return async (child, vault) => {
    // Outside the watched folder, so that only the vault's own calls are counted.
    const path = join(folder, 'import.csv');
    writeFileSync(
      path,
      ['name,phone', ...Array.from({ length: rows }, (_, row) => `Imported ${String(row)},1380000${String(1_000 + row)}`)].join('\n'),
    );
    const bookId = (await child.call('books.list', undefined)).find((book) => book.kind === 'shared')?.id;
    if (bookId === undefined) throw new Error('there is no shared book');
    const plan: CallInput<'imports.commitFile'> = {
      path,
      format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 },
      mapping: ['name', 'phone'],
      bookId,
      duplicates: 'keep',
    };
    return child.call('imports.commitFile', plan).then(() => vault);
  };
}
