/**
 * The search projection and the journal's state, sealed under the member's snapshot key, so that unlocking need not open
 * every row. A cache: any doubt and it is rebuilt. AES-256-GCM by node:crypto, ten times faster than JavaScript in bulk;
 * a fresh key per file (HKDF over a random salt) makes counting nonces safe. Rules S3, S4.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { frame, hex, u32, utf8, uuidBytes } from '../crypto/bytes.ts';
import { hkdf, sha256 } from '../crypto/hash.ts';
import { SecretKey } from '../crypto/secret-key.ts';

const MAGIC = utf8('KBS5');
const SALT_BYTES = 32;
const CHUNK_BYTES = 1 << 20;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const HASH_BYTES = 32;
/** First word of a nonce: what is sealed under it. */
const CHUNK = 0;
const BLOCK = 1;

/** What is kept: an image that is read as a whole, and blocks that are opened one by one, each when it is needed. */
export type Kept = { readonly image: Buffer; readonly blocks: Iterable<Buffer> };
/** `block` gives the plaintext; its bytes were compared with the image when the file was read. */
export type Snapshot = { readonly image: Buffer; readonly block: (index: number) => Buffer };
type Place = { readonly vaultId: string; readonly member: string };

/** Beside the vault; the name tells members apart without naming them. */
export function snapshotPath(vaultPath: string, member: string): string {
  return `${vaultPath}.${hex(sha256(utf8('keepbook/1 snapshot name'), uuidBytes(member))).slice(0, 12)}.snapshot`;
}

/** Also what an interrupted writing left. Nothing happens where there is none. */
export function removeSnapshot(vaultPath: string, member: string): void {
  for (const ending of ['', '.new']) rmSync(`${snapshotPath(vaultPath, member)}${ending}`, { force: true });
}

function nonce(kind: number, index: number, isLast: boolean): Buffer {
  const out = Buffer.alloc(12);
  out.writeUInt32BE(kind);
  out.writeUInt32BE(index, 4);
  out.writeUInt8(isLast ? 1 : 0, 11);
  return out;
}

function aadOf({ vaultId, member }: Place): Buffer {
  return frame(utf8('keepbook/1 snapshot'), uuidBytes(vaultId), uuidBytes(member));
}

function fileKeyOf(key: SecretKey, salt: Uint8Array): SecretKey {
  return new SecretKey(hkdf(key.bytes, 'snapshot file', 32, salt));
}

function sealPiece(key: SecretKey, aad: Buffer, at: Buffer, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key.bytes, at);
  cipher.setAAD(aad);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when a byte differs. */
function openPiece(key: SecretKey, aad: Buffer, at: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, at, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  decipher.final();
  return plain;
}

/** Written beside the old one and renamed, so that a crash leaves one or the other. */
export function writeSnapshot(path: string, { image, blocks }: Kept, place: Place, key: SecretKey, salt: Uint8Array): void {
  const fileKey = fileKeyOf(key, salt);
  const aad = aadOf(place);
  const temporary = `${path}.new`;
  const fd = openSync(temporary, 'w', 0o600);
  try {
    writeSync(fd, Buffer.concat([MAGIC, salt, u32(0)]));
    const lengths: number[] = [];
    const digest = createHash('sha256');
    for (const block of blocks) {
      const sealed = sealPiece(fileKey, aad, nonce(BLOCK, lengths.length, false), block);
      lengths.push(sealed.length);
      digest.update(sealed);
      writeSync(fd, sealed);
    }
    const whole = Buffer.concat([digest.digest(), u32(lengths.length), ...lengths.map(u32), image]);
    for (let at = 0, index = 0; at < whole.length; at += CHUNK_BYTES, index += 1) {
      const isLast = at + CHUNK_BYTES >= whole.length;
      writeSync(fd, sealPiece(fileKey, aad, nonce(CHUNK, index, isLast), whole.subarray(at, at + CHUNK_BYTES)));
    }
    const blocksBytes = lengths.reduce((sum, length) => sum + length, 0);
    writeSync(fd, u32(blocksBytes), 0, LENGTH_BYTES, MAGIC.length + SALT_BYTES);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
    fileKey.purge();
  }
  renameSync(temporary, path);
}

