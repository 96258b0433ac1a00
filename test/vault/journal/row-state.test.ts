import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { RowEntry } from '../../../electron/vault/journal/batch.ts';
import { rowState } from '../../../electron/vault/journal/row-state.ts';
import { openSqlite } from '../../../electron/vault/storage/database.ts';
import { BookId } from '../../../shared/model/ids.ts';

const book = BookId.parse('019a0000-0000-7000-8000-000000000001');

function row(index: number): RowEntry & { readonly digest: Buffer } {
  return { id: randomBytes(index % 5 === 0 ? 33 : 17), book, epoch: 1, digest: randomBytes(32) };
}

/** The definition, written down a second time. */
function stated(rows: readonly { readonly id: Buffer; readonly digest: Buffer }[]): string {
  const whole = createHash('sha256');
  for (const { id, digest } of rows.toSorted((a, b) => Buffer.compare(a.id, b.id))) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(id.length);
    whole.update(length).update(id).update(digest);
  }
  return whole.digest('hex');
}

test('J6 the state’s hash is SHA-256 over length, id and digest of all rows in id order, however many there are', () => {
  const db = openSqlite(':memory:');
  const state = rowState(db);
  expect(state.hash()).toBe(stated([]));
  for (const count of [1, 4_999, 5_000, 5_001, 12_345]) {
    const rows = Array.from({ length: count }, (_, index) => row(index));
    const own = rowState(openSqlite(':memory:'));
    own.apply(rows, 1);
    expect(own.hash()).toBe(stated(rows));
  }
  db.close();
});

test('J6 the hash follows every row that is written, replaced or deleted', () => {
  const db = openSqlite(':memory:');
  const state = rowState(db);
  const rows = Array.from({ length: 20 }, (_, index) => row(index));
  state.apply(rows, 1);
  expect(state.hash()).toBe(stated(rows));
  const [first, second, ...rest] = rows;
  if (first === undefined || second === undefined) throw new Error('twenty rows were made');
  const replaced = { ...first, digest: randomBytes(32) };
  state.apply([replaced, { id: second.id, book, epoch: 1 }], 2);
  expect(state.hash()).toBe(stated([replaced, ...rest]));
  db.close();
});
