/** The one way in which rows of customers who are there already change: what stood before is at hand for whoever keeps it. */
import type { EditAction } from '../../../shared/model/edits.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { AuditFact } from '../audit/audit-log.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { rowId, type RowId } from '../journal/row-id.ts';
import { projecting, reproject, type JustSealed } from '../session/project.ts';
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

/** What the cards, private values and notes among the rows hold, so that the list need not open them again. */
function contentOf(edits: readonly CustomerEditStep[], rows: readonly PreparedRow[]): JustSealed {
  const name = (id: RowId): string => id.toString('latin1');
  const byPlace = new Map<string, unknown>();
  for (const { id, card, reach, notes } of edits) {
    if (card !== undefined) byPlace.set(name(rowId(id, 'card')), card.after);
    if (reach !== undefined) byPlace.set(name(rowId(id, 'reach')), reach.after);
    for (const note of notes?.added ?? []) byPlace.set(name(rowId(id, 'note', note.id)), note);
  }
  const content = new Map<string, unknown>();
  for (const { id, digest } of rows) {
    const held = digest === undefined ? undefined : byPlace.get(name(id));
    if (digest !== undefined && held !== undefined) content.set(digest.toString('latin1'), held);
  }
  return content;
}

/** One transaction for all of them, not to be undone by itself. Throws NO_KEY, READ_ONLY, DISK_FULL; then nothing is written. */
export function applyEdits(vault: UnlockedVault, edits: readonly CustomerEditStep[], audit: readonly AuditFact[]): boolean {
  const rows = editRows(vault, edits);
  if (rows.length === 0) return false;
  record(vault, { rows, audit });
  changed(
    vault,
    edits.map(({ id }) => id),
    contentOf(edits, rows),
  );
  return true;
}

/** Customers projected in one go. */
const PIECE = 100;

export type PreparedEdit = { readonly step: CustomerEditStep; readonly rows: readonly PreparedRow[] };

/**
 * One transaction for edits prepared piece by piece; `written` is called when they are on disk, before other calls get
 * through again, and then the list takes them in piece by piece. Throws as `applyEdits`.
 */
export async function applyPrepared(
  vault: UnlockedVault,
  prepared: readonly PreparedEdit[],
  audit: readonly AuditFact[],
  { pause, written }: { readonly pause: () => Promise<void>; readonly written: () => void },
): Promise<void> {
  const rows = prepared.flatMap((one) => one.rows);
  const steps = prepared.map(({ step }) => step);
  record(vault, { rows, audit });
  written();
  const sealed = contentOf(steps, rows);
  const ids = steps.map(({ id }) => id);
  await projecting(vault, async () => {
    for (let from = 0; from < ids.length; from += PIECE) {
      if (from > 0) await pause();
      reproject(vault, ids.slice(from, from + PIECE), sealed);
    }
  });
  vault.emit('customers.changed', { ids: ids.slice(0, 200) });
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

export function changed(vault: UnlockedVault, ids: readonly CustomerId[], sealed?: JustSealed): void {
  reproject(vault, ids, sealed);
  vault.emit('customers.changed', { ids: ids.slice(0, 200) });
}
