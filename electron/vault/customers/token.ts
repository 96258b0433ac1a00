import type { CustomerId } from '../../../shared/model/ids.ts';
import { uuidBytes } from '../crypto/bytes.ts';
import { sha256Together } from '../crypto/hash.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Short stable name for logs and print-outs, `C-7F3K9Q`: 30 bits of the id's hash, so it tells nothing about the customer. */
export function customerToken(id: CustomerId): string {
  const bits = parseInt(sha256Together(uuidBytes(id)).slice(0, 8), 16) >>> 2;
  const chars = [25, 20, 15, 10, 5, 0].map((shift) => ALPHABET.charAt((bits >>> shift) & 31));
  return `C-${chars.join('')}`;
}
