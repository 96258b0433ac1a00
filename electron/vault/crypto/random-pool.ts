/** Random bytes for nonces and ids, drawn from the system in pieces: a call for each row would cost more than sealing it. */
import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(4_096);
let used = pool.length;

/** `length` fresh bytes, at most 4,096; what is handed out is wiped from the pool, so no two callers see the same. */
export function pooledRandom(length: number): Uint8Array {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.slice(used, used + length);
  pool.fill(0, used, used + length);
  used += length;
  return bytes;
}