/** Undefined when there is none or anything about it does not hold. */
export function readSnapshot(path: string, place: Place, key: SecretKey): Snapshot | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const fd = openSync(path, 'r');
    try {
      return openSnapshot(fd, aadOf(place), key);
    } finally {
      closeSync(fd);
    }
  } catch {
    return undefined;
  }
}

function openSnapshot(fd: number, aad: Buffer, key: SecretKey): Snapshot | undefined {
  const saltEnd = MAGIC.length + SALT_BYTES;
  const start = saltEnd + LENGTH_BYTES;
  const head = readExactly(fd, Buffer.alloc(start), 0);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const { size } = fstatSync(fd);
  // In the clear, and so only believed once the chunks behind it open.
  const blocksBytes = head.readUInt32BE(saltEnd);
  if (start + blocksBytes >= size) return undefined;
  const fileKey = fileKeyOf(key, head.subarray(MAGIC.length, saltEnd));
  const whole = openChunks(fd, start + blocksBytes, size, fileKey, aad);
  const sealed = readExactly(fd, Buffer.allocUnsafeSlow(blocksBytes), start);
  if (!sha256(sealed).equals(whole.subarray(0, HASH_BYTES))) return undefined;
  const count = whole.readUInt32BE(HASH_BYTES);
  const imageAt = HASH_BYTES + LENGTH_BYTES * (count + 1);
  const lengths = Array.from({ length: count }, (_, index) => whole.readUInt32BE(HASH_BYTES + LENGTH_BYTES * (index + 1)));
  return { image: whole.subarray(imageAt), block: blockOpener(sealed, lengths, fileKey, aad) };
}

/** Each block is opened at most once; its plaintext takes the place of its envelope. */
function blockOpener(sealed: Buffer, lengths: readonly number[], key: SecretKey, aad: Buffer): Snapshot['block'] {
  const ends: number[] = [];
  for (const length of lengths) ends.push((ends.at(-1) ?? 0) + length);
  const isOpen = new Set<number>();
  return (index) => {
    const from = ends[index - 1] ?? 0;
    const to = ends[index];
    if (to === undefined) throw new Error('snapshot has no such block');
    if (!isOpen.has(index)) {
      openPiece(key, aad, nonce(BLOCK, index, false), sealed.subarray(from, to)).copy(sealed, from);
      isOpen.add(index);
    }
    return sealed.subarray(from, to - TAG_BYTES);
  };
}

/** Chunk by chunk through one small buffer: a second copy of a file this large costs more than deciphering it. */
function openChunks(fd: number, start: number, end: number, key: SecretKey, aad: Buffer): Buffer {
  const step = CHUNK_BYTES + TAG_BYTES;
  const chunks = Math.ceil((end - start) / step);
  const whole = Buffer.allocUnsafeSlow(Math.max(0, end - start - chunks * TAG_BYTES));
  const sealed = Buffer.alloc(step);
  for (let index = 0; index < chunks; index += 1) {
    const chunk = readExactly(fd, sealed.subarray(0, Math.min(step, end - start - index * step)), start + index * step);
    openPiece(key, aad, nonce(CHUNK, index, index === chunks - 1), chunk).copy(whole, index * CHUNK_BYTES);
  }
  return whole;
}

/** Throws when the file ends before `into` is full. */
function readExactly(fd: number, into: Buffer, from: number): Buffer {
  let at = 0;
  while (at < into.length) {
    const read = readSync(fd, into, at, into.length - at, from + at);
    if (read === 0) throw new Error('snapshot is cut');
    at += read;
  }
  return into;
}
