/** The one way in which rows of customers who are there already change: what stood before is at hand for whoever keeps it. */
import type { Card, Reach } from '../../../shared/model/customer.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { AuditFact } from '../audit/audit-log.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { rowId } from '../journal/row-id.ts';
import { reproject } from '../session/project.ts';
import { record } from '../session/record.ts';
import { prepareRow } from '../session/rows.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';

type Step<T> = { readonly before: T; readonly after: T };

/** One customer's card, private values or both, as they are and as they are to be. */
export type CustomerEditStep = {
  readonly id: CustomerId;
  readonly bookId: BookId;
  readonly card?: Step<Card> | undefined;
  readonly reach?: Step<Reach> | undefined;
};

/** Rows that make the edits real; an import adds them to its own transaction. */
export function editRows(vault: UnlockedVault, edits: readonly CustomerEditStep[]): PreparedRow[] {
  return edits.flatMap(({ id, bookId, card, reach }) => [
    ...(card === undefined ? [] : [prepareRow(vault, rowId(id, 'card'), bookId, card.after)]),
    ...(reach === undefined ? [] : [prepareRow(vault, rowId(id, 'reach'), bookId, reach.after)]),
  ]);
}

/** One transaction for all of them. Throws NO_KEY, READ_ONLY, DISK_FULL; then nothing is written. */
export function writeEdits(vault: UnlockedVault, edits: readonly CustomerEditStep[], audit: readonly AuditFact[]): void {
  const rows = editRows(vault, edits);
  if (rows.length === 0) return;
  record(vault, { rows, audit });
  changed(
    vault,
    edits.map(({ id }) => id),
  );
}

export function changed(vault: UnlockedVault, ids: readonly CustomerId[]): void {
  reproject(vault, ids);
  vault.emit('customers.changed', { ids: ids.slice(0, 200) });
}
