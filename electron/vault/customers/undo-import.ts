/** Takes back an import as a whole: one transaction, and whoever was worked on since is left as they are, and named. */
import { isDeepStrictEqual } from 'node:util';
import { VaultError } from '../../../shared/errors.ts';
import type { CustomerId, ImportId } from '../../../shared/model/ids.ts';
import type { ImportUndone, ImportView } from '../../../shared/model/exchange.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { hasRole } from '../roster/roster.ts';
import { projecting, reproject } from '../session/project.ts';
import { record } from '../session/record.ts';
import { removal } from '../session/rows.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { readTraces, UNDO_IMPORT_MS, type ImportedStep, type ImportTrace } from './import-trace.ts';
import { openIfThere } from './open-customer.ts';
import { cardWithout, reachWithout } from './without-import.ts';
import { editRows } from './write-edits.ts';

const NAMED_MAX = 200;
const CHUNK = 500;

type Progress = { readonly progress: (done: number, total: number) => void; readonly pause: () => Promise<void> };
type Undoing = {
  readonly rows: PreparedRow[];
  readonly touched: CustomerId[];
  readonly kept: CustomerId[];
  removed: number;
  restored: number;
};

/** Imports of the last seven days that this person could take back: their own, and for leads those of others. */
export function undoableImports(vault: UnlockedVault): readonly ImportView[] {
  const since = vault.ports.clock.now() - UNDO_IMPORT_MS;
  return readTraces(vault)
    .filter((trace) => trace.at >= since && mayUndo(vault, trace))
    .slice(0, 100)
    .map(({ id, at, by, fileName, created, updated }) => ({
      id,
      at,
      fileName,
      byName: roster(vault).members[by]?.name ?? '',
      created: created.length,
      updated: updated.length,
      undoUntil: at + UNDO_IMPORT_MS,
    }));
}

/**
 * Created customers are removed with all their rows, updated ones get their earlier values back field by field and lose the notes it wrote. Whoever
 * was changed, moved, noted or trashed since keeps what was done. Throws NOT_FOUND when it was taken back already or its
 * week is over, NO_KEY, READ_ONLY, DISK_FULL; then nothing is written.
 */
export async function undoImport(vault: UnlockedVault, id: ImportId, job: Progress): Promise<ImportUndone> {
  await vault.verified;
  const trace = readTraces(vault).find((one) => one.id === id);
  if (trace === undefined || vault.ports.clock.now() - trace.at > UNDO_IMPORT_MS || !mayUndo(vault, trace))
    throw new VaultError('NOT_FOUND', 'no such import to take back');
  let { seq } = vault.journal;
  let undoing = await gather(vault, trace, job);
  while (vault.journal.seq !== seq) {
    // Somebody worked on meanwhile: looked at anew in one go, so that nothing they wrote is lost.
    ({ seq } = vault.journal);
    undoing = await gather(vault, trace, { progress: job.progress });
  }
  record(vault, {
    rows: [...undoing.rows, ...trace.facts.map(removal)],
    audit: [{ action: 'import.undone', subject: trace.fileName, count: undoing.removed + undoing.restored }],
  });
  await projecting(vault, async () => {
    for (let from = 0; from < undoing.touched.length; from += CHUNK) {
      reproject(vault, undoing.touched.slice(from, from + CHUNK));
      await job.pause();
    }
  });
  vault.emit('customers.changed', { ids: [] });
  return {
    removed: undoing.removed,
    restored: undoing.restored,
    kept: undoing.kept.slice(0, NAMED_MAX).map((one) => ({ id: one, name: openIfThere(vault, one)?.card.name ?? '' })),
    keptTotal: undoing.kept.length,
  };
}

async function gather(vault: UnlockedVault, trace: ImportTrace, job: Partial<Progress> & Pick<Progress, 'progress'>): Promise<Undoing> {
  const undoing: Undoing = { rows: [], touched: [], kept: [], removed: 0, restored: 0 };
  const lastSeq = Math.max(...trace.facts.map(({ seq }) => seq));
  const total = trace.created.length + trace.updated.length;
  let done = 0;
  const step = async (): Promise<void> => {
    done += 1;
    if (done % CHUNK !== 0) return;
    job.progress(done, total);
    await job.pause?.();
  };
  for (const customer of trace.created) {
    removeCreated(vault, customer, lastSeq, undoing);
    await step();
  }
  for (const edit of trace.updated) {
    restoreUpdated(vault, edit, undoing);
    await step();
  }
  return undoing;
}

function mayUndo(vault: UnlockedVault, trace: ImportTrace): boolean {
  return trace.by === vault.self.member || hasRole(selfMember(vault), 'lead');
}

function removeCreated(vault: UnlockedVault, id: CustomerId, lastSeq: number, undoing: Undoing): void {
  const facts = vault.journal.state.ofCustomer(id);
  if (facts.length === 0) return;
  if (facts.some(({ seq }) => seq > lastSeq)) {
    undoing.kept.push(id);
    return;
  }
  undoing.rows.push(...facts.map(removal));
  undoing.touched.push(id);
  undoing.removed++;
}

function restoreUpdated(vault: UnlockedVault, edit: ImportedStep, undoing: Undoing): void {
  const customer = openIfThere(vault, edit.id);
  if (customer === undefined) return;
  const card = edit.card === undefined ? undefined : cardWithout(customer.card, edit.card);
  const reach = edit.reach === undefined || customer.reach === undefined ? undefined : reachWithout(customer.reach, edit.reach);
  const isBlocked = edit.reach !== undefined && customer.reach === undefined;
  if (card?.kept === true || reach?.kept === true || isBlocked) undoing.kept.push(edit.id);
  const changes: CustomerEditStep = {
    id: edit.id,
    bookId: customer.book.id,
    card: card === undefined || isDeepStrictEqual(card.value, customer.card) ? undefined : { before: customer.card, after: card.value },
    reach:
      reach === undefined || customer.reach === undefined || isDeepStrictEqual(reach.value, customer.reach)
        ? undefined
        : { before: customer.reach, after: reach.value },
    notes: { added: [], removed: customer.notes.filter(({ id }) => edit.noted?.includes(id) === true) },
  };
  const rows = editRows(vault, [changes]);
  if (rows.length === 0) return;
  undoing.rows.push(...rows);
  undoing.touched.push(edit.id);
  undoing.restored++;
}
