/** The only way this program writes: statements, rows and log entries of one change in one transaction. */
import type { AuditFact } from '../audit/audit-log.ts';
import { auditStatements, indexOwn } from '../audit/audit-log.ts';
import { VaultError } from '../../../shared/errors.ts';
import { commit, type PreparedRow } from '../journal/journal.ts';
import type { Statement } from '../roster/statements.ts';
import { keepAnchor } from './anchor.ts';
import { roster, type UnlockedVault } from './unlocked-vault.ts';

export type Change = {
  readonly statements?: readonly Statement[];
  /** Gone through twice. */
  readonly rows?: Iterable<PreparedRow>;
  readonly audit?: readonly AuditFact[];
  /** Runs inside the transaction: keyslots that must stand or fall with the statements. */
  readonly alongside?: () => void;
};

const CHECKPOINT_BATCHES = 256;

/**
 * On disk when this returns; the number of the (first) batch is returned and becomes the version of what it touched.
 * Throws what `commit` throws. Callers await `vault.verified` before.
 */
export function record(vault: UnlockedVault, change: Change): number {
  if (vault.closed) throw new VaultError('VAULT_LOCKED', 'vault is closing');
  if (vault.health.anchor === 'rolled-back') throw new VaultError('READ_ONLY', 'rolled back: nothing is written until a lead accepts');
  return recordUnchecked(vault, change);
}

/** Without the roll-back check; for the statement that accepts a restore. */
export function recordUnchecked(vault: UnlockedVault, change: Change): number {
  const due = vault.journal.sinceCheckpoint >= CHECKPOINT_BATCHES;
  const statements = [
    ...(change.statements ?? []),
    ...auditStatements(vault.audit, change.audit ?? []),
    ...(due ? [checkpointStatement(vault)] : []),
  ];
  const author = { member: vault.self.member, device: vault.self.device, signer: vault.self.keys.signer };
  const batches = commit(vault.journal, author, vault.ports.clock.now(), {
    statements,
    rows: change.rows ?? [],
    alongside: change.alongside,
  });
  vault.audit.announcement = undefined;
  for (const numbered of batches) indexOwn(vault.audit, numbered, roster(vault));
  if (due)
    void keepAnchor(vault.ports.keyStore, vault.journal).catch((error: unknown) => {
      vault.ports.log('anchor not kept', error);
    });
  return batches[0]?.seq ?? vault.journal.seq;
}

/** State before the batch it stands in. */
function checkpointStatement(vault: UnlockedVault): Statement {
  const { state } = vault.journal;
  return { type: 'checkpoint', rows: state.count(), state: state.hash() };
}

/** Writes a checkpoint now (at lock, in backups, each minute with changes) and keeps its anchor. */
export async function checkpoint(vault: UnlockedVault): Promise<void> {
  if (vault.journal.sinceCheckpoint > 0) record(vault, { statements: [checkpointStatement(vault)] });
  await keepAnchor(vault.ports.keyStore, vault.journal);
}
