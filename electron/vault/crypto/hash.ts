import { createHash, hash, hkdfSync } from 'node:crypto';
import { utf8 } from './bytes.ts';

export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const whole = createHash('sha256');
  for (const part of parts) whole.update(part);
  return whole.digest();
}

const desk = Buffer.alloc(8_192);

/**
 * The same value in hex for what every row needs: the parts are laid side by side and hashed in one call. A third of the
 * time and of the memory for parts of a few hundred bytes.
 */
export function sha256Together(...parts: readonly Uint8Array[]): string {
  let length = 0;
  for (const part of parts) {
    if (length + part.length > desk.length) return sha256(...parts).toString('hex');
    desk.set(part, length);
    length += part.length;
  }
  return hash('sha256', desk.subarray(0, length), 'hex');
}

/** HKDF-SHA256 (RFC 5869) with a purpose as info; `length` in bytes. */
export function hkdf(key: Uint8Array, purpose: string, length = 32, salt: Uint8Array = new Uint8Array(0)): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, utf8(`keepbook/1 ${purpose}`), length));
}
