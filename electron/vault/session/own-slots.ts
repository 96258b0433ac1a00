/** What this person's own keyslots hold and where the one for the passphrase is. Rule K8. */
import { VaultError } from '../../../shared/errors.ts';
import { keyText, type SlotContent } from '../crypto/keyslot.ts';
import { journalKeyTexts } from '../journal/journal-keys.ts';
import { listSlots, type StoredSlot } from '../storage/slots.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** Whoever came in by a kit or a security key may find it gone. */
export function findPassphraseSlot(vault: UnlockedVault): StoredSlot | undefined {
  const { db, vaultId } = vault.journal;
  return listSlots(db, vaultId, 'passphrase').find(({ header }) => header.slotId === vault.self.passphraseSlot);
}

/** Throws NOT_FOUND when it is gone. */
export function ownPassphraseSlot(vault: UnlockedVault): StoredSlot {
  const slot = findPassphraseSlot(vault);
  if (slot === undefined) throw new VaultError('NOT_FOUND', 'the passphrase slot is gone');
  return slot;
}

/** What each of them opens to; some add to it. */
export function ownSlotContent({ self, journal }: UnlockedVault): SlotContent {
  return { member: self.member, device: self.device, seed: keyText(self.keys.seed), ...journalKeyTexts(journal.keys) };
}
