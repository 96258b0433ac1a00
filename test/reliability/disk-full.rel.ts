/** The disk fills up or fails in the middle of any work: said with a code, nothing half-written, and on it goes once there is space. */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proveBackup } from '../../electron/vault/backup/restore.ts';
import { openAge } from '../../electron/vault/crypto/age.ts';
import { asVaultError } from '../../electron/vault/storage/sqlite-errors.ts';
import { testPorts } from '../support/vault-world.ts';
import { readVault } from './support/acked-customers.ts';
import { bundleChild, startChild, type VaultChild } from './support/child.ts';
import { faultControl, type Fault, type FaultControl } from './support/fault.ts';
import { canProbe, compileProbe } from './support/probe.ts';
import { report, sized } from './support/results.ts';
import { scratchFolder } from './support/small-vault.ts';
import { discard, vaultTemplate, type Template, type VaultOnDisk } from './support/vault-on-disk.ts';

/** Moments of failure in one kind of work. */
const POINTS = sized({ short: 12, long: 1_000 });

const folder = scratchFolder();
let entry: string;
let template: Template;

/** Counts customers through the child itself, so that what it believes is compared with what the file holds. */
async function countIn(child: VaultChild): Promise<number> {
  const { total } = await child.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 1 });
  return total;
}

type Work = {
  readonly run: (child: VaultChild, vault: VaultOnDisk) => Promise<unknown>;
  /** Customers more after the work was done once. */
  readonly adds: number;
  /** The file the work leaves beside the vault, and whether it opens to its end. */
  readonly leaves?: { readonly name: string; readonly isWhole: (path: string) => Promise<boolean> };
};

const IDENTITY = await generateIdentity();
const RECIPIENT = await identityToRecipient(IDENTITY);

/** Everything in an age file is authenticated, its end included. */
async function opensWhole(path: string): Promise<boolean> {
  return (await openAge(IDENTITY, readFileSync(path))) !== undefined;
}

async function proves(path: string): Promise<boolean> {
  return (await proveBackup(path, template.kitCode, testPorts())).inspection.rows > 0;
}

const WORK = {
  committing: {
    run: (child) => child.call('customers.create', { card: { name: 'One more', tags: [] }, reach: [], note: 'n'.repeat(8_000) }),
    adds: 1,
  },
  importing: { run: importRows, adds: 120 },
  'backing up': {
    run: (child, vault) => child.call('backups.write', { path: join(vault.folder, 'backup.age') }),
    adds: 0,
    leaves: { name: 'backup.age', isWhole: proves },
  },
  exporting: { run: exportAll, adds: 0, leaves: { name: 'export.age', isWhole: opensWhole } },
} as const satisfies Record<string, Work>;

async function importRows(child: VaultChild): Promise<unknown> {
  const path = join(folder, 'import.csv');
  writeFileSync(path, ['name', ...Array.from({ length: 120 }, (_, row) => `Imported ${String(row)}`)].join('\n'));
  const bookId = (await child.call('books.list', undefined)).find((book) => book.kind === 'shared')?.id;
  if (bookId === undefined) throw new Error('there is no shared book');
  return child.call('imports.commitFile', {
    path,
    format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 },
    mapping: ['name'],
    bookId,
    duplicates: 'keep',
  });
}

function exportAll(child: VaultChild, vault: VaultOnDisk): Promise<unknown> {
  return child.call('exports.write', {
    path: join(vault.folder, 'export.age'),
    request: {
      query: { search: '', sort: 'name', descending: false },
      fields: ['name', 'phones'],
      target: { kind: 'recipient', recipient: RECIPIENT },
      reason: '',
      language: 'en',
    },
  });
}

type Tried = { readonly codes: Record<string, number>; readonly problems: string[]; readonly points: number };

