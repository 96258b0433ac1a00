/** Everything a person holds comes from one 32-byte seed. Rule K5. */
import { uuidBytes } from './bytes.ts';
import { ageIdentity, ageRecipient, type Recipient } from './age.ts';
import { hkdf } from './hash.ts';
import { SecretKey } from './secret-key.ts';
import { signerFrom, type Signer } from './signing.ts';

export type MemberKeys = {
  readonly seed: SecretKey;
  /** Receives keys and inboxes. */
  readonly identity: string;
  readonly recipient: Recipient;
  /** Signs this device's batches. */
  readonly signer: Signer;
  /** Seals the search snapshot on this computer. */
  readonly snapshotKey: SecretKey;
  /** Seals the member's own settings. */
  readonly ownKey: SecretKey;
};

export async function deriveMemberKeys(seed: SecretKey, device: string): Promise<MemberKeys> {
  const ageSeed = new SecretKey(hkdf(seed.bytes, 'member age identity'));
  return {
    seed,
    identity: ageIdentity(ageSeed),
    recipient: await ageRecipient(ageSeed),
    signer: signerFrom(new SecretKey(hkdf(seed.bytes, 'device signing key', 32, uuidBytes(device)))),
    snapshotKey: new SecretKey(hkdf(seed.bytes, 'snapshot key')),
    ownKey: new SecretKey(hkdf(seed.bytes, 'own rows')),
  };
}

/** An invitation's own age identity, from the same seed as its signing key. */
export function inviteAgeSeed(inviteSeed: SecretKey): SecretKey {
  return new SecretKey(hkdf(inviteSeed.bytes, 'invitation age identity'));
}

/** The kit's own age identity, so that a lead's paper opens backups too. `secret` is the decoded kit code. */
export function kitAgeSeed(secret: Uint8Array): SecretKey {
  return new SecretKey(hkdf(secret, 'kit age identity'));
}

/** From a book's X25519 seed: the symmetric key its readers seal rows with. */
export function bookSealKey(bookSeed: SecretKey): SecretKey {
  return new SecretKey(hkdf(bookSeed.bytes, 'book rows'));
}
