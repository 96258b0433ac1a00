/** The log's own proof, on demand: every batch opened again, every link and signature checked. Rules J4 to J6. */
import type { ChainVerdict } from '../../../shared/model/audit.ts';
import { asVaultError } from '../storage/sqlite-errors.ts';
import { batchesAfter, readBatch, type NumberedBatch } from '../journal/chain.ts';
import { takeIn, type Journal } from '../journal/journal.ts';
import { createProjection } from '../search/projection.ts';
import { freshJournal, pause } from './unlock.ts';
import type { UnlockedVault } from './unlocked-vault.ts';
import { pointWords } from './words.ts';

type Break = { readonly brokenAt: number; readonly code: string };

/** Number of the newest batch that states a checkpoint; there is one at least every 256 batches. */
function newestCheckpoint({ db, vaultId, keys, seq }: Journal): number | undefined {
  for (let at = seq; at > 0; at -= 1) {
    const statements = readBatch(db, vaultId, keys, at)?.batch.header.statements ?? [];
    if (statements.some(({ type }) => type === 'checkpoint')) return at;
  }
  return undefined;
}

/** A checkpoint states the rows before its own batch. */
function compareCheckpoint(journal: Journal, { seq, batch }: NumberedBatch): Break | undefined {
  const stated = batch.header.statements.find((statement) => statement.type === 'checkpoint');
  if (stated === undefined) return undefined;
  const holds = stated.rows === journal.state.count() && stated.state === journal.state.hash();
  return holds ? undefined : { brokenAt: seq, code: 'checkpoint-differs' };
}

/** Replays the journal from its first batch into an empty state, so nothing remembered can hide a change. */
export async function verifyChain(vault: UnlockedVault): Promise<ChainVerdict> {
  const { db, path, vaultId, keys, seq: last } = vault.journal;
  const projection = createProjection();
  const journal = freshJournal({ db, path, vaultId }, keys, projection);
  const words = pointWords(vault);
  let broken: Break | undefined;
  let signatures = 0;
  try {
    const checkpoint = newestCheckpoint(vault.journal);
    for (const numbered of batchesAfter(db, vaultId, keys, 0)) {
      if (numbered.seq > last) break;
      if (numbered.seq === checkpoint) broken = compareCheckpoint(journal, numbered);
      takeIn(journal, numbered);
      signatures += 1;
      if (signatures % 100 === 0) await pause();
    }
    const [refused] = journal.refused;
    if (refused !== undefined) broken = { brokenAt: Number(refused.where), code: refused.code };
  } catch (error) {
    const known = asVaultError(error);
    broken = { brokenAt: Number(known.details['seq'] ?? journal.seq + 1), code: known.code };
  } finally {
    projection.close();
  }
  return { intact: broken === undefined, batches: journal.seq, signatures, words, ...broken };
}
