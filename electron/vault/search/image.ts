/** The index inside the database image: a few large values, so that opening a snapshot is reading, not building. */
import { z } from 'zod';
import type { Db } from '../storage/database.ts';
import type { PackedPostings } from './postings.ts';
import { COLUMN_NAMES, type ColumnName, type PackedSlots } from './slots.ts';
import type { PackedColumn } from './column.ts';

/** Raise on every change to terms, sort keys, columns or tables: older images are then rebuilt. */
const PROJECTION_VERSION = 4;

const Part = z.object({ name: z.string(), bytes: z.instanceof(Buffer) });
export type Image = { readonly postings: PackedPostings; readonly slots: PackedSlots; readonly exact: Uint32Array };

/** Writes the parts, calls `serialize` and takes them out again. */
export function withParts(db: Db, image: Image, serialize: () => Buffer): Buffer {
  db.exec('create table if not exists projection_parts (name text primary key, bytes blob not null) strict');
  const insert = db.prepare('insert into projection_parts values (?, ?)');
  const put = (name: string, value: Uint32Array | Uint8Array | string): void => {
    insert.run(
      name,
      typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    );
  };
  put('version', String(PROJECTION_VERSION));
  put('terms', image.postings.terms);
  put('starts', image.postings.starts);
  put('lasts', image.postings.lasts);
  put('bytes', image.postings.bytes);
  put('exact', image.exact);
  for (const name of ['alive', 'ids', 'updated'] as const) put(name, image.slots.numbers[name]);
  for (const name of COLUMN_NAMES) {
    put(`codes.${name}`, image.slots.columns[name].codes);
    put(`values.${name}`, image.slots.columns[name].values);
  }
  try {
    return serialize();
  } finally {
    db.exec('drop table projection_parts');
  }
}

/** Throws when the image was made by another version or lacks a part. */
export function takeParts(db: Db): Image {
  const parts = new Map(
    z
      .array(Part)
      .parse(db.prepare('select name, bytes from projection_parts').all())
      .map(({ name, bytes }) => [name, bytes]),
  );
  const part = (name: string): Buffer => {
    const found = parts.get(name);
    if (found === undefined) throw new Error('projection image lacks a part');
    return found;
  };
  const numbers = (name: string): Uint32Array => {
    // Copied, because a part may start at an address that is no multiple of four.
    return new Uint32Array(new Uint8Array(part(name)).buffer);
  };
  const text = (name: string): string => part(name).toString('utf8');
  if (text('version') !== String(PROJECTION_VERSION)) throw new Error('projection image of another version');
  const columns = COLUMN_NAMES.map((name) => [name, { codes: numbers(`codes.${name}`), values: text(`values.${name}`) }]);
  const image = {
    exact: numbers('exact'),
    postings: { terms: text('terms'), starts: numbers('starts'), lasts: numbers('lasts'), bytes: new Uint8Array(part('bytes')) },
    slots: {
      numbers: { alive: numbers('alive'), ids: numbers('ids'), updated: numbers('updated') },
      columns: Object.fromEntries(columns) as Record<ColumnName, PackedColumn>,
    },
  };
  db.exec('drop table projection_parts');
  return image;
}
