import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PreparedRow } from '../../../electron/vault/journal/journal.ts';
import { sealedRows } from '../../../electron/vault/journal/sealed-rows.ts';
import { BookId } from '../../../shared/model/ids.ts';

const EVEN = BookId.parse('0198c0de-0000-7000-8000-000000000001');
const ODD = BookId.parse('0198c0de-0000-7000-8000-000000000002');

function rowOf(at: number): PreparedRow {
  const row = { id: randomBytes(at % 2 === 0 ? 17 : 33), book: at % 2 === 0 ? EVEN : ODD, epoch: (at % 3) + 1 };
  // Envelopes small and large, one of them larger than a piece of the slab.
  return at % 7 === 6 ? row : { ...row, digest: randomBytes(32), sealed: randomBytes(at === 500 ? 3 << 20 : 64 + (at % 5) * 9_000) };
}

test('rows come back as they were put in, as often as they are asked for', () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => rowOf(at));
  const sealed = sealedRows();
  for (const row of rows) sealed.push(row);
  expect(sealed.count()).toBe(1_000);
  for (let round = 0; round < 2; round += 1) expect([...sealed].every((row, at) => isSame(row, rows[at]))).toBe(true);
  sealed.clear();
  expect([...sealed]).toEqual([]);
});

function isSame(a: PreparedRow, b: PreparedRow | undefined): boolean {
  const bytes = (row: PreparedRow | undefined): string =>
    JSON.stringify([row?.id, row?.digest, row?.sealed].map((part) => part?.toString('base64')));
  return bytes(a) === bytes(b) && a.book === b?.book && a.epoch === b.epoch && 'sealed' in a === 'sealed' in b;
}
