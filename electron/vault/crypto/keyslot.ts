/**
 * A keyslot wraps one person's keys for one way of unlocking. Key-committing: the first 32 bytes commit to the wrapping
 * key, so one slot cannot open to two different contents under two passphrases. Rules K1 to K4.
 */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
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
  readonly kind: 'passphrase' | 'kit' | 'invitation';
  /** Chosen by the person for the sign-in list; empty for kits and invitations. */
  readonly label: string;
  /** Argon2id for passphrases; codes carry enough entropy of their own. */
  readonly kdf?: { readonly cost: KdfCost; readonly salt: Uint8Array };
};

const Base64Key = z.base64().length(44);

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

/** Cost and salt as they are bound into a slot and stated in the journal; nothing for codes. */
export function costBytes({ kdf }: SlotHeader): Uint8Array {
  if (kdf === undefined) return new Uint8Array(0);
  return Buffer.concat([u32(kdf.cost.memoryKiB), u32(kdf.cost.passes), u32(kdf.cost.lanes), kdf.salt]);
}

function headerBytes(header: SlotHeader): Buffer {
  return frame(
    utf8('keepbook/1 slot'),
    uuidBytes(header.vaultId),
    uuidBytes(header.slotId),
    utf8(header.kind),
    utf8(header.label),
    costBytes(header),
  );
}

async function stretch(
  header: SlotHeader,
  secret: string | Uint8Array,
  policy: KdfPolicy,
): Promise<{ key: SecretKey; commit: Uint8Array }> {
  let input: SecretKey;
  if (typeof secret === 'string') {
    if (header.kdf === undefined) throw new VaultError('VAULT_DAMAGED', 'passphrase slot without parameters');
    checkCost(header.kdf.cost, policy);
    input = await deriveKey(secret, header.kdf.salt, header.kdf.cost);
  } else {
    input = new SecretKey(secret);
  }
  const both = hkdf(input.bytes, 'slot', 64, headerBytes(header));
  input.purge();
  return { key: new SecretKey(both.subarray(32)), commit: both.subarray(0, COMMIT_BYTES) };
}

/** `secret` is a passphrase or the bytes of a code. Returns commitment ‖ envelope. */
export async function wrapSlot(
  header: SlotHeader,
  secret: string | Uint8Array,
  content: SlotContent | InvitationContent,
  policy: KdfPolicy,
): Promise<Buffer> {
  const { key, commit } = await stretch(header, secret, policy);
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
): Promise<unknown> {
  const { key, commit } = await stretch(header, secret, policy);
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
