/** A share of the recovery key as a code on paper, and what the roster says of it. Rule V1. */
import { frame, hex, utf8 } from './bytes.ts';
import { decodeCode, encodeCode, plainCode } from './code.ts';
import { sha256 } from './hash.ts';
import { SecretKey } from './secret-key.ts';
import { combineShares, type Share } from './shamir.ts';

const VERSION = 1;
const SECRET_BYTES = 32;
/** version (1) ‖ split (4) ‖ threshold (1) ‖ x (1) ‖ y (32) */
const SHARE_BYTES = 39;
/** Base32 of the bytes and four characters of checksum. */
const CODE_CHARS = 67;

export type PaperShare = { readonly split: Uint8Array; readonly threshold: number; readonly share: Share; readonly commitment: string };

function commitmentOf(bytes: Uint8Array): string {
  return hex(sha256(frame(utf8('keepbook/1 recovery share'), bytes)));
}

/** `split` is four random bytes that shares of one split have in common. */
export function shareCode(split: Uint8Array, threshold: number, { x, y }: Share): { readonly code: string; readonly commitment: string } {
  const bytes = Uint8Array.of(VERSION, ...split, threshold, x, ...y);
  return { code: encodeCode('share', bytes), commitment: commitmentOf(bytes) };
}

/** Undefined for a typing error. */
export function readShare(typed: string): PaperShare | undefined {
  const bytes = decodeCode('share', typed);
  if (bytes?.length !== SHARE_BYTES || bytes[0] !== VERSION) return undefined;
  const [threshold = 0, x = 0] = bytes.subarray(5, 7);
  const y = bytes.subarray(SHARE_BYTES - SECRET_BYTES);
  return { split: bytes.subarray(1, 5), threshold, share: { x, y }, commitment: commitmentOf(bytes) };
}

/** Several codes typed one behind the other; undefined when the text is no such row. */
export function readShares(typed: string): readonly PaperShare[] | undefined {
  const text = plainCode(typed);
  if (text.length === 0 || text.length % CODE_CHARS !== 0) return undefined;
  const shares = Array.from({ length: text.length / CODE_CHARS }, (_, at) => readShare(text.slice(at * CODE_CHARS, (at + 1) * CODE_CHARS)));
  return shares.every((share) => share !== undefined) ? shares : undefined;
}

/** The key that shares give back; undefined when they are too few, of two splits or one twice. Whether it is the right one only comparing tells. */
export async function keyFromShares(shares: readonly PaperShare[]): Promise<SecretKey | undefined> {
  try {
    return new SecretKey(await combineShares(shares.map(({ share }) => share)));
  } catch {
    return undefined;
  }
}
