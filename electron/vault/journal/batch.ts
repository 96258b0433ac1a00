/**
 * One batch = one write transaction: who, when, what came before, statements, and the digest of every row written or
 * deleted; signed by the device. Bytes: signature (64) ‖ 'KB1B' ‖ u32 header length ‖ header JSON ‖ row entries. Rules J1, J2.
 */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import { BookId, DeviceId, MemberId, VaultId } from '../../../shared/model/ids.ts';
import { frame, fromHex, u32, utf8, uuidBytes } from '../crypto/bytes.ts';
import { sha256, sha256Together } from '../crypto/hash.ts';
import type { Signer } from '../crypto/signing.ts';
import { verifySignature } from '../crypto/signing.ts';
import { Statement } from '../roster/statements.ts';

const MAGIC = utf8('KB1B');
const SIGNATURE_BYTES = 64;
export const DIGEST_BYTES = 32;
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export const BatchHeader = z.strictObject({
  vault: VaultId,
  author: MemberId,
  device: DeviceId,
  /** 0 for a device's first batch. */
  position: z.int().min(0),
  /** Hash of this device's previous batch; absent at position 0. */
  previous: Hash.optional(),
  /** Newest batch seen of every other device: [device, position, hash]. */
  heads: z
    .array(z.tuple([DeviceId, z.int(), Hash]))
    .max(10_000)
    .readonly(),
  /** Instant in ms by the author's clock, never before the batch seen last. */
  at: z.int().min(0),
  statements: z.array(Statement).max(10_000).readonly(),
  /** Books and epochs the row entries refer to by index. */
  books: z
    .array(z.tuple([BookId, z.int().min(1)]))
    .max(10_000)
    .readonly(),
});
export type BatchHeader = z.infer<typeof BatchHeader>;

export type RowEntry = {
  readonly id: Buffer;
  readonly book: BookId;
  readonly epoch: number;
  /** Absent: the row is deleted (a signed tombstone). */
  readonly digest?: Buffer;
};

export type Batch = {
  readonly header: BatchHeader;
  /** Made from the signed bytes each time it is read: a large change has hundreds of thousands. */
  readonly rows: readonly RowEntry[];
  readonly hash: string;
  readonly signed: SignedBytes;
};
type SignedBytes = { readonly body: Buffer; readonly signature: Buffer };

/** What a row's entry in a batch commits to: place and envelope. Rule J3. */
export function rowDigest(id: Uint8Array, book: Uint8Array, epoch: number, envelope: Uint8Array): Buffer {
  return fromHex(rowDigestHex(id, book, epoch, envelope));
}

/** The same in hex, which is how it comes. */
export function rowDigestHex(id: Uint8Array, book: Uint8Array, epoch: number, envelope: Uint8Array): string {
  return sha256Together(Buffer.of(id.length), id, book, u32(epoch), envelope);
}

function encodeRows(rows: readonly RowEntry[], books: readonly (readonly [BookId, number])[]): Buffer {
  const index = new Map(books.map(([book, epoch], i) => [`${book}/${String(epoch)}`, i]));
  const parts: Buffer[] = [];
  for (const row of rows) {
    const entry = Buffer.alloc(4);
    entry.writeUInt8(row.digest === undefined ? 0 : 1, 0);
    entry.writeUInt8(row.id.length, 1);
    entry.writeUInt16BE(index.get(`${row.book}/${String(row.epoch)}`) ?? 0xffff, 2);
    parts.push(entry, row.id);
    if (row.digest !== undefined) parts.push(row.digest);
  }
  return Buffer.concat(parts);
}

/** Throws JOURNAL_DAMAGED where the entries do not end with the bytes or name a book that is not there. */
function checkRows(bytes: Buffer, books: number): void {
  let at = 0;
  while (at < bytes.length) {
    const end = at + 4 + bytes.readUInt8(at + 1) + (bytes.readUInt8(at) === 1 ? DIGEST_BYTES : 0);
    if (bytes.readUInt16BE(at + 2) >= books || end > bytes.length) throw new VaultError('JOURNAL_DAMAGED', 'row entries do not parse');
    at = end;
  }
}

