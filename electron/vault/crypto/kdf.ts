/** Argon2id (RFC 9106) with bounds that hold when a file is read, so a hostile file can neither weaken nor hang us. Rules K1, K2. */
import argon2 from 'argon2';
import { VaultError } from '../../../shared/errors.ts';
import type { KdfCost, KdfPolicy } from '../ports.ts';
import { utf8 } from './bytes.ts';
import { SecretKey } from './secret-key.ts';

export const KDF_FLOOR: KdfCost = { memoryKiB: 128 * 1024, passes: 3, lanes: 4 };
export const KDF_CEILING: KdfCost = { memoryKiB: 2 * 1024 * 1024, passes: 10, lanes: 16 };
const TARGET_MS = 1_000;
const LARGEST_CHOSEN_KIB = 1024 * 1024;

/** Throws KDF_OUT_OF_BOUNDS for a cost outside the policy; nothing is computed then. */
export function checkCost(cost: KdfCost, policy: Pick<KdfPolicy, 'floor' | 'ceiling'>): void {
  const { floor, ceiling } = policy;
  const tooLow = cost.memoryKiB < floor.memoryKiB || cost.passes < floor.passes || cost.lanes < floor.lanes;
  const tooHigh = cost.memoryKiB > ceiling.memoryKiB || cost.passes > ceiling.passes || cost.lanes > ceiling.lanes;
  if (tooLow || tooHigh) throw new VaultError('KDF_OUT_OF_BOUNDS', 'slot asks for an Argon2id cost outside the bounds');
}

/** NFKC, so that the same characters typed on another keyboard give the same key. `salt` is 16 bytes; the key is 32. */
export async function deriveKey(passphrase: string, salt: Uint8Array, cost: KdfCost): Promise<SecretKey> {
  const bytes = utf8(passphrase.normalize('NFKC'));
  const raw = await argon2.hash(bytes, {
    raw: true,
    type: argon2.argon2id,
    salt: Buffer.from(salt),
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.lanes,
    hashLength: 32,
  });
  bytes.fill(0);
  const key = new SecretKey(raw);
  raw.fill(0);
  return key;
}

/** Doubles the memory from the floor while one derivation stays under about a second on this computer. */
async function calibrate(): Promise<KdfCost> {
  let cost = KDF_FLOOR;
  for (;;) {
    const startedAt = performance.now();
    (await deriveKey('calibration', new Uint8Array(16), cost)).purge();
    const tookMs = performance.now() - startedAt;
    if (tookMs * 2 > TARGET_MS * 1.5 || cost.memoryKiB * 2 > LARGEST_CHOSEN_KIB) return cost;
    cost = { ...cost, memoryKiB: cost.memoryKiB * 2 };
  }
}

let calibrated: Promise<KdfCost> | undefined;

/** What the product uses. Measures once per process, when the first slot is made. */
export const productKdf: KdfPolicy = {
  floor: KDF_FLOOR,
  ceiling: KDF_CEILING,
  choose: () => (calibrated ??= calibrate()),
};
