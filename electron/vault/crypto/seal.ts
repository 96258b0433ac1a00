/** XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) with a random 24-byte nonce; envelope = nonce ‖ ciphertext ‖ tag. Rules F3, F4. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { VaultError } from '../../../shared/errors.ts';
import { pooledRandom } from './random-pool.ts';
import type { SecretKey } from './secret-key.ts';

const NONCE_BYTES = 24;
const LENGTH_BYTES = 4;
const TAG_BYTES = 16;

/** Length after padding: steps of 64 bytes below 1 KiB and of 256 above, so that sizes tell little. */
export function paddedLength(length: number): number {
  const whole = length + LENGTH_BYTES;
  const step = whole <= 1024 ? 64 : 256;
  return Math.ceil(whole / step) * step;
}

/** `aad` names the place; an envelope moved elsewhere does not open. */
export function seal(key: SecretKey, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  const padded = Buffer.alloc(paddedLength(plaintext.length));
  padded.writeUInt32BE(plaintext.length);
  padded.set(plaintext, LENGTH_BYTES);
  const envelope = Buffer.allocUnsafe(NONCE_BYTES + padded.length + TAG_BYTES);
  const nonce = envelope.subarray(0, NONCE_BYTES);
  nonce.set(pooledRandom(NONCE_BYTES));
  xchacha20poly1305(key.bytes, nonce, aad).encrypt(padded, envelope.subarray(NONCE_BYTES));
  padded.fill(0);
  return envelope;
}

/** Throws VAULT_DAMAGED when key, place or a byte differ: the three cannot be told apart. */
export function open(key: SecretKey, envelope: Uint8Array, aad: Uint8Array): Buffer {
  if (envelope.length < NONCE_BYTES + TAG_BYTES + LENGTH_BYTES) throw new VaultError('VAULT_DAMAGED', 'envelope too short');
  let padded: Uint8Array;
  try {
    padded = xchacha20poly1305(key.bytes, envelope.subarray(0, NONCE_BYTES), aad).decrypt(envelope.subarray(NONCE_BYTES));
  } catch (cause) {
    throw new VaultError('VAULT_DAMAGED', 'envelope does not open', { cause });
  }
  const view = Buffer.from(padded.buffer, padded.byteOffset, padded.byteLength);
  const length = view.readUInt32BE(0);
  if (length > view.length - LENGTH_BYTES) throw new VaultError('VAULT_DAMAGED', 'padding does not hold');
  return view.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}
