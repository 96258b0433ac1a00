/** The vault at size: making it, bringing a list in, opening it, backing it up and bringing it back, through the calls the window makes. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ageProgram, bareAge, borg, copied, plainImport, plainRead, restic, warm } from './references.ts';
import { rowOf, type BenchRow, type Measured } from './row.ts';
import { vaultIn, writeCsv } from './vault-place.ts';

type Numbers = Readonly<Record<string, number>>;
type Note = (measured: Omit<Measured, 'size'>) => void;

const ROUNDS = 3;
const STEP = join(import.meta.dirname, 'step.ts');

function step(name: string, folder: string, file = ''): Numbers {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', STEP, name, folder, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout) as Numbers;
}

/** The computer does other things too: of three rounds the best of each number is the one least disturbed. */
function best(rounds: readonly Numbers[]): (key: string) => number {
  return (key) => Math.min(...rounds.map((round) => round[key] ?? Number.NaN));
}

async function rounds(work: (round: number) => Numbers | Promise<Numbers>): Promise<(key: string) => number> {
  const found: Numbers[] = [];
  for (let round = 0; round < ROUNDS; round += 1) found.push(await work(round));
  return best(found);
}

/** Rows for every size; the load of the computer before and after is printed, because it is in every number. */
export async function benchVault(counts: readonly number[]): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-bench-'));
  console.log(
    `${String(cpus().length)} cores, load before ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}; best of ${String(ROUNDS)} rounds`,
  );
  try {
    const base = join(folder, 'base');
    mkdirSync(base);
    const made = step('create', base);
    rows.push(rowOf({ what: `passphrase to key, Argon2id ${String(made['kdfMiB'])} MiB`, size: 0, ours: made['kdf'] ?? 0, unit: 'ms' }));
    for (const size of counts) {
      await benchSize(folder, base, size, (measured) => {
        const row = rowOf({ ...measured, size });
        rows.push(row);
        console.log(JSON.stringify(row));
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(
    `load after ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}`,
  );
  return rows;
}

async function benchSize(folder: string, base: string, size: number, note: Note): Promise<void> {
  const csv = join(folder, 'list.csv');
  const plain = join(folder, 'plain.db');
  const vault = join(folder, 'vault');
  await writeCsv(csv, size);
  warm(csv);
  const imported = await rounds(() => {
    rmSync(vault, { recursive: true, force: true });
    cpSync(base, vault, { recursive: true });
    return step('import', vault, csv);
  });
  const reference = await rounds(async () => ({ ms: await plainImport(csv, plain) }));
  const opened = await rounds(() => step('open', vault));
  const read = await rounds(() => plainRead(plain));
  benchImport(size, imported, reference, opened, note);
  benchOpening(opened, read, note);

  const rebuilt = await rounds(() => step('rebuild', vault));
  note({
    what: 'unlock without snapshot (rebuild)',
    ours: rebuilt('searchable'),
    unit: 'ms',
    reference: { name: 'plain read', value: read('all') },
    bar: { most: 6_000 },
  });
  await benchBackup(folder, vault, size, note);
}

type Best = (key: string) => number;

function benchImport(size: number, imported: Best, reference: Best, opened: Best, note: Note): void {
  const perSecond = (ms: number): number => (size / ms) * 1000;
  note({
    what: 'import a CSV',
    ours: perSecond(imported('ms')),
    unit: 'rows/s',
    reference: { name: 'plain SQLite+FTS5', value: perSecond(reference('ms')) },
    bar: { least: 6_000 },
  });
  note({ what: 'import, processor time', ours: imported('cpu') / 1000, unit: 's' });
  note({ what: 'import, peak beyond the projection', ours: (imported('peak') - opened('rest')) / 1e6, unit: 'MB', bar: { most: 150 } });
  note({ what: 'memory at rest, unlocked', ours: opened('rest') / 1e6, unit: 'MB' });
  note({ what: 'lock (checkpoint and snapshot)', ours: imported('lock'), unit: 'ms' });
}

function benchOpening(opened: Best, read: Best, note: Note): void {
  const plain = { name: 'plain read', value: read('all') };
  note({ what: 'unlock from snapshot to first search', ours: opened('searchable'), unit: 'ms', reference: plain, bar: { most: 300 } });
  note({ what: 'the same, processor time', ours: opened('searchableCpu'), unit: 'ms' });
  note({ what: 'rows verified in the background', ours: opened('verified'), unit: 'ms', bar: { most: 3_000 } });
  const page = { name: 'plain SQL', value: read('page') };
  note({ what: 'first page', ours: opened('first'), unit: 'ms', reference: page, bar: { most: 50 } });
  note({ what: 'first page by name', ours: opened('other'), unit: 'ms', reference: page, bar: { most: 50 } });
  note({ what: 'page of 200 at nine tenths', ours: opened('deep'), unit: 'ms', bar: { most: 50 } });
}

/** The bar of the drill is stated for this many. */
const DRILL_CUSTOMERS = 50_000;

async function benchBackup(folder: string, vault: string, size: number, note: Note): Promise<void> {
  const file = vaultIn(vault);
  const target = join(folder, 'backup.age');
  warm(file);
  const ours = await rounds(() => step('backup', vault, target));
  const others = await rounds(async () => ({
    cp: copied(file, folder),
    bare: await bareAge(file),
    age: ageProgram(file, folder) ?? Number.NaN,
    restic: restic(file, folder) ?? Number.NaN,
    borg: borg(file, folder) ?? Number.NaN,
  }));
  note({ what: `vault file`, ours: statSync(file).size / 1e6, unit: 'MB', reference: { name: 'backup', value: ours('bytes') / 1e6 } });
  const bars: Readonly<Record<string, number>> = { restic: 1, borg: 1.3 };
  for (const name of ['restic', 'borg', 'bare', 'age', 'cp']) {
    const value = others(name);
    if (Number.isNaN(value)) {
      console.log(`${name}: not installed`);
      continue;
    }
    const times = bars[name];
    note({
      what: 'full backup',
      ours: ours('ms'),
      unit: 'ms',
      reference: { name: name === 'bare' ? 'age-encryption alone' : name, value },
      ...(times === undefined ? {} : { bar: { times } }),
    });
  }
  const drill = await rounds(() => {
    const restored = join(vault, 'restored');
    rmSync(restored, { recursive: true, force: true });
    mkdirSync(restored);
    cpSync(join(vault, 'kit.txt'), join(restored, 'kit.txt'));
    return step('drill', vault, target);
  });
  note({
    what: 'restore drill: prove, write, open, verify',
    ours: drill('ms') / 1000,
    unit: 's',
    bar: size <= DRILL_CUSTOMERS ? { most: 60 } : undefined,
  });
}
