/** Changes rows of a vault file as somebody with a SQLite tool and older copies would. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite, type Db } from '../../../electron/vault/storage/database.ts';
import type { Case } from './flips.ts';

export const TABLES = ['vault', 'slots', 'batches', 'rows'] as const;
export type Table = (typeof TABLES)[number];

/** First column is the key in every table but `vault`, which has one row. */
const KEYS: Record<Table, string> = { vault: 'only_one', slots: 'id', batches: 'seq', rows: 'id' };

type Row = Record<string, unknown>;

function rowsOf(db: Db, table: Table): Row[] {
  return db.prepare(`select * from ${table} order by 1`).all() as Row[];
}

function keyOf(table: Table, row: Row): string {
  const key = row[KEYS[table]];
  return key instanceof Uint8Array ? Buffer.from(key).toString('hex') : String(key);
}

/** The file's bytes after `edit`, which may do anything SQL can. */
export function edited(folder: string, file: Buffer, edit: (db: Db) => void): Buffer {
  const path = join(folder, 'edited.sqlite');
  writeFileSync(path, file);
  const db = openSqlite(path);
  try {
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.pragma('ignore_check_constraints = ON');
    edit(db);
  } finally {
    db.close();
  }
  return readFileSync(path);
}

function readTable(folder: string, file: Buffer, table: Table): Map<string, Row> {
  let rows: Row[] = [];
  edited(folder, file, (db) => (rows = rowsOf(db, table)));
  return new Map(rows.map((row) => [keyOf(table, row), row]));
}

function put(db: Db, table: Table, row: Row): void {
  const names = Object.keys(row);
  db.prepare(`insert or replace into ${table} (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`).run(row);
}

/** Each row of `older` that reads differently or is absent in `file`, put back alone. */
export function* rowsPutBack(folder: string, file: Buffer, older: Buffer, table: Table): Generator<Case> {
  const current = readTable(folder, file, table);
  for (const [key, row] of readTable(folder, older, table)) {
    const now = current.get(key);
    if (now !== undefined && JSON.stringify(now) === JSON.stringify(row)) continue;
    yield { name: `${table} ${key}`, file: edited(folder, file, (db) => put(db, table, row)) };
  }
}

export function* rowsDropped(folder: string, file: Buffer, table: Table): Generator<Case> {
  for (const [key, row] of readTable(folder, file, table)) {
    yield {
      name: `${table} ${key} dropped`,
      file: edited(folder, file, (db) => db.prepare(`delete from ${table} where ${KEYS[table]} = ?`).run(row[KEYS[table]])),
    };
  }
}

/** Each row once more: under a free key, and over the row that follows it. */
export function* rowsDuplicated(folder: string, file: Buffer, table: 'batches' | 'rows'): Generator<Case> {
  const rows = [...readTable(folder, file, table).values()];
  for (const [index, row] of rows.entries()) {
    const next = rows[(index + 1) % rows.length] ?? row;
    yield { name: `${table} ${keyOf(table, row)} over the next`, file: edited(folder, file, (db) => overwrite(db, table, row, next)) };
    yield {
      name: `${table} ${keyOf(table, row)} once more`,
      file: edited(folder, file, (db) => put(db, table, copied(table, row, rows.length))),
    };
  }
}

function overwrite(db: Db, table: 'batches' | 'rows', row: Row, target: Row): void {
  db.prepare(`delete from ${table} where ${KEYS[table]} = ?`).run(target[KEYS[table]]);
  const place = table === 'batches' ? { seq: target['seq'], position: target['position'], device: target['device'] } : { id: target['id'] };
  put(db, table, { ...row, ...place });
}

/** A batch at the end of the journal, a row under an id nobody gave. */
function copied(table: 'batches' | 'rows', row: Row, count: number): Row {
  if (table === 'batches') return { ...row, seq: count + 1, position: 1_000_000 };
  const id = Buffer.from(row['id'] as Buffer);
  id.writeUInt8(id.readUInt8(0) ^ 0x40, 0);
  return { ...row, id };
}
