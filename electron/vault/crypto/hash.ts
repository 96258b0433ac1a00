import { createHash, hkdfSync } from 'node:crypto';
import { utf8 } from './bytes.ts';

export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** HKDF-SHA256 (RFC 5869) with a purpose as info; `length` in bytes. */
export function hkdf(key: Uint8Array, purpose: string, length = 32, salt: Uint8Array = new Uint8Array(0)): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, utf8(`keepbook/1 ${purpose}`), length));
}
