/** Puts accepted rows into a book: sealed in chunks, written in one transaction, so an import is there whole or not at all. */
import { VaultError } from '../../../shared/errors.ts';
import type { Note } from '../../../shared/model/customer.ts';
import type { ImportResult } from '../../../shared/model/exchange.ts';
import { CustomerId, type BookId, type ValueId } from '../../../shared/model/ids.ts';
import { newUuid } from '../crypto/bytes.ts';
import type { AcceptedRow, AcceptedRows } from '../exchange/accepted-rows.ts';
import { mergeForUpdate } from '../exchange/merge-row.ts';
import { batchOfRow, type PreparedRow } from '../journal/journal.ts';
import { sealedRows } from '../journal/sealed-rows.ts';
import type { ProjectedCustomer } from '../search/rows.ts';
import { projecting, reproject } from '../session/project.ts';
import { record } from '../session/record.ts';
import { createSlab, type Slab } from '../storage/slab.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { appendToInbox } from '../session/inbox.ts';
import { customerRows, newNote, withIds } from './change-customer.ts';
import { sealsDirectly } from './import-owners.ts';
import { openCustomer } from './open-customer.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { expiredTraceRows, traceRows } from './import-trace.ts';
import { writtenSince, type LongWork } from './long-work.ts';
import { editRows } from './write-edits.ts';

const CHUNK = 250;
/** Projected in one go. */
const PROJECTED = 1_000;

/** What is known of a new customer beside the accepted row: `lastRow` is where in the change the later one of card and reach stands. */
type NewOne = {
  readonly id: CustomerId;
  readonly bookId: BookId;
  readonly accepted: number;
  readonly values: readonly ValueId[];
  readonly lastRow: number;
};

/** What a row makes of a customer, on top of what an earlier row of the file made of them; nothing of what they have already. */
function updateStep(vault: UnlockedVault, row: AcceptedRow, id: CustomerId, earlier: CustomerEditStep | undefined): CustomerEditStep {
  const customer = openCustomer(vault, id);
  const step = { id, bookId: customer.book.id };
  if (customer.reach === undefined) return step;
  const reach = earlier?.reach?.after ?? customer.reach;
  const { card, added } = mergeForUpdate(earlier?.card?.after ?? customer.card, reach.values, row, row.take);
  const values = [...reach.values, ...withIds(vault.ports, added).values];
  const noted = earlier?.notes?.added ?? [];
  const notes = [...noted, ...missingNotes(notesOf(vault, row), [...customer.notes, ...noted])];
  return {
    ...step,
    card: card === customer.card ? undefined : { before: customer.card, after: card },
    reach: values.length === customer.reach.values.length ? undefined : { before: customer.reach, after: { values } },
    ...(notes.length === 0 ? {} : { notes: { added: notes, removed: [] } }),
  };
}

/** Brought a second time, a file says nothing that was not said the first time. */
function missingNotes(found: readonly Note[], known: readonly Note[]): readonly Note[] {
  return found.filter((note) => !known.some(({ kind, text }) => kind === note.kind && text === note.text));
}

