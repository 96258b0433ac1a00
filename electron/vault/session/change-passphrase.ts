/** A new passphrase rewraps the same seed: milliseconds of work, and nothing else in the file changes. Rule K8. */
import { VaultError } from '../../../shared/errors.ts';
import { FACTORS, type Factor } from '../../../shared/model/factors.ts';
import { decodeCode } from '../crypto/code.ts';
import { SlotContent, unwrapSlot, wrapSlot, type Codes, type FactorSecrets, type PastPassphrases } from '../crypto/keyslot.ts';
import { listSlots, putSlot, slotDigest } from '../storage/slots.ts';
import { ownPassphraseSlot, ownSlotContent } from './own-slots.ts';
import { rememberPassphrase } from './past-passphrases.ts';
import { record, type Change } from './record.ts';
import { slotHeader } from './slot-header.ts';
import { roster, type UnlockedVault } from './unlocked-vault.ts';

/**
 * What `secret` opens, if it is this person's: the passphrase, or the kit code for somebody who came in by it. Whoever came in
 * by a security key gives the passphrase.
 */
async function openOwn(vault: UnlockedVault, secret: string): Promise<SlotContent | undefined> {
  const { db, vaultId } = vault.journal;
  for (const kind of ['kit', 'passphrase'] as const) {
    const wanted = kind === 'kit' ? vault.self.slot : vault.self.passphraseSlot;
    const slot = listSlots(db, vaultId, kind).find(({ header }) => header.slotId === wanted);
    if (slot === undefined) continue;
    const key = kind === 'kit' ? decodeCode('kit', secret) : secret;
    const opened = key === undefined ? undefined : await unwrapSlot(slot.header, key, slot.wrapped, vault.ports.kdf, vault.self.factors);
    const content = SlotContent.safeParse(opened).data;
    return content?.member === vault.self.member ? content : undefined;
  }
  return undefined;
}

/** Throws WRONG_PASSPHRASE when `current` is not what this session was unlocked with. */
export async function requireOwnSecret(vault: UnlockedVault, current: string): Promise<SlotContent> {
  const content = await openOwn(vault, current);
  if (content === undefined) throw new VaultError('WRONG_PASSPHRASE');
  return content;
}

/**
 * Throws WRONG_PASSPHRASE, PASSPHRASE_USED for one of the last few. Whoever came in by a kit has forgotten the passphrase:
 * the slot that remembers the earlier ones is closed to them, so the memory begins anew, and the factors that may be lost end.
 */
export async function changePassphrase(vault: UnlockedVault, current: string, next: string): Promise<void> {
  await vault.verified;
  const { past: before, codes } = await requireOwnSecret(vault, current);
  const { past, isUsed } = await rememberPassphrase(before, next, roster(vault).policy.passphraseHistory, vault.ports);
  if (isUsed) throw new VaultError('PASSPHRASE_USED');
  const secrets = vault.self.factors;
  const factors = FACTORS.filter((factor) => secrets[factor] !== undefined);
  await rewrapPassphrase(
    vault,
    { passphrase: next, factors, secrets, kept: { past, codes } },
    { statements: [{ type: 'passphrase.changed' }] },
  );
}

export type Rewrapping = {
  readonly passphrase: string;
  readonly factors: readonly Factor[];
  /** Of exactly these factors. */
  readonly secrets: FactorSecrets;
  /** What the slot held and goes on holding. */
  readonly kept: { readonly past: PastPassphrases | undefined; readonly codes: Codes | undefined };
};

/** Wraps the same seed anew, label and slot id stay; what `change` holds is written in the same transaction. Rule K8. */
export async function rewrapPassphrase(
  vault: UnlockedVault,
  { passphrase, factors, secrets, kept: { past, codes } }: Rewrapping,
  change: Pick<Change, 'statements' | 'audit'>,
): Promise<void> {
  const { journal, self, ports } = vault;
  const old = ownPassphraseSlot(vault);
  const fresh = await slotHeader(journal.vaultId, 'passphrase', old.header.label, ports);
  const header = { ...fresh, slotId: old.header.slotId, ...(factors.length === 0 ? {} : { factors }) };
  const content: SlotContent = {
    ...ownSlotContent(vault),
    ...(past === undefined ? {} : { past }),
    ...(codes === undefined ? {} : { codes }),
  };
  const wrapped = await wrapSlot(header, passphrase, content, ports.kdf, secrets);
  record(vault, {
    ...change,
    statements: [
      ...(change.statements ?? []),
      { type: 'slot.stated', slot: header.slotId, kind: 'passphrase', digest: slotDigest({ header, wrapped }) },
    ],
    alongside: () => {
      putSlot(journal.db, { header, wrapped });
    },
  });
  self.factors = secrets;
  // Whoever came in by a kit or a security key gave no code and is not asked for one now.
  if (self.slot === self.passphraseSlot) self.codes = codes;
}
