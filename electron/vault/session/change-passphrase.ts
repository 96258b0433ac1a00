/** A new passphrase rewraps the same seed: milliseconds of work, and nothing else in the file changes. Rule K8. */
import { VaultError } from '../../../shared/errors.ts';
import { decodeCode } from '../crypto/code.ts';
import { keyText, SlotContent, unwrapSlot, wrapSlot } from '../crypto/keyslot.ts';
import { journalKeyTexts } from '../journal/journal-keys.ts';
import { listSlots, putSlot, slotDigest } from '../storage/slots.ts';
import { record } from './record.ts';
import { slotHeader } from './slot-header.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** Whether `secret` opens the slot this session came in by: the passphrase, or the kit code for someone who forgot it. */
async function isOwnSecret(vault: UnlockedVault, secret: string): Promise<boolean> {
  const { db, vaultId } = vault.journal;
  for (const kind of ['passphrase', 'kit'] as const) {
    const slot = listSlots(db, vaultId, kind).find(({ header }) => header.slotId === vault.self.slot);
    if (slot === undefined) continue;
    const key = kind === 'kit' ? decodeCode('kit', secret) : secret;
    const opened = key === undefined ? undefined : await unwrapSlot(slot.header, key, slot.wrapped, vault.ports.kdf);
    return SlotContent.safeParse(opened).data?.member === vault.self.member;
  }
  return false;
}

/** Throws WRONG_PASSPHRASE when `current` is not what this session was unlocked with. */
export async function requireOwnSecret(vault: UnlockedVault, current: string): Promise<void> {
  if (!(await isOwnSecret(vault, current))) throw new VaultError('WRONG_PASSPHRASE');
}

export async function changePassphrase(vault: UnlockedVault, current: string, next: string): Promise<void> {
  await vault.verified;
  await requireOwnSecret(vault, current);
  const { journal, self, ports } = vault;
  const old = listSlots(journal.db, journal.vaultId, 'passphrase').find(({ header }) => header.slotId === self.passphraseSlot);
  if (old === undefined) throw new VaultError('NOT_FOUND', 'the passphrase slot is gone');
  const header = { ...(await slotHeader(journal.vaultId, 'passphrase', old.header.label, ports)), slotId: old.header.slotId };
  const content: SlotContent = {
    member: self.member,
    device: self.device,
    seed: keyText(self.keys.seed),
    ...journalKeyTexts(journal.keys),
  };
  const wrapped = await wrapSlot(header, next, content, ports.kdf);
  record(vault, {
    statements: [
      { type: 'passphrase.changed' },
      { type: 'slot.stated', slot: header.slotId, kind: 'passphrase', digest: slotDigest({ header, wrapped }) },
    ],
    alongside: () => {
      putSlot(journal.db, { header, wrapped });
    },
  });
}
