/** Puts accepted rows into a book: sealed in chunks, written in one transaction, so an import is there whole or not at all. */
import { VaultError } from '../../../shared/errors.ts';
import type { Card, Reach } from '../../../shared/model/customer.ts';
import type { MergeField } from '../../../shared/model/duplicates.ts';
import type { ImportResult } from '../../../shared/model/exchange.ts';
import { CustomerId, type BookId } from '../../../shared/model/ids.ts';
import { newUuid } from '../crypto/bytes.ts';
import type { AcceptedRow } from '../exchange/import-plan.ts';
import { mergeForUpdate } from '../exchange/merge-row.ts';
import { batchOfRow, type PreparedRow } from '../journal/journal.ts';
import type { ProjectedCustomer } from '../search/rows.ts';
import { projecting, reproject } from '../session/project.ts';
import { record } from '../session/record.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { customerRows, withIds } from './change-customer.ts';
import { openCustomer } from './open-customer.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { expiredTraceRows, traceRows } from './import-trace.ts';
import { editRows } from './write-edits.ts';

const CHUNK = 250;

/** `lastRow`: where in the change the later one of card and reach stands. */
type NewOne = { readonly id: CustomerId; readonly card: Card; readonly reach: Reach; readonly lastRow: number };

export type ImportJob = {
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
  readonly pause: () => Promise<void>;
};

function updateStep(vault: UnlockedVault, row: AcceptedRow, id: CustomerId, fileWins: readonly MergeField[]): CustomerEditStep | undefined {
  const customer = openCustomer(vault, id);
  if (customer.reach === undefined) return undefined;
  const { card, added } = mergeForUpdate(customer.card, customer.reach.values, row, fileWins);
  const values = [...customer.reach.values, ...withIds(vault.ports, added).values];
  return {
    id,
    bookId: customer.book.id,
    card: card === customer.card ? undefined : { before: customer.card, after: card },
    reach: added.length === 0 ? undefined : { before: customer.reach, after: { values } },
  };
}

/** Throws CANCELLED (nothing written), NO_KEY, DISK_FULL. `counts` are those of the plan. */
export async function importCustomers(
  vault: UnlockedVault,
  accepted: readonly AcceptedRow[],
  target: { readonly bookId: BookId; readonly fileName: string; readonly fileWins?: readonly MergeField[] | undefined },
  counts: { readonly skipped: number; readonly refused: number },
  job: ImportJob,
): Promise<ImportResult> {
  await vault.verified;
  const prepared: PreparedRow[] = [];
  const created: NewOne[] = [];
  const updated = new Set<CustomerId>();
  const steps: CustomerEditStep[] = [];
  // Two rows of one file may be for the same customer: only the first one updates it, the others are reported as skipped.
  let skipped = counts.skipped;
  for (const [index, row] of accepted.entries()) {
    if (row.duplicateOf === undefined) {
      const id = CustomerId.parse(newUuid(vault.ports.clock.now()));
      const reach = withIds(vault.ports, row.reach);
      created.push({ id, card: row.card, reach, lastRow: prepared.length + (reach.values.length > 0 ? 1 : 0) });
      prepared.push(...customerRows(vault, id, target.bookId, row.card, reach, row.note));
    } else if (updated.has(row.duplicateOf)) {
      skipped += 1;
    } else {
      updated.add(row.duplicateOf);
      const step = updateStep(vault, row, row.duplicateOf, target.fileWins ?? []);
      if (step !== undefined && (step.card ?? step.reach) !== undefined) steps.push(step);
    }
    if (index % CHUNK !== CHUNK - 1) continue;
    job.progress(index + 1, accepted.length);
    await job.pause();
    if (job.isCancelled()) throw new VaultError('CANCELLED', 'import cancelled');
  }
  prepared.push(...editRows(vault, steps));
  // Behind everything else: what is written after these rows was done after the import.
  const trace = traceRows(vault, { ...target, created: created.map(({ id }) => id), updated: steps });
  const seq = record(vault, {
    rows: [...prepared, ...expiredTraceRows(vault), ...trace],
    audit: [{ action: 'import.made', subject: target.fileName, count: created.length + updated.size }],
  });
  await projecting(vault, async () => {
    await project(vault, created, target.bookId, seq, job);
    reproject(vault, [...updated]);
  });
  vault.emit('customers.changed', { ids: [] });
  return { imported: created.length, updated: updated.size, skipped, refused: counts.refused };
}

/** The plaintext is at hand, so rows need not be opened again. */
async function project(vault: UnlockedVault, created: readonly NewOne[], bookId: BookId, firstSeq: number, job: ImportJob): Promise<void> {
  const at = vault.journal.lastAt;
  for (let from = 0; from < created.length; from += CHUNK * 4) {
    const part = created.slice(from, from + CHUNK * 4);
    vault.projection.put(
      part.map(({ id, card, reach, lastRow }): ProjectedCustomer => ({
        id,
        bookId,
        card,
        reach,
        // A large import spans several batches; the version is the one that wrote the customer's rows last.
        version: batchOfRow(firstSeq, lastRow),
        createdAt: at,
        updatedAt: at,
      })),
    );
    await job.pause();
  }
}
