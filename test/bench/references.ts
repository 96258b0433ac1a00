/** What other programs take for the same work, on the same computer in the same run. Each returns undefined where it is not installed. */
import { spawnSync } from 'node:child_process';
import { createReadStream, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { readCsv } from '../../electron/vault/exchange/read-csv.ts';
import { openSqlite } from '../../electron/vault/storage/database.ts';

type Took = number | undefined;

function timed(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** Milliseconds of one run; throws when the program is there and fails. */
function timedRun(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Took {
  if (spawnSync('which', [program]).status !== 0) return undefined;
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(program, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return performance.now() - startedAt;
}

/** The list in plain SQLite with a full-text index, one transaction, durable: what one gives up for the vault. */
export async function plainImport(csv: string, db: string): Promise<number> {
  rmSync(db, { force: true });
  const startedAt = performance.now();
  const plain = openSqlite(db);
  plain.pragma('journal_mode = TRUNCATE');
  plain.pragma('synchronous = FULL');
  plain.exec(`create table customers (id integer primary key, name, company, title, city, level, stage, source, tags, phone, email, wechat, address, next, next_on);
    create virtual table words using fts5(name, company, city, tags, phone, content='')`);
  const insert = plain.prepare(`insert into customers values (null${', ?'.repeat(14)})`);
  const index = plain.prepare('insert into words (rowid, name, company, city, tags, phone) values (?, ?, ?, ?, ?, ?)');
  plain.exec('begin');
  for await (const { cells } of readCsv(createReadStream(csv), { encoding: 'utf-8', delimiter: ',' })) {
    const { lastInsertRowid } = insert.run(...cells);
    index.run(lastInsertRowid, cells[0], cells[1], cells[3], cells[7], cells[8]);
  }
  plain.exec('commit');
  plain.close();
  return performance.now() - startedAt;
}

/** Opens the plain file and reads every row; and asks for the first page as the list does. */
export function plainRead(db: string): { readonly all: number; readonly page: number } {
  const startedAt = performance.now();
  const plain = openSqlite(db);
  plain.prepare('select * from customers').all();
  const all = performance.now() - startedAt;
  const page = timed(() => {
    plain.prepare('select count(*) from customers').get();
    plain.prepare('select * from customers order by name limit 50').all();
  });
  plain.close();
  return { all, page };
}

export async function bareAge(file: string): Promise<number> {
  const bytes = readFileSync(file);
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
  const startedAt = performance.now();
  await encrypter.encrypt(bytes);
  return performance.now() - startedAt;
}

export function copied(file: string, folder: string): number {
  return timed(() => {
    cpSync(file, join(folder, 'copy'));
  });
}

/** Key made by age itself in `folder`. */
export function ageProgram(file: string, folder: string): Took {
  const key = join(folder, 'age-key.txt');
  if (!existsSync(key) && timedRun('age-keygen', ['-o', key]) === undefined) return undefined;
  const recipient = /age1[0-9a-z]+/.exec(readFileSync(key, 'utf8'))?.[0] ?? '';
  return timedRun('age', ['-r', recipient, '-o', join(folder, 'reference.age'), file]);
}

/** A first backup into a new repository, as ours is a full one; making the repository is not counted. */
export function restic(file: string, folder: string): Took {
  const repository = join(folder, 'restic');
  rmSync(repository, { recursive: true, force: true });
  const env = { RESTIC_PASSWORD: 'reference', RESTIC_CACHE_DIR: join(folder, 'restic-cache') };
  if (timedRun('restic', ['-q', '-r', repository, 'init'], env) === undefined) return undefined;
  return timedRun('restic', ['-q', '-r', repository, 'backup', file], env);
}

export function borg(file: string, folder: string): Took {
  const repository = join(folder, 'borg');
  rmSync(repository, { recursive: true, force: true });
  mkdirSync(join(folder, 'borg-home'), { recursive: true });
  const env = { BORG_PASSPHRASE: 'reference', BORG_BASE_DIR: join(folder, 'borg-home') };
  if (timedRun('borg', ['init', '-e', 'repokey-blake2', repository], env) === undefined) return undefined;
  return timedRun('borg', ['create', `${repository}::first`, file], env);
}

/** Fills the page cache, so that the first to read is not the one who pays. */
export function warm(file: string): void {
  readFileSync(file);
}
