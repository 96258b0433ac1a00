/** Byte strings and ids. Inside the file ids are 16 bytes, outside they are UUID text. */
import { pooledRandom } from './random-pool.ts';

export function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

export function fromHex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

export function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

export function u32(value: number): Buffer {
  const out = Buffer.allocUnsafe(4);
  out.writeUInt32BE(value);
  return out;
}

/** Unambiguous concatenation: each part behind its length (u32, big-endian). Rule F1. */
export function frame(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [u32(part.length), part]));
}

export function uuidBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

export function uuidText(bytes: Uint8Array): string {
  const text = hex(bytes);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20, 32)}`;
}

/** `uuidBytes` that remembers the newest: thousands of rows stand in few books. */
export function rememberedUuidBytes(): (id: string) => Buffer {
  let last = '';
  let bytes: Buffer = Buffer.alloc(0);
  return (id) => {
    if (id !== last) {
      last = id;
      bytes = uuidBytes(id);
    }
    return bytes;
  };
}

/** UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, so that ids sort by creation, and 74 random bits. */
export function newUuid(nowMs: number, random: (length: number) => Uint8Array = pooledRandom): string {
  const out = Buffer.from(random(16));
  out.writeUIntBE(nowMs, 0, 6);
  out.writeUInt8((out.readUInt8(6) & 0x0f) | 0x70, 6);
  out.writeUInt8((out.readUInt8(8) & 0x3f) | 0x80, 8);
  return uuidText(out);
}

/** Milliseconds inside a UUIDv7. */
export function uuidTime(id: string): number {
  return uuidBytes(id).readUIntBE(0, 6);
}