/** Entries that `checkRows` let pass, or that we wrote. */
function decodeRows(bytes: Buffer, books: readonly (readonly [BookId, number])[]): RowEntry[] {
  const rows: RowEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const writes = bytes.readUInt8(at) === 1;
    const idEnd = at + 4 + bytes.readUInt8(at + 1);
    const end = writes ? idEnd + DIGEST_BYTES : idEnd;
    const [book, epoch] = books[bytes.readUInt16BE(at + 2)] ?? [];
    if (book === undefined || epoch === undefined) throw new VaultError('JOURNAL_DAMAGED', 'row entries do not parse');
    const row = { id: bytes.subarray(at + 4, idEnd), book, epoch };
    rows.push(writes ? { ...row, digest: bytes.subarray(idEnd, end) } : row);
    at = end;
  }
  return rows;
}

function message(body: Uint8Array): Buffer {
  return frame(utf8('keepbook/1 batch'), body);
}

/** The plaintext of a batch, ready to be sealed under the journal key. */
export function encodeBatch(
  header: Omit<BatchHeader, 'books'>,
  rows: readonly RowEntry[],
  signer: Signer,
): { bytes: Buffer; batch: Batch } {
  const seen = new Map<string, readonly [BookId, number]>();
  for (const row of rows) seen.set(`${row.book}/${String(row.epoch)}`, [row.book, row.epoch]);
  const whole: BatchHeader = { ...header, books: [...seen.values()].map(([book, epoch]) => [book, epoch]) };
  const json = utf8(JSON.stringify(whole));
  const body = Buffer.concat([MAGIC, u32(json.length), json, encodeRows(rows, whole.books)]);
  const signature = signer.sign(message(body));
  const bytes = Buffer.concat([signature, body]);
  return { bytes, batch: batchOf(whole, bytes, json.length) };
}

function batchOf(header: BatchHeader, bytes: Buffer, jsonLength: number): Batch {
  const body = bytes.subarray(SIGNATURE_BYTES);
  return {
    header,
    get rows() {
      return decodeRows(body.subarray(8 + jsonLength), header.books);
    },
    hash: sha256(bytes).toString('hex'),
    signed: { body, signature: bytes.subarray(0, SIGNATURE_BYTES) },
  };
}

/** Throws JOURNAL_DAMAGED. The signature is not checked here: whose key counts is the roster's question. */
export function decodeBatch(bytes: Buffer): Batch {
  const body = bytes.subarray(SIGNATURE_BYTES);
  if (body.length < 8 || !body.subarray(0, 4).equals(MAGIC)) throw new VaultError('JOURNAL_DAMAGED', 'not a batch');
  const jsonEnd = 8 + body.readUInt32BE(4);
  if (jsonEnd > body.length) throw new VaultError('JOURNAL_DAMAGED', 'batch header is cut');
  try {
    const header = BatchHeader.parse(JSON.parse(body.toString('utf8', 8, jsonEnd)));
    checkRows(body.subarray(jsonEnd), header.books.length);
    return batchOf(header, bytes, jsonEnd - 8);
  } catch (cause) {
    throw new VaultError('JOURNAL_DAMAGED', 'batch does not parse', { cause });
  }
}

export function isSignedBy(batch: Batch, publicKey: Uint8Array): boolean {
  return verifySignature(publicKey, message(batch.signed.body), batch.signed.signature);
}

/** Whether the batch only seals rows anew, so that nobody worked on them. Rule L3. */
export function isResealed({ header }: Pick<Batch, 'header'>): boolean {
  return header.statements.some(({ type }) => type === 'rows.resealed');
}

/** Where a batch's envelope belongs. */
export function batchAad(vaultId: string, epoch: number, device: string, position: number): Buffer {
  return frame(utf8('keepbook/1 batch envelope'), uuidBytes(vaultId), u32(epoch), uuidBytes(device), u32(position));
}
