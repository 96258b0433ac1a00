/** Codes of an authenticator app: TOTP (RFC 6238) over HOTP (RFC 4226), SHA-1, six digits, thirty seconds, as every app takes them. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32nopad } from '@scure/base';

export const TOTP_SECRET_BYTES = 20;
const STEP_MS = 30_000;

/** RFC 4226, section 5.3, with a moving factor of eight bytes. `digits` up to 8. */
export function hotp(secret: Uint8Array, counter: number, digits = 6): string {
  const factor = Buffer.alloc(8);
  factor.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(factor).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

export function stepAt(now: number): number {
  return Math.floor(now / STEP_MS);
}

/**
 * The step `code` belongs to: the present one or one beside it, for clocks that differ, and later than `after`, so that a
 * code counts once (RFC 6238, section 5.2). `undefined` for every other code.
 */
export function matchingStep(secret: Uint8Array, code: string, now: number, after: number): number | undefined {
  const typed = Buffer.from(code);
  const present = stepAt(now);
  return [present, present - 1, present + 1].find((step) => {
    const expected = Buffer.from(hotp(secret, Math.max(0, step)));
    return step > after && typed.length === expected.length && timingSafeEqual(typed, expected);
  });
}

/** What the QR of the set-up says. https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function totpUri(secret: Uint8Array, place: { readonly vaultName: string; readonly name: string }): string {
  const label = encodeURIComponent(`${place.vaultName}: ${place.name}`);
  return `otpauth://totp/${label}?secret=${base32nopad.encode(secret)}&issuer=Keepbook`;
}