describe.runIf(canProbe)('a disk that fails', () => {
  beforeAll(async () => {
    entry = await bundleChild(folder);
    template = await vaultTemplate(folder, 4);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function withChild<T>(use: (child: VaultChild, vault: VaultOnDisk, fault: FaultControl) => Promise<T>): Promise<T> {
    const vault = template.copy(folder);
    const fault = faultControl(compileProbe('fault', folder), folder, vault.folder);
    const child = startChild({ entry, keyStore: vault.keyStore, env: { ...fault.env, NODE_COMPILE_CACHE: join(folder, 'compiled') } });
    try {
      await child.signIn(vault.path, 'boss');
      return await use(child, vault, fault);
    } finally {
      await child.kill();
      discard(vault);
    }
  }

  /** One process through all points: after each failure the space comes back and the same work is done to its end. */
  async function failAtPoints(work: Work, kind: Exclude<Fault, 'none' | 'killed'>): Promise<Tried> {
    return withChild(async (child, vault, fault) => {
      const codes: Record<string, number> = {};
      const problems: string[] = [];
      fault.arm(kind, 1_000_000);
      await work.run(child, vault);
      const { seen } = fault.disarm();
      const step = Math.max(1, Math.floor(seen / POINTS));
      for (let point = 0; point < seen; point += step) {
        const before = await countIn(child);
        if (work.leaves !== undefined) rmSync(join(vault.folder, work.leaves.name), { force: true });
        fault.arm(kind, point);
        const code = await work.run(child, vault).then(
          () => 'done',
          (error: unknown) => asVaultError(error).code,
        );
        fault.disarm();
        codes[code] = (codes[code] ?? 0) + 1;
        // After an error of the disk nobody knows whether the change arrived: the program reads the file anew, and finds all of it or none.
        if (kind === 'io-error') await signInAgain(child, vault);
        const after = await countIn(child);
        const whole = [before, ...(code === 'done' || kind === 'io-error' ? [before + work.adds] : [])];
        if (!whole.includes(after) || (code === 'done' && after !== before + work.adds))
          problems.push(`point ${String(point)}: ${code}, ${String(after - before)} customers more`);
        problems.push(...(await halfWritten(vault, work)).map((name) => `point ${String(point)}: ${code}, ${name} is left`));
        await work
          .run(child, vault)
          .catch((error: unknown) => problems.push(`point ${String(point)}: does not go on, ${asVaultError(error).code}`));
      }
      const believed = await countIn(child);
      await child.kill();
      const { ids, verification } = await readVault(vault);
      if (ids.size !== believed || verification !== 'intact')
        problems.push(`the file holds ${String(ids.size)} of ${String(believed)}, ${verification}`);
      return { codes, problems, points: Math.ceil(seen / step) };
    });
  }

  for (const [title, work] of Object.entries<Work>(WORK)) {
    test(`no space while ${title} is reported as DISK_FULL, leaves nothing half-written, and goes on afterwards`, async () => {
      const { codes, problems, points } = await failAtPoints(work, 'no-space');
      report(`no space while ${title}`, { points, ...codes });
      expect(problems).toEqual([]);
      expect(Object.keys(codes).filter((code) => code !== 'done')).toEqual(['DISK_FULL']);
    });

    test(`an input/output error while ${title} is reported with a code, leaves nothing half-written, and signing in again goes on`, async () => {
      const { codes, problems, points } = await failAtPoints(work, 'io-error');
      report(`input/output errors while ${title}`, { points, ...codes });
      expect(problems).toEqual([]);
      expect(Object.keys(codes)).not.toContain('INTERNAL');
    });
  }

  test('U1 a backup made after the disk had been full opens', async () => {
    await withChild(async (child, vault, fault) => {
      fault.arm('no-space', 3);
      await expect(WORK['backing up'].run(child, vault)).rejects.toMatchObject({ code: 'DISK_FULL' });
      fault.disarm();
      await WORK['backing up'].run(child, vault);
      await expect(proveBackup(join(vault.folder, 'backup.age'), template.kitCode, testPorts())).resolves.toBeDefined();
    });
  });

  test('S4 no space while settling costs the snapshot and nothing else', async () => {
    for (const point of [0, 1, 2, 3, 5, 8, 12, 16]) {
      await withChild(async (child, vault, fault) => {
        const { id } = await child.call('customers.create', { card: { name: 'Kept', tags: [] }, reach: [] });
        fault.arm('no-space', point);
        await child.call('vault.settle', { reason: 'user' });
        fault.disarm();
        const found = await readVault(vault);
        expect(found).toMatchObject({ verification: 'intact', anchor: 'known' });
        expect(found.ids).toContain(id);
      });
    }
  });
});

async function signInAgain(child: VaultChild, vault: VaultOnDisk): Promise<void> {
  await child.call('vault.settle', { reason: 'user' });
  await child.signIn(vault.path, 'boss');
}

/** Names of files that are there in part. A failure of the very last sync leaves a whole file under its name. */
async function halfWritten(vault: VaultOnDisk, { leaves }: Work): Promise<string[]> {
  const left = readdirSync(vault.folder).filter((name) => name.endsWith('.part') || name.endsWith('.new'));
  if (leaves === undefined) return left;
  const path = join(vault.folder, leaves.name);
  return !existsSync(path) || (await leaves.isWhole(path)) ? left : [...left, leaves.name];
}
