/**
 * Shamir's secret sharing, byte by byte over GF(2^8) (A. Shamir, "How to share a secret", CACM 22, 1979), as the audited
 * `shamir-secret-sharing` (Cure53, Zellic) and HashiCorp's Vault do it: AES' field x^8 + x^4 + x^3 + x + 1, one random
 * polynomial for each byte with the secret as its value at 0. No tables: what is multiplied chooses no place in memory.
 */
import type { Random } from '../ports.ts';

/** `x` is 1 to 255 and different in every share of a secret; `y` is as long as the secret. */
export type Share = { readonly x: number; readonly y: Uint8Array };

const REDUCTION = 0x1b;

/** Product of two elements of the field. */
export function multiply(a: number, b: number): number {
  let product = 0;
  let factor = a;
  for (let bit = 0; bit < 8; bit += 1) {
    product ^= factor & -((b >> bit) & 1);
    factor = ((factor << 1) ^ (REDUCTION & -(factor >> 7))) & 255;
  }
  return product;
}

/** a^254, which is 1/a, and 0 for 0. */
export function invert(a: number): number {
  let power = a;
  for (let step = 0; step < 6; step += 1) power = multiply(multiply(power, power), a);
  return multiply(power, power);
}

/** Value at `x` of the polynomial whose coefficients stand lowest first. */
function evaluate(coefficients: Uint8Array, x: number): number {
  return coefficients.reduceRight((sum, coefficient) => multiply(sum, x) ^ coefficient, 0);
}

/** Any `threshold` (2 to `count`) of the `count` (at most 255) shares give the secret back, fewer say nothing of it. Throws RangeError. */
export function splitSecret(secret: Uint8Array, threshold: number, count: number, random: Random): Share[] {
  if (threshold < 2 || threshold > count || count > 255 || secret.length === 0) throw new RangeError('no such split');
  const chosen = random.bytes(secret.length * (threshold - 1));
  const shares = Array.from({ length: count }, (_, at) => ({ x: at + 1, y: new Uint8Array(secret.length) }));
  secret.forEach((byte, at) => {
    const coefficients = Uint8Array.of(byte, ...chosen.subarray(at * (threshold - 1), (at + 1) * (threshold - 1)));
    for (const { x, y } of shares) y[at] = evaluate(coefficients, x);
    coefficients.fill(0);
  });
  chosen.fill(0);
  return shares;
}

/** Lagrange's interpolation at 0. Too few or foreign shares give some other secret, so the caller compares. Throws RangeError. */
export function combineShares(shares: readonly Share[]): Uint8Array {
  const length = shares[0]?.y.length ?? 0;
  const places = new Set(shares.map(({ x }) => x));
  if (shares.length < 2 || places.size < shares.length || places.has(0) || shares.some(({ y }) => y.length !== length))
    throw new RangeError('shares do not fit together');
  const secret = new Uint8Array(length);
  for (const { x, y } of shares) {
    const others = shares.filter((other) => other.x !== x);
    const weight = others.reduce((product, other) => multiply(product, multiply(other.x, invert(other.x ^ x))), 1);
    y.forEach((byte, at) => {
      secret[at] = (secret[at] ?? 0) ^ multiply(byte, weight);
    });
  }
  return secret;
}
