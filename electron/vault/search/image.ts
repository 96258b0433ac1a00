/**
 * The projection as one run of bytes, made so that opening it is copying and not building:
 * u32 length ‖ header JSON (version, name, width and length of each part) ‖ the parts, the serialised database among them.
 */
import { z } from 'zod';
import type { PackedPostings } from './postings.ts';
import { COLUMN_NAMES, KEPT_ORDERS, type ColumnName, type PackedSlots } from './slots.ts';
import type { PackedColumn } from './column.ts';

/** Raise on every change to terms, sort keys, columns or tables: older images are then rebuilt. */
const PROJECTION_VERSION = 8;

const Width = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(4)]);
const Header = z.object({
  version: z.int(),
  /** `width`: bytes of each number; 0 for bytes and text. */
  parts: z.array(z.object({ name: z.string(), width: Width, length: z.int() })),
  /** Parts that stand in blocks of their own, before those of the rows. */
  apart: z.array(z.object({ name: z.string(), width: Width })),
});
type Part = { readonly name: string; readonly width: z.infer<typeof Width>; readonly bytes: Uint8Array };

type WideBytes = { readonly width: number; readonly bytes: Buffer };

/** `sqlite` is a serialised database. */
export type Image = {
  readonly sqlite: Buffer;
  readonly postings: PackedPostings;
  readonly slots: PackedSlots;
  readonly exact: () => Uint32Array;
};

/** What a snapshot keeps: the index as one run of bytes, and the rows apart, in blocks that are opened one by one. */
export type Packed = { readonly image: Buffer; readonly blocks: Iterable<Buffer> };

/** Not needed by the first search and the first page: half of the bytes beside the rows and the database. */
const APART: readonly string[] = ['exact', 'values.name', 'values.company', 'order.company'];

/** `apart` are blocks to be kept before those of the rows. */
export function packImage({ sqlite, postings, slots, exact }: Image): { readonly image: Buffer; readonly apart: readonly Buffer[] } {
  const all: Part[] = [
    { name: 'sqlite', width: 0, bytes: sqlite },
    textPart('terms', postings.terms),
    numbersPart('starts', postings.starts),
    numbersPart('lasts', postings.lasts),
    { name: 'bytes', width: 0, bytes: postings.bytes },
    numbersPart('exact', exact()),
    ...(['alive', 'ids', 'updated'] as const).map((name) => numbersPart(name, slots.numbers[name])),
    ...KEPT_ORDERS.map((name) => numbersPart(`order.${name}`, slots.orders[name]())),
    ...COLUMN_NAMES.flatMap((name) => [
      numbersPart(`codes.${name}`, slots.columns[name].codes),
      textPart(`values.${name}`, slots.columns[name].values()),
    ]),
  ];
  const apart = all.filter(({ name }) => APART.includes(name));
  const parts = all.filter((part) => !apart.includes(part));
  const header: z.infer<typeof Header> = {
    version: PROJECTION_VERSION,
    parts: parts.map(({ name, width, bytes }) => ({ name, width, length: bytes.length })),
    apart: apart.map(({ name, width }) => ({ name, width })),
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return {
    image: Buffer.concat([length, json, ...parts.map(({ bytes }) => bytes)]),
    apart: apart.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
  };
}

/** `rowBlock` gives a block of rows. */
export type Opened = Image & { readonly rowBlock: (index: number) => Buffer };

/** `block` gives the plaintext of a block. Throws when the image was made by another version or lacks a part. */
export function unpackImage(image: Buffer, block: (index: number) => Buffer): Opened {
  const jsonEnd = 4 + image.readUInt32BE(0);
  const header = Header.parse(JSON.parse(image.toString('utf8', 4, jsonEnd)));
  if (header.version !== PROJECTION_VERSION) throw new Error('projection image of another version');
  const parts = new Map<string, WideBytes>();
  let at = jsonEnd;
  for (const { name, width, length } of header.parts) {
    parts.set(name, { width, bytes: image.subarray(at, at + length) });
    at += length;
  }
  const apart = new Map(header.apart.map(({ name, width }, index) => [name, { width, index }]));
  const part = (name: string): WideBytes => {
    const found = parts.get(name);
    if (found === undefined) throw new Error('projection image lacks a part');
    return found;
  };
  const partApart = (name: string): (() => WideBytes) => {
    const found = apart.get(name);
    if (found === undefined) throw new Error('projection image lacks a part');
    return () => ({ width: found.width, bytes: block(found.index) });
  };
  /** What stands apart is read when it is asked for; the rest now, so that nothing holds on to the image. */
  const later = <T>(name: string, read: (bytes: WideBytes) => T): (() => T) => {
    if (APART.includes(name)) {
      const found = partApart(name);
      return () => read(found());
    }
    const now = read(part(name));
    return () => now;
  };
  const text = (name: string): string => textOf(part(name));
  const numbers = (name: string): Uint32Array => widened(part(name));
  const columns = COLUMN_NAMES.map((name) => [name, { codes: numbers(`codes.${name}`), values: later(`values.${name}`, textOf) }]);
  const orders = KEPT_ORDERS.map((name) => [name, later(`order.${name}`, widened)]);
  return {
    sqlite: part('sqlite').bytes,
    exact: later('exact', widened),
    // Copied, because a view would keep the whole image in memory.
    postings: { terms: text('terms'), starts: numbers('starts'), lasts: numbers('lasts'), bytes: new Uint8Array(part('bytes').bytes) },
    slots: {
      numbers: { alive: numbers('alive'), ids: numbers('ids'), updated: numbers('updated') },
      // Made of the same names a line above.
      columns: Object.fromEntries(columns) as Record<ColumnName, PackedColumn>,
      orders: Object.fromEntries(orders) as PackedSlots['orders'],
    },
    rowBlock: (index) => block(header.apart.length + index),
  };
}

function textPart(name: string, text: string): Part {
  return { name, width: 0, bytes: Buffer.from(text) };
}

function textOf({ bytes }: WideBytes): string {
  return bytes.toString('utf8');
}

/** As narrow as its largest number: most columns have few values. */
function numbersPart(name: string, numbers: Uint32Array): Part {
  const largest = numbers.reduce((most, one) => Math.max(most, one), 0);
  const width = largest < 256 ? 1 : largest < 65_536 ? 2 : 4;
  const narrowed = width === 1 ? Uint8Array.from(numbers) : width === 2 ? Uint16Array.from(numbers) : numbers;
  return { name, width, bytes: new Uint8Array(narrowed.buffer, narrowed.byteOffset, narrowed.byteLength) };
}

/** Copied first, because a part may start at an address that is no multiple of its width. */
function widened({ width, bytes }: WideBytes): Uint32Array {
  const { buffer } = new Uint8Array(bytes);
  if (width === 4) return new Uint32Array(buffer);
  return Uint32Array.from(width === 2 ? new Uint16Array(buffer) : new Uint8Array(buffer));
}
