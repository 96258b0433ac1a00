import type { BookView } from '../../../shared/model/access.ts';
import type { Handle } from '../../../shared/model/app.ts';
import type { MergeField } from '../../../shared/model/duplicates.ts';
import {
  BLOCKING_PROBLEMS,
  type DuplicateChoice,
  type DuplicateRule,
  ImportDefaults,
  type ImportField,
  type ImportFormatChoice,
  type ImportPlan,
  type ImportPreview,
  type ImportReport,
  type OwnerChoice,
} from '../../../shared/model/exchange.ts';
import type { BookId, MemberId } from '../../../shared/model/ids.ts';

/** `pasted`: rows from the clipboard, which lie in no folder. */
export type ChosenFile = { readonly handle: Handle; readonly fileName: string; readonly bytes: number; readonly pasted: boolean };

/** What the person has decided so far; what is absent follows the program's guess. */
export type ImportDraft = {
  readonly file: ChosenFile;
  readonly format: ImportFormatChoice;
  readonly mapping?: readonly ImportField[];
  readonly bookId?: BookId;
  readonly duplicates: DuplicateRule;
  readonly fileWins: readonly MergeField[];
  readonly defaults: ImportDefaults;
  readonly owners: readonly OwnerChoice[];
  /** About single rows, by their line; they end with the columns they were decided on. */
  readonly choices: readonly DuplicateChoice[];
};

export function startDraft(file: ChosenFile): ImportDraft {
  return { file, format: {}, duplicates: 'skip', fileWins: [], choices: [], defaults: {}, owners: [] };
}

/** A file read differently has other columns, so decisions about columns end with it; another sheet also begins elsewhere. */
export function withFormat(draft: ImportDraft, change: ImportFormatChoice): ImportDraft {
  const { mapping: _, format, ...rest } = draft;
  const { headerRow: __, ...other } = format;
  return { ...rest, choices: [], owners: [], format: { ...(change.sheet === undefined ? format : other), ...change } };
}

/** Sets the meaning of one column. */
export function withColumn(mapping: readonly ImportField[], column: number, field: ImportField): readonly ImportField[] {
  return mapping.map((current, index) => (index === column ? field : current));
}

/** A customer needs a name: one column for it, or its parts. */
export function hasNameColumn(mapping: readonly ImportField[]): boolean {
  return mapping.some((field) => field === 'name' || field === 'givenName' || field === 'familyName');
}

/** Books in which the viewer can seal both halves of a customer; an own personal book stands first. */
export function writableBooks(books: readonly BookView[], ownId: MemberId): readonly BookView[] {
  const rank = (book: BookView) => (book.ownerId === ownId ? 0 : book.kind === 'shared' ? 1 : 2);
  return books.filter((book) => book.opens.card && book.opens.private).toSorted((a, b) => rank(a) - rank(b));
}

/** Without what was left empty. */
function filledDefaults({ tags = [], ...texts }: ImportDefaults): ImportDefaults | undefined {
  const filled = Object.entries(texts).filter(([, text]) => text !== undefined && text.trim() !== '');
  if (filled.length === 0 && tags.length === 0) return undefined;
  return ImportDefaults.parse({ ...Object.fromEntries(filled), ...(tags.length === 0 ? {} : { tags }) });
}

/** The complete plan, or `undefined` while a decision is missing. */
export function planOf(draft: ImportDraft, preview: ImportPreview, bookId: BookId | undefined): ImportPlan | undefined {
  const mapping = draft.mapping ?? preview.mapping;
  if (bookId === undefined || !hasNameColumn(mapping) || preview.rows.length === 0) return undefined;
  const defaults = filledDefaults(draft.defaults);
  const owners = mapping.includes('owner') ? draft.owners : [];
  return {
    handle: draft.file.handle,
    format: preview.format,
    mapping,
    bookId,
    duplicates: draft.duplicates,
    ...(draft.duplicates === 'merge' ? { fileWins: draft.fileWins } : {}),
    ...(draft.choices.length === 0 ? {} : { choices: draft.choices }),
    ...(defaults === undefined ? {} : { defaults }),
    ...(owners.length === 0 ? {} : { owners }),
  };
}

type Problem = ImportReport['problems'][number];

/** Splits the report into rows that stay out and rows that are only remarked on. */
export function groupProblems(
  report: ImportReport,
  duplicates: DuplicateRule,
): { readonly blocking: readonly Problem[]; readonly remarks: readonly Problem[] } {
  const staysOut = ({ problem }: Problem) =>
    BLOCKING_PROBLEMS.includes(problem) || (duplicates === 'skip' && problem === 'duplicate-in-file');
  return { blocking: report.problems.filter(staysOut), remarks: report.problems.filter((problem) => !staysOut(problem)) };
}
