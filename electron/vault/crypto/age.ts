/** Sealing to a person is always the age format (age-encryption.org/v1), so that the stock tool opens what we write. */
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { bech32 } from '@scure/base';
import { VaultError } from '../../../shared/errors.ts';
import { SecretKey } from './secret-key.ts';

/** `age1…` text. */
export type Recipient = string;

const IDENTITY_PREFIX = 'AGE-SECRET-KEY-';
const SEED_BYTES = 32;

/** `AGE-SECRET-KEY-1…` of a 32-byte X25519 seed. */
export function ageIdentity(seed: SecretKey): string {
  return bech32.encodeFromBytes(IDENTITY_PREFIX, seed.bytes).toUpperCase();
}

/** As people type or paste it; undefined for text that is no such identity. */
export function seedOfIdentity(typed: string): SecretKey | undefined {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(typed.trim().toLowerCase());
    return prefix === IDENTITY_PREFIX.toLowerCase() && bytes.length === SEED_BYTES ? new SecretKey(bytes) : undefined;
  } catch {
    return undefined;
  }
}

export async function ageRecipient(seed: SecretKey): Promise<Recipient> {
  return identityToRecipient(ageIdentity(seed));
}

/** Loads now what Node loads at first use (web streams, a tenth of a second), so that it happens while a person types. */
export function prepareAge(): void {
  void globalThis.Response;
}

/** Throws BAD_RECIPIENT when one of them is not an age recipient. */
export async function sealTo(recipients: readonly Recipient[], plaintext: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  try {
    for (const recipient of recipients) encrypter.addRecipient(recipient);
  } catch (cause) {
    throw new VaultError('BAD_RECIPIENT', 'not an age recipient', { cause });
  }
  return encrypter.encrypt(plaintext);
}

/** Undefined when the file is not for this identity or does not hold. */
export async function openAge(identity: string, file: Uint8Array): Promise<Uint8Array | undefined> {
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(identity);
    return await decrypter.decrypt(file);
  } catch {
    return undefined;
  }
}
