/** Codes that people copy from paper: Crockford base32 with a checksum, so that a slip is told from a wrong code. */
import { base32crockford } from '@scure/base';
import { sha256 } from './hash.ts';

const CHECK_CHARS = 4;

function checksum(kind: string, body: string): string {
  return base32crockford.encode(sha256(Buffer.from(`${kind}:${body}`))).slice(0, CHECK_CHARS);
}

export type CodeKind = 'kit' | 'invitation' | 'share';

/** Groups of four characters; `kind` keeps an invitation from being taken for a kit. */
export function encodeCode(kind: CodeKind, secret: Uint8Array): string {
  const body = base32crockford.encode(secret);
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
  try {
    return Buffer.from(base32crockford.decode(body));
  } catch {
    return undefined;
  }
}
