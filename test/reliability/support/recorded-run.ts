/** One working session of the vault, recorded call by call, and what the file logically held after each. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openVaultFile, type Db } from '../../../electron/vault/storage/database.ts';
import { startChild } from './child.ts';
import { createDisk } from './disk.ts';
import { compileProbe } from './probe.ts';
import { readTrace, type Step } from './trace.ts';
import { discard, type Template, type VaultOnDisk } from './vault-on-disk.ts';
import { TABLES } from './table-edits.ts';

export const VAULT_NAME = 'team.keepbook';
const ACKS_NAME = 'acks';

export type RecordedRun = {
  readonly initial: ReadonlyMap<string, Buffer>;
  readonly folderName: string;
  readonly steps: readonly Step[];
  readonly keyStore: VaultOnDisk['keyStore'];
  /** Logical content of the vault → how many states came before it. */
  readonly states: ReadonlyMap<string, number>;
  /** For each step: number of the state that had been acknowledged before it. */
  readonly ackedState: readonly number[];
  readonly acks: number;
  /** Whole files of every `n`-th state, for signing in to. */
  readonly files: readonly Buffer[];
};

/** All rows of all tables, in order. */
export function contentOf(db: Db): string {
  const hash = createHash('sha256');
  for (const table of TABLES) {
    for (const row of db.prepare(`select * from ${table} order by 1`).raw().iterate()) {
      for (const value of row as unknown[]) hash.update(value instanceof Uint8Array ? value : String(value)).update('|');
    }
  }
  return hash.digest('hex');
}

/** Lays files out in `folder` and reads what SQLite makes of the vault among them. Throws when it does not open. */
export function recoveredContent(folder: string, files: ReadonlyMap<string, Buffer>): string {
  for (const ending of ['', '-journal', '-wal']) {
    const bytes = files.get(VAULT_NAME + ending);
    const path = join(folder, VAULT_NAME + ending);
    if (bytes === undefined) rmSync(path, { force: true });
    else writeFileSync(path, bytes);
  }
  const db = openVaultFile(join(folder, VAULT_NAME), { mustExist: true });
  try {
    const check = db.pragma('integrity_check', { simple: true });
    if (check !== 'ok') throw new Error(String(check));
    return contentOf(db);
  } finally {
    db.close();
  }
}

export type RunStart = {
  readonly entry: string;
  readonly folder: string;
  readonly template: Template;
  readonly pragmas?: readonly string[];
};

/** Creates, edits, notes, trashes and imports in a recorded child, and reads its trace back. */
export async function recordRun({ entry, folder, template, pragmas = [] }: RunStart): Promise<RecordedRun> {
  const vault = template.copy(folder);
  const log = join(folder, `${basename(vault.folder)}.trace`);
  const initial = new Map(readdirSync(vault.folder).map((name) => [name, readFileSync(join(vault.folder, name))]));
  const probe = compileProbe('record', folder);
  const child = startChild({
    entry,
    keyStore: vault.keyStore,
    args: [`--acks=${join(vault.folder, ACKS_NAME)}`, ...pragmas.map((pragma) => `--pragma=${pragma}`)],
    env: { LD_PRELOAD: probe, RECORD_LOG: log, RECORD_PREFIX: vault.folder },
  });
  await child.signIn(vault.path, 'boss');
  await work(child);
  await child.kill();
  const steps = readTrace(log);
  rmSync(log);
  const run = replay(folder, initial, basename(vault.folder), steps);
  discard(vault);
  return { ...run, initial, folderName: basename(vault.folder), steps, keyStore: vault.keyStore };
}

async function work(child: ReturnType<typeof startChild>): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    const name = `Recorded ${String(index)}`;
    const { id } = await child.call('customers.create', {
      card: { name, tags: [] },
      reach: [{ kind: 'phone', value: '+8613700000000' }],
      note: 'x'.repeat(index * 300),
    });
    const { version, card } = await child.call('customers.get', { id });
    await child.call('customers.update', { id, version, card: { ...card, city: 'Ningbo' } });
    await child.call('notes.add', { id, text: `note ${name}` });
    if (index % 3 === 0) await child.call('customers.trash', { ids: [id] });
  }
}

type Replayed = Pick<RecordedRun, 'states' | 'ackedState' | 'acks' | 'files'>;

/** What is in the file after each call is what a process killed there would leave: every such state is a legal one. */
function replay(parent: string, initial: ReadonlyMap<string, Buffer>, folderName: string, steps: readonly Step[]): Replayed {
  const folder = mkdtempSync(join(parent, 'replay-'));
  const disk = createDisk(initial, folderName);
  const states = new Map<string, number>([[recoveredContent(folder, initial), 0]]);
  const files: Buffer[] = [];
  const ackedState: number[] = [];
  let acked = 0;
  let acks = 0;
  for (const step of steps) {
    ackedState.push(acked);
    disk.take(step);
    const isAck = step.file === ACKS_NAME && step.op === 'write';
    const mayCommit = step.op === 'truncate' || step.op === 'unlink' || (step.op === 'sync' && step.file !== folderName);
    if (!isAck && !mayCommit) continue;
    const now = disk.now();
    const content = recoveredContent(folder, now);
    if (!states.has(content)) {
      states.set(content, states.size);
      files.push(readFileSync(join(folder, VAULT_NAME)));
    }
    if (!isAck) continue;
    acked = states.get(content) ?? acked;
    acks += 1;
  }
  rmSync(folder, { recursive: true, force: true });
  return { states, ackedState, acks, files };
}
