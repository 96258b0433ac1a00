/** Six words people compare: of the vault's genesis, of a member's keys, of a point in the journal. */
import type { SixWords } from '../../../shared/model/app.ts';
import { VaultError } from '../../../shared/errors.ts';
import { fromHex } from '../crypto/bytes.ts';
import { readBatch } from '../journal/chain.ts';
import { sixWords } from '../policy/six-words.ts';
import type { Member } from '../roster/roster.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** Of the genesis batch: the same for every copy of this vault and for no other. */
export function vaultWords(vault: Pick<UnlockedVault, 'journal'>): SixWords {
  const { db, vaultId, keys } = vault.journal;
  const genesis = readBatch(db, vaultId, keys, 1);
  if (genesis === undefined) throw new VaultError('JOURNAL_DAMAGED', 'the journal has no beginning', { details: { seq: 1 } });
  return sixWords(fromHex(genesis.batch.hash));
}

export function memberWords(member: Member): SixWords | undefined {
  return member.keys === undefined ? undefined : sixWords(fromHex(member.keys.hash));
}

/** Of the newest batch: what a report or a colleague can confirm. */
export function pointWords(vault: Pick<UnlockedVault, 'journal'>): SixWords {
  return sixWords(fromHex(vault.journal.lastHash));
}