/** Uses `accepted` up. Throws CANCELLED (nothing written), NO_KEY, DISK_FULL. `counts` are those of the plan. */
export async function importCustomers(
  vault: UnlockedVault,
  accepted: AcceptedRows,
  target: { readonly bookId: BookId; readonly fileName: string },
  counts: { readonly skipped: number; readonly refused: number },
  job: LongWork,
): Promise<ImportResult> {
  await vault.verified;
  // As bytes: all of it is held until the one transaction, and objects would take several times the memory.
  const sealed = sealedRows();
  const created = createSlab();
  const ids: { readonly id: CustomerId; readonly bookId: BookId }[] = [];
  const edits = new Map<CustomerId, CustomerEditStep>();
  /** How many rows are about each customer who is there already. */
  const rowsAbout = new Map<CustomerId, number>();
  let inboxed = 0;
  const { seq: begunAt } = vault.journal;
  const total = accepted.count();
  let done = 0;
  for (const row of accepted) {
    if (row.duplicateOf !== undefined) {
      rowsAbout.set(row.duplicateOf, (rowsAbout.get(row.duplicateOf) ?? 0) + 1);
      edits.set(row.duplicateOf, updateStep(vault, row, row.duplicateOf, edits.get(row.duplicateOf)));
    } else if (row.bookId !== undefined && !sealsDirectly(vault, row.bookId)) {
      // Only where the owner column says so; into the book of the import itself nobody writes without its keys.
      sealed.push(await inboxRow(vault, row, row.bookId));
      inboxed += 1;
    } else {
      const id = CustomerId.parse(newUuid(vault.ports.clock.now()));
      const bookId = row.bookId ?? target.bookId;
      const reach = withIds(vault.ports, row.reach);
      const values = reach.values.map((value) => value.id);
      const one: NewOne = { id, bookId, accepted: done, values, lastRow: sealed.count() + (values.length > 0 ? 1 : 0) };
      created.add(Buffer.from(JSON.stringify(one)));
      ids.push({ id, bookId });
      for (const prepared of customerRows(vault, id, bookId, row.card, reach, notesOf(vault, row))) sealed.push(prepared);
    }
    done += 1;
    if (done % CHUNK !== 0) continue;
    job.progress(done, total);
    await job.pause();
    if (job.isCancelled()) throw new VaultError('CANCELLED', 'import cancelled');
  }
  // Whom somebody worked on while the file was read: what they wrote is merged with, not written over.
  const stale = new Set(vault.journal.seq === begunAt ? [] : [...edits.keys()].filter((id) => writtenSince(vault, id, begunAt)));
  for (const id of stale) edits.delete(id);
  if (stale.size > 0)
    for (const row of accepted)
      if (row.duplicateOf !== undefined && stale.has(row.duplicateOf))
        edits.set(row.duplicateOf, updateStep(vault, row, row.duplicateOf, edits.get(row.duplicateOf)));
  const steps = [...edits.values()].filter(({ card, reach, notes }) => (card ?? reach ?? notes) !== undefined);
  // The trace behind everything else: what is written after these rows was done after the import.
  const trace = traceRows(vault, { fileName: target.fileName, created: ids, updated: steps });
  for (const row of [...editRows(vault, steps), ...expiredTraceRows(vault), ...trace.rows]) sealed.push(row);
  const seq = record(vault, {
    rows: sealed,
    audit: [{ action: 'import.made', subject: target.fileName, count: ids.length + inboxed + steps.length }],
  });
  sealed.clear();
  await projecting(vault, async () => {
    await project(vault, created, accepted, seq, job);
    reproject(
      vault,
      steps.map(({ id }) => id),
    );
  });
  accepted.clear();
  vault.emit('customers.changed', { ids: [] });
  const known = [...rowsAbout.values()].reduce((sum, rows) => sum + rows, 0);
  const updated = steps.reduce((sum, { id }) => sum + (rowsAbout.get(id) ?? 0), 0);
  // Whoever had all of it already is not called updated.
  const skipped = counts.skipped + known - updated;
  const imported = ids.length + inboxed;
  return { ...(trace.rows.length === 0 ? {} : { id: trace.id }), imported, inboxed, updated, skipped, refused: counts.refused };
}

/** Noon of the day: nobody wrote down the hour. A day that is still to come is no contact yet, and kept as a plain note. */
function contactAt(vault: UnlockedVault, { contact }: AcceptedRow): number | undefined {
  const now = vault.ports.clock.now();
  if (contact === undefined || new Date(`${contact.on}T00:00`).getTime() > now) return undefined;
  return Math.min(now, new Date(`${contact.on}T12:00`).getTime());
}

/** Oldest first, as their ids must rise with time. */
function notesOf(vault: UnlockedVault, row: AcceptedRow): readonly Note[] {
  const { contact, note } = row;
  const at = contactAt(vault, row);
  return [
    ...(contact === undefined ? [] : [at === undefined ? newNote(vault, contact.text) : newNote(vault, contact.text, 'contact', at)]),
    ...(note === undefined ? [] : [newNote(vault, note)]),
  ];
}

async function inboxRow(vault: UnlockedVault, row: AcceptedRow, book: BookId): Promise<PreparedRow> {
  const customer = CustomerId.parse(newUuid(vault.ports.clock.now()));
  const values = withIds(vault.ports, row.reach);
  const notes = notesOf(vault, row);
  return appendToInbox(vault, book, { customer, card: row.card, ...(values.values.length === 0 ? {} : { reach: values }), notes });
}

/** The plaintext is at hand, so rows need not be opened again. */
async function project(vault: UnlockedVault, created: Slab, accepted: AcceptedRows, firstSeq: number, job: LongWork): Promise<void> {
  const at = vault.journal.lastAt;
  const projected = (index: number): ProjectedCustomer => {
    // Our own JSON of a moment ago, so its shape is known.
    const { id, bookId, accepted: row, values, lastRow } = JSON.parse(created.at(index).toString('utf8')) as NewOne;
    const source = accepted.at(row);
    const { card, reach } = source;
    const lastContactAt = contactAt(vault, source);
    // A large import spans several batches; the version is the one that wrote the customer's rows last.
    const version = batchOfRow(firstSeq, lastRow);
    const withIds = reach.flatMap((value, at) => {
      const id = values[at];
      return id === undefined ? [] : [{ id, ...value }];
    });
    return {
      id,
      bookId,
      card,
      reach: { values: withIds },
      ...(lastContactAt === undefined ? {} : { lastContactAt }),
      version,
      createdAt: at,
      updatedAt: at,
    };
  };
  for (let from = 0; from < created.length(); from += PROJECTED) {
    const many = Math.min(PROJECTED, created.length() - from);
    vault.projection.put(Array.from({ length: many }, (_, at) => projected(from + at)));
    await job.pause();
  }
}
