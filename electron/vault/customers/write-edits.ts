/** The one way in which rows of customers who are there already change: what stood before is at hand for whoever keeps it. */
import type { EditAction } from '../../../shared/model/edits.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { AuditFact } from '../audit/audit-log.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { rowId } from '../journal/row-id.ts';
import { reproject } from '../session/project.ts';
import { record } from '../session/record.ts';
import { prepareRow, removal } from '../session/rows.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { rememberEdit } from './edit-stack.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { pastRows } from './past.ts';

/** Rows that make the edits real and keep what stood before; an import adds them to its own transaction. */
export function editRows(vault: UnlockedVault, edits: readonly CustomerEditStep[]): PreparedRow[] {
  return edits.flatMap((step) => [...newRows(vault, step), ...pastRows(vault, step)]);
}

function newRows(vault: UnlockedVault, { id, bookId, card, reach, notes }: CustomerEditStep): PreparedRow[] {
  return [
    ...(card === undefined ? [] : [prepareRow(vault, rowId(id, 'card'), bookId, card.after)]),
    ...(reach === undefined ? [] : [prepareRow(vault, rowId(id, 'reach'), bookId, reach.after)]),
    ...(notes?.added ?? []).map((note) => prepareRow(vault, rowId(id, 'note', note.id), bookId, note)),
    ...(notes?.removed ?? []).flatMap((note) => {
      const fact = vault.journal.state.get(rowId(id, 'note', note.id));
      return fact === undefined ? [] : [removal(fact)];
    }),
  ];
}

/** One transaction for all of them, not to be undone by itself. Throws NO_KEY, READ_ONLY, DISK_FULL; then nothing is written. */
export function applyEdits(vault: UnlockedVault, edits: readonly CustomerEditStep[], audit: readonly AuditFact[]): boolean {
  const rows = editRows(vault, edits);
  if (rows.length === 0) return false;
  record(vault, { rows, audit });
  changed(
    vault,
    edits.map(({ id }) => id),
  );
  return true;
}

/** One transaction for all of them, which the person can undo. Throws as `applyEdits`. */
export function writeEdits(
  vault: UnlockedVault,
  edits: readonly CustomerEditStep[],
  audit: readonly AuditFact[],
  action: EditAction = 'changed',
): void {
  if (applyEdits(vault, edits, audit)) rememberEdit(vault, { action, steps: edits });
}

export function changed(vault: UnlockedVault, ids: readonly CustomerId[]): void {
  reproject(vault, ids);
  vault.emit('customers.changed', { ids: ids.slice(0, 200) });
}
