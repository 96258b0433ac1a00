/** The log's own proof, on demand: every batch opened again, every link and signature checked. Rules J4, J5. */
import type { ChainVerdict } from '../../../shared/model/audit.ts';
import { asVaultError } from '../storage/sqlite-errors.ts';
import { batchesAfter } from '../journal/chain.ts';
import { takeIn } from '../journal/journal.ts';
import { createProjection } from '../search/projection.ts';
import { freshJournal, pause } from './unlock.ts';
import type { UnlockedVault } from './unlocked-vault.ts';
import { pointWords } from './words.ts';

/** Replays the journal from its first batch into an empty state, so nothing remembered can hide a change. */
export async function verifyChain(vault: UnlockedVault): Promise<ChainVerdict> {
  const { db, path, vaultId, key } = vault.journal;
  const projection = createProjection();
  const journal = freshJournal({ db, path, vaultId }, key, projection);
  let signatures = 0;
  try {
    for (const numbered of batchesAfter(db, vaultId, key, 0)) {
      takeIn(journal, numbered);
      signatures += 1;
      if (signatures % 100 === 0) await pause();
    }
    const [first] = journal.refused;
    const verdict = { intact: first === undefined, batches: journal.seq, signatures, words: pointWords(vault) };
    return first === undefined ? verdict : { ...verdict, brokenAt: Number(first.where), code: first.code };
  } catch (error) {
    const known = asVaultError(error);
    return { intact: false, batches: journal.seq, signatures, brokenAt: Number(known.details['seq'] ?? journal.seq + 1), code: known.code, words: pointWords(vault) };
  } finally {
    projection.close();
  }
}
