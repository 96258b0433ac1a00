/**
 * Shamir's secret sharing by `shamir-secret-sharing` (audited by Cure53 and Zellic): byte by byte over GF(2^8) with AES'
 * polynomial, the secret as the value at 0. The library takes its randomness from the system itself.
 */
import { combine, split } from 'shamir-secret-sharing';

/** `x` is 1 to 255 and different in every share of a secret; `y` is as long as the secret. */
export type Share = { readonly x: number; readonly y: Uint8Array };

/** Any `threshold` (2 to `count`) of the `count` (at most 255) shares give the secret back, fewer say nothing of it. Throws RangeError. */
export async function splitSecret(secret: Uint8Array, threshold: number, count: number): Promise<readonly Share[]> {
  if (threshold < 2 || threshold > count || count > 255 || secret.length === 0) throw new RangeError('no such split');
  // A plain copy: the library refuses what is only derived from Uint8Array.
  const plain = Uint8Array.from(secret);
  const made = await split(plain, count, threshold);
  plain.fill(0);
  return made.map((bytes) => ({ x: bytes[secret.length] ?? 0, y: bytes.subarray(0, secret.length) }));
}

/** Too few or foreign shares give some other secret, so the caller compares. Throws RangeError. */
export async function combineShares(shares: readonly Share[]): Promise<Uint8Array> {
  const length = shares[0]?.y.length ?? 0;
  const places = new Set(shares.map(({ x }) => x));
  if (shares.length < 2 || places.size < shares.length || places.has(0) || length === 0 || shares.some(({ y }) => y.length !== length))
    throw new RangeError('shares do not fit together');
  return combine(shares.map(({ x, y }) => Uint8Array.of(...y, x)));
}
