/**
 * Security keys: a slot of their own, wrapped under what the key's PRF answers (WebAuthn Level 3, section 10.1.4; hmac-secret
 * of CTAP2 below). The answer is 32 bytes that only this key gives, so no passphrase stands in front of it. Rule K13.
 */
import { VaultError } from '../../../shared/errors.ts';
import { SlotId } from '../../../shared/model/ids.ts';
import { fromBase64, newUuid } from '../crypto/bytes.ts';
import { wrapSlot, type SlotHeader } from '../crypto/keyslot.ts';
import { putSlot, removeSlot, slotDigest } from '../storage/slots.ts';
import { requireOwnSecret } from './change-passphrase.ts';
import { ownPassphraseSlot, ownSlotContent } from './own-slots.ts';
import { record } from './record.ts';
import { questionFor } from './security-key-requests.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

const SECRET_BYTES = 32;
const KEYS_MAX = 5;

/** Own security keys, oldest first. */
export function ownSecurityKeys(vault: UnlockedVault): SlotId[] {
  const { slots } = roster(vault);
  return Object.entries(slots)
    .filter(([, { by, kind }]) => kind === 'security-key' && by === vault.self.member)
    .map(([id]) => SlotId.parse(id))
    .sort();
}

/** What the window needs to make a credential. Throws WRONG_PASSPHRASE, CONFLICT when there are five already. */
export async function beginSecurityKey(
  vault: UnlockedVault,
  passphrase: string,
): Promise<{ readonly slotId: SlotId; readonly question: string; readonly name: string }> {
  await requireOwnSecret(vault, passphrase);
  if (ownSecurityKeys(vault).length >= KEYS_MAX) throw new VaultError('CONFLICT', 'enough security keys');
  const slotId = SlotId.parse(newUuid(vault.ports.clock.now()));
  return { slotId, question: questionFor(vault.journal.vaultId, slotId), name: selfMember(vault).name };
}

/** `secret` is the key's answer, 32 bytes in base64. Throws WRONG_PASSPHRASE, INVALID_INPUT. */
export async function addSecurityKey(
  vault: UnlockedVault,
  input: { readonly passphrase: string; readonly slotId: SlotId; readonly credentialId: string; readonly secret: string },
): Promise<void> {
  await vault.verified;
  await requireOwnSecret(vault, input.passphrase);
  const { journal, self, ports } = vault;
  const secret = fromBase64(input.secret);
  if (secret.length !== SECRET_BYTES) throw new VaultError('INVALID_INPUT', 'not 32 bytes');
  if (roster(vault).slots[input.slotId] !== undefined) throw new VaultError('CONFLICT', 'the slot is there already');
  const header: SlotHeader = {
    vaultId: journal.vaultId,
    slotId: input.slotId,
    kind: 'security-key',
    label: ownPassphraseSlot(vault).header.label,
    credential: input.credentialId,
  };
  const content = { ...ownSlotContent(vault), passphraseSlot: self.passphraseSlot };
  const wrapped = await wrapSlot(header, secret, content, ports.kdf);
  record(vault, {
    statements: [{ type: 'slot.stated', slot: header.slotId, kind: 'security-key', digest: slotDigest({ header, wrapped }) }],
    audit: [{ action: 'factor.added', subject: 'security-key' }],
    alongside: () => {
      putSlot(journal.db, { header, wrapped });
    },
  });
}

/** Throws WRONG_PASSPHRASE, NOT_FOUND. Older copies of the file it still opens. */
export async function removeSecurityKey(vault: UnlockedVault, passphrase: string, slotId: SlotId): Promise<void> {
  await vault.verified;
  await requireOwnSecret(vault, passphrase);
  if (!ownSecurityKeys(vault).includes(slotId)) throw new VaultError('NOT_FOUND', 'no such security key');
  record(vault, {
    statements: [{ type: 'slot.stated', slot: slotId, kind: 'security-key' }],
    audit: [{ action: 'factor.removed', subject: 'security-key' }],
    alongside: () => {
      removeSlot(vault.journal.db, slotId);
    },
  });
}
