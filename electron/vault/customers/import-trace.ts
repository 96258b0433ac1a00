/** What an import did, kept sealed for a week beside the customers it touched, so that it can be taken back. Rule O3. */
import { z } from 'zod';
import { Card, Reach } from '../../../shared/model/customer.ts';
import { BookId, CustomerId, ImportId, MemberId, NoteId } from '../../../shared/model/ids.ts';
import { newUuid } from '../crypto/bytes.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { importRowId, parseRowId } from '../journal/row-id.ts';
import type { RowFact } from '../journal/row-state.ts';
import { canOpen, prepareRow, readRow, removal } from '../session/rows.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import type { CustomerEditStep } from './edit-step.ts';

export const UNDO_IMPORT_MS = 7 * 24 * 3_600_000;
/** Customers of one row; a row is opened as a whole. */
const PART_CUSTOMERS = 2_000;
const PART_UPDATES = 200;

const ImportedStep = z.strictObject({
  id: CustomerId,
  bookId: BookId,
  card: z.strictObject({ before: Card, after: Card }).optional(),
  reach: z.strictObject({ before: Reach, after: Reach }).optional(),
  /** Notes the import wrote. */
  noted: z.array(NoteId).optional(),
});

/** One row: some of the customers, all in the book the row is in. */
const ImportPart = z.strictObject({
  at: z.int(),
  by: MemberId,
  fileName: z.string(),
  created: z.array(CustomerId).max(PART_CUSTOMERS).readonly(),
  updated: z.array(ImportedStep).max(PART_UPDATES).readonly(),
});
type ImportPart = z.infer<typeof ImportPart>;

/** What an import did to a customer who was there already. */
export type ImportedStep = z.infer<typeof ImportedStep>;

export type ImportTrace = {
  readonly id: ImportId;
  readonly at: number;
  readonly by: MemberId;
  readonly fileName: string;
  readonly created: readonly CustomerId[];
  readonly updated: readonly ImportedStep[];
  /** Its rows; whatever was written behind the last of them came after the import. */
  readonly facts: readonly RowFact[];
};

/** Rows that tell what an import did; they go into its own transaction, behind all others. Throws NO_KEY. */
export function traceRows(
  vault: UnlockedVault,
  made: {
    readonly fileName: string;
    readonly created: readonly { readonly id: CustomerId; readonly bookId: BookId }[];
    readonly updated: readonly CustomerEditStep[];
  },
): { readonly id: ImportId; readonly rows: readonly PreparedRow[] } {
  const at = vault.ports.clock.now();
  const id = ImportId.parse(newUuid(at));
  const head = { at, by: vault.self.member, fileName: made.fileName };
  const rowOf = (book: BookId, part: Pick<ImportPart, 'created' | 'updated'>): PreparedRow =>
    prepareRow(vault, importRowId(id, newUuid(at)), book, { ...head, ...part });
  const inBooks = <T extends { readonly bookId: BookId }>(
    all: readonly T[],
    size: number,
    part: (book: BookId, piece: readonly T[]) => PreparedRow,
  ): PreparedRow[] =>
    [...new Set(all.map(({ bookId }) => bookId))].flatMap((book) =>
      inPieces(
        all.filter(({ bookId }) => bookId === book),
        size,
      ).map((piece) => part(book, piece)),
    );
  const rows = [
    ...inBooks(made.created, PART_CUSTOMERS, (book, created) => rowOf(book, { created: created.map(({ id: one }) => one), updated: [] })),
    ...inBooks(made.updated, PART_UPDATES, (book, updated) => rowOf(book, { created: [], updated: updated.map(importedStep) })),
  ];
  return { id, rows };
}

/** Traces this person can open in full, newest first. */
export function readTraces(vault: UnlockedVault): readonly ImportTrace[] {
  const parts = byImport(vault.journal.state.importRows());
  return [...parts]
    .filter(([, facts]) => facts.every((fact) => canOpen(vault, fact)))
    .map(([id, facts]) => traceOf(vault, ImportId.parse(id), facts))
    .toSorted((a, b) => b.at - a.at);
}

/** Removes traces whose week is over, as far as this person may. */
export function expiredTraceRows(vault: UnlockedVault): PreparedRow[] {
  const since = vault.ports.clock.now() - UNDO_IMPORT_MS;
  return readTraces(vault)
    .filter(({ at }) => at < since)
    .flatMap(({ facts }) => facts.map(removal));
}

function traceOf(vault: UnlockedVault, id: ImportId, facts: readonly RowFact[]): ImportTrace {
  const parts = facts.map((fact) => readRow<ImportPart>(vault, fact, ImportPart));
  const { at = 0, by = vault.self.member, fileName = '' } = parts[0] ?? {};
  return {
    id,
    at,
    by,
    fileName,
    created: parts.flatMap(({ created }) => created),
    updated: parts.flatMap(({ updated }) => updated),
    facts,
  };
}

function importedStep({ id, bookId, card, reach, notes }: CustomerEditStep): ImportedStep {
  return {
    id,
    bookId,
    ...(card === undefined ? {} : { card }),
    ...(reach === undefined ? {} : { reach }),
    ...(notes === undefined ? {} : { noted: notes.added.map((note) => note.id) }),
  };
}

function inPieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

function byImport(facts: readonly RowFact[]): ReadonlyMap<string, readonly RowFact[]> {
  const parts = new Map<string, RowFact[]>();
  for (const fact of facts) {
    const id = parseRowId(fact.id)?.customer;
    if (id !== undefined) parts.set(id, [...(parts.get(id) ?? []), fact]);
  }
  return parts;
}
