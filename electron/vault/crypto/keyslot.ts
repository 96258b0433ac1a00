/**
 * A keyslot wraps one person's keys for one way of unlocking. Key-committing: the first 32 bytes commit to the wrapping
 * key, so one slot cannot open to two different contents under two passphrases. Rules K1 to K4.
 */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import { FACTORS, type Factor } from '../../../shared/model/factors.ts';
import { DeviceId, MemberId, SlotId } from '../../../shared/model/ids.ts';
import type { KdfCost, KdfPolicy } from '../ports.ts';
import { base64, frame, fromBase64, u32, utf8, uuidBytes } from './bytes.ts';
import { hkdf } from './hash.ts';
import { checkCost, deriveKey } from './kdf.ts';
import { open, seal } from './seal.ts';
import { SecretKey } from './secret-key.ts';

/** Everything of a slot that stands in the clear; all of it is associated data of the wrapping. */
export type SlotHeader = {
  readonly vaultId: string;
  readonly slotId: SlotId;
  readonly kind: 'passphrase' | 'kit' | 'invitation' | 'security-key';
  /** Chosen by the person for the sign-in list; empty for kits and invitations. */
  readonly label: string;
  /** Argon2id for passphrases; codes carry enough entropy of their own. */
  readonly kdf?: { readonly cost: KdfCost; readonly salt: Uint8Array };
  /** What the passphrase needs beside it; absent and empty are the same. */
  readonly factors?: readonly Factor[];
  /** Credential id in base64url, of a security key alone. */
  readonly credential?: string;
};

/** 32 bytes of each factor that is at hand. */
export type FactorSecrets = Readonly<Partial<Record<Factor, Uint8Array>>>;

const Base64Key = z.base64().length(44);

/** The last passphrases of a person as Argon2id tags under one salt and cost. Rule K10. */
export const PastPassphrases = z.strictObject({
  cost: z.strictObject({ memoryKiB: z.int(), passes: z.int(), lanes: z.int() }),
  salt: z.base64().length(24),
  tags: z.array(Base64Key).max(24).readonly(),
});
export type PastPassphrases = z.infer<typeof PastPassphrases>;

/** The secret of an authenticator app, 20 bytes, and the hashes of the recovery codes. Rule N4. */
export const Codes = z.strictObject({ secret: z.base64().length(28), recovery: z.array(z.string().length(64)).max(10).readonly() });
export type Codes = z.infer<typeof Codes>;

/** What a member's slot holds. */
export const SlotContent = z.strictObject({
  member: MemberId,
  device: DeviceId,
  seed: Base64Key,
  journalKey: Base64Key,
  /** Of epoch 2 and on, as far as there were any when the slot was made. */
  laterJournalKeys: z.array(Base64Key).max(1_000).readonly().optional(),
  /** Only in kits: the passphrase slot that a person who forgot the passphrase may replace. */
  passphraseSlot: SlotId.optional(),
  /** Only in passphrase slots. */
  past: PastPassphrases.optional(),
  codes: Codes.optional(),
});
export type SlotContent = z.infer<typeof SlotContent>;

/** What an invitation holds: no grant, only the journal key and the key that proves the code was used. */
export const InvitationContent = z.strictObject({
  member: MemberId,
  inviteSeed: Base64Key,
  journalKey: Base64Key,
  laterJournalKeys: z.array(Base64Key).max(1_000).readonly().optional(),
});
export type InvitationContent = z.infer<typeof InvitationContent>;

const COMMIT_BYTES = 32;
const FACTOR_BYTES = 32;

/** Cost and salt as they are bound into a slot and stated in the journal; nothing for codes. */
export function costBytes({ kdf }: SlotHeader): Uint8Array {
  if (kdf === undefined) return new Uint8Array(0);
  return Buffer.concat([u32(kdf.cost.memoryKiB), u32(kdf.cost.passes), u32(kdf.cost.lanes), kdf.salt]);
}

/** As they are bound into a slot and stated in the journal: nothing where there are none, so that such slots are as they were before there were factors. */
export function factorParts({ factors = [], credential }: SlotHeader): readonly Uint8Array[] {
  if (credential !== undefined) return [utf8(credential)];
  return factors.length === 0 ? [] : [utf8(factors.join(','))];
}

function headerBytes(header: SlotHeader): Buffer {
  return frame(
    utf8('keepbook/1 slot'),
    uuidBytes(header.vaultId),
    uuidBytes(header.slotId),
    utf8(header.kind),
    utf8(header.label),
    costBytes(header),
    ...factorParts(header),
  );
}

/** In their order and of a fixed length each, so that the mix says which is which. Rule K11. */
function factorsOf({ factors = [] }: SlotHeader, secrets: FactorSecrets): readonly Uint8Array[] {
  return FACTORS.filter((factor) => factors.includes(factor)).map((factor) => {
    const secret = secrets[factor];
    if (secret?.length !== FACTOR_BYTES) throw new VaultError(factor === 'file' ? 'KEY_FILE_NEEDED' : 'DEVICE_SECRET_MISSING');
    return secret;
  });
}

async function stretch(
  header: SlotHeader,
  secret: string | Uint8Array,
  policy: KdfPolicy,
  secrets: FactorSecrets,
): Promise<{ key: SecretKey; commit: Uint8Array }> {
  const parts = factorsOf(header, secrets);
  let input: SecretKey;
  if (typeof secret === 'string') {
    if (header.kdf === undefined) throw new VaultError('VAULT_DAMAGED', 'passphrase slot without parameters');
    checkCost(header.kdf.cost, policy);
    input = await deriveKey(secret, header.kdf.salt, header.kdf.cost);
  } else {
    input = new SecretKey(secret);
  }
  const mixed = Buffer.concat([input.bytes, ...parts]);
  const both = hkdf(mixed, 'slot', 64, headerBytes(header));
  mixed.fill(0);
  input.purge();
  return { key: new SecretKey(both.subarray(32)), commit: both.subarray(0, COMMIT_BYTES) };
}

/** `secret` is a passphrase or the bytes of a code. Returns commitment ‖ envelope. Throws KEY_FILE_NEEDED, DEVICE_SECRET_MISSING before anything is computed. */
export async function wrapSlot(
  header: SlotHeader,
  secret: string | Uint8Array,
  content: SlotContent | InvitationContent,
  policy: KdfPolicy,
  secrets: FactorSecrets = {},
): Promise<Buffer> {
  const { key, commit } = await stretch(header, secret, policy, secrets);
  const envelope = seal(key, utf8(JSON.stringify(content)), headerBytes(header));
  key.purge();
  return Buffer.concat([commit, envelope]);
}

/** The JSON inside, or undefined for a wrong secret. Throws KDF_OUT_OF_BOUNDS, VAULT_DAMAGED (right secret, damaged slot). */
export async function unwrapSlot(
  header: SlotHeader,
  secret: string | Uint8Array,
  wrapped: Uint8Array,
  policy: KdfPolicy,
  secrets: FactorSecrets = {},
): Promise<unknown> {
  const { key, commit } = await stretch(header, secret, policy, secrets);
  try {
    if (wrapped.length < COMMIT_BYTES || !timingSafeEqual(commit, wrapped.subarray(0, COMMIT_BYTES))) return undefined;
    return JSON.parse(open(key, wrapped.subarray(COMMIT_BYTES), headerBytes(header)).toString('utf8'));
  } finally {
    key.purge();
  }
}

export function keyText(key: SecretKey): string {
  return base64(key.bytes);
}

export function keyFromText(text: string): SecretKey {
  return new SecretKey(fromBase64(text));
}
