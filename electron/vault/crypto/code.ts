/** Codes that people copy from paper: Crockford base32 with a checksum, so that a slip is told from a wrong code. */
import { sha256 } from './hash.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_CHARS = 4;

function toBase32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let out = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET.charAt((value << (5 - bits)) & 31) : out;
}

function fromBase32(text: string): Buffer | undefined {
  const out: number[] = [];
  let bits = 0;
  let value = 0;
  for (const char of text) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return undefined;
    value = (value << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out.push((value >>> bits) & 255);
      value &= (1 << bits) - 1;
    }
  }
  return value === 0 ? Buffer.from(out) : undefined;
}

function checksum(kind: string, body: string): string {
  return toBase32(sha256(Buffer.from(`${kind}:${body}`))).slice(0, CHECK_CHARS);
}

export type CodeKind = 'kit' | 'invitation' | 'share';

/** Groups of four characters; `kind` keeps an invitation from being taken for a kit. */
export function encodeCode(kind: CodeKind, secret: Uint8Array): string {
  const body = toBase32(secret);
  return (body + checksum(kind, body)).replace(/(.{4})(?=.)/g, '$1-');
}

/** What was typed without what separates its groups; several codes in a row become one text. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_.,;]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** Undefined for a typing error; O reads as 0, I and L as 1, case and separators do not matter. */
export function decodeCode(kind: CodeKind, typed: string): Buffer | undefined {
  const text = plainCode(typed);
  const body = text.slice(0, -CHECK_CHARS);
  if (body.length === 0 || checksum(kind, body) !== text.slice(-CHECK_CHARS)) return undefined;
  return fromBase32(body);
}
