/** Rows of a large change between sealing and writing, as bytes. */
import type { BookId } from '../../../shared/model/ids.ts';
import { createSlab } from '../storage/slab.ts';
import { DIGEST_BYTES } from './batch.ts';
import type { PreparedRow } from './journal.ts';

export type SealedRows = Iterable<PreparedRow> & {
  readonly count: () => number;
  readonly push: (row: PreparedRow) => void;
  /** Gives the memory back; what was iterated is no longer valid. */
  readonly clear: () => void;
};

type Place = { readonly book: BookId; readonly epoch: number };

/** In a record: writes (1) or deletes (0) ‖ id length ‖ u16 place ‖ id ‖ digest and envelope, for writes. */
const HEAD_BYTES = 4;

/** Can be iterated as often as needed; each row is made of views of the bytes. */
export function sealedRows(): SealedRows {
  const slab = createSlab();
  const places: Place[] = [];
  const head = Buffer.alloc(HEAD_BYTES);

  function placeOf({ book, epoch }: Place): number {
    const known = places.findIndex((place) => place.book === book && place.epoch === epoch);
    return known === -1 ? places.push({ book, epoch }) - 1 : known;
  }

  function push(row: PreparedRow): void {
    head.writeUInt8(row.digest === undefined ? 0 : 1, 0);
    head.writeUInt8(row.id.length, 1);
    head.writeUInt16BE(placeOf(row), 2);
    slab.add(head, row.id, ...(row.digest === undefined || row.sealed === undefined ? [] : [row.digest, row.sealed]));
  }

  function rowAt(index: number): PreparedRow {
    const record = slab.at(index);
    const idEnd = HEAD_BYTES + record.readUInt8(1);
    const place = places[record.readUInt16BE(2)];
    if (place === undefined) throw new Error('a sealed row without a place');
    const row = { id: record.subarray(HEAD_BYTES, idEnd), ...place };
    const digestEnd = idEnd + DIGEST_BYTES;
    return record.readUInt8(0) === 0 ? row : { ...row, digest: record.subarray(idEnd, digestEnd), sealed: record.subarray(digestEnd) };
  }

  return {
    count: slab.length,
    push,
    clear: slab.clear,
    [Symbol.iterator]: function* () {
      for (let index = 0; index < slab.length(); index += 1) yield rowAt(index);
    },
  };
}
