import { setImmediate as letOthersRun } from 'node:timers/promises';
import { VaultError } from '../../../shared/errors.ts';
import type { MergeField } from '../../../shared/model/duplicates.ts';
import { BLOCKING_PROBLEMS } from '../../../shared/model/exchange.ts';
import type {
  DuplicateChoice,
  DuplicateRule,
  ImportDefaults,
  ImportField,
  ImportProblem,
  ImportReport,
} from '../../../shared/model/exchange.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { acceptedRows } from './accepted-rows.ts';
import type { AcceptedRow, AcceptedRows } from './accepted-rows.ts';
import { columnHeads } from './header-row.ts';
import { duplicateCandidate, fileDuplicates } from './duplicates.ts';
import type { DuplicateCandidate } from './duplicates.ts';
import { canName, columnHints } from './guess-mapping.ts';
import type { FileRow } from './import-source.ts';
import { rowMapper } from './map-row.ts';
import { mergeForUpdate } from './merge-row.ts';
import { problemTally } from './problem-tally.ts';
import { isBlankRow } from './read-csv.ts';

const CHUNK_ROWS = 500;

/** A row nothing in which keeps it out, with how it stands in the file and what was remarked on. */
type Candidate = { readonly row: AcceptedRow; readonly cells: readonly string[]; readonly remarks: readonly ImportProblem[] };

export type PlanOptions = {
  /** Row of the column heads, counted from 0 with blank lines, or `NO_HEADER`; rows above it are skipped. */
  readonly headerRow: number;
  readonly mapping: readonly ImportField[];
  readonly region: string;
  readonly defaults?: ImportDefaults | undefined;
  /** Book for what the owner column says; `undefined`: the book of the import. */
  readonly placeOf?: ((owner: string) => BookId | 'out' | undefined) | undefined;
  readonly duplicates: DuplicateRule;
  /** With the rule `merge`: the fields in which rows win. */
  readonly fileWins?: readonly MergeField[] | undefined;
  /** Decisions about single duplicates of the vault, stronger than the rule. */
  readonly choices?: readonly DuplicateChoice[] | undefined;
  /** For each candidate the customer of the vault it duplicates; called with at most 500 at a time. */
  readonly findDuplicates: (candidates: readonly DuplicateCandidate[]) => readonly (CustomerId | undefined)[];
  /** Called for every duplicate of the vault, whatever becomes of it. */
  readonly onDuplicate?: ((row: AcceptedRow, customer: CustomerId) => void) | undefined;
  /** Called for every row that stays out because of what is in it, with what keeps it out. */
  readonly onRefused?: ((row: FileRow, problems: readonly ImportProblem[]) => void) | undefined;
  /** Called for every row that comes in although there is something to say about it. */
  readonly onRemarked?: ((row: FileRow, problems: readonly ImportProblem[]) => void) | undefined;
  /** Called with the column heads. */
  readonly onHeads?: ((heads: readonly string[]) => void) | undefined;
  /** Called after every chunk with the rows read so far. */
  readonly onProgress?: ((rows: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
};

/**
 * Reads all rows and decides what becomes of each, without writing anything. Works in chunks of 500 rows and lets other
 * work of the process run in between. Blank rows do not count. With `skip` duplicates are left out, with `keep` they are
 * only reported, with `update` and `merge` those of the vault carry `duplicateOf` and those within the file are merged into the first.
 * `report.ready` is the number of accepted rows; only rows that come in are remarked on.
 *
 * @throws VaultError NO_NAME_COLUMN when the mapping names nobody, CANCELLED, and whatever `rows` throws.
 */
export async function planImport(
  rows: AsyncIterable<FileRow>,
  options: PlanOptions,
): Promise<{ readonly report: Omit<ImportReport, 'owners'>; readonly accepted: AcceptedRows }> {
  if (!canName(options.mapping)) throw new VaultError('NO_NAME_COLUMN', 'no column can name a customer');
  const accepted = acceptedRows();
  const updates = options.duplicates === 'update' || options.duplicates === 'merge';
  const tally = problemTally();
  const inFile = fileDuplicates();
  const choices = new Map(options.choices?.map((choice) => [choice.line, choice]));
  const count = { rows: 0, refused: 0, inFile: 0, inVault: 0, decided: 0 };

  const remark = ({ row: { line }, cells }: Candidate, remarks: readonly ImportProblem[]): void => {
    for (const problem of remarks) tally.add(problem, line);
    if (remarks.length > 0) options.onRemarked?.({ line, cells }, remarks);
  };

  const settle = (chunk: readonly Candidate[]): void => {
    const found = options.findDuplicates(chunk.map(({ row }) => duplicateCandidate(row)));
    for (const [index, candidate] of chunk.entries()) {
      const { row, remarks } = candidate;
      const duplicateOf = found[index];
      const choice = duplicateOf === undefined ? undefined : choices.get(row.line);
      const rule = choice?.rule ?? options.duplicates;
      if (duplicateOf !== undefined) {
        count.inVault++;
        options.onDuplicate?.(row, duplicateOf);
        if (choice !== undefined) count.decided++;
        if (rule === 'skip') continue;
      }
      // Whoever was decided about by hand is what was decided, not also a second of the same in the file.
      const first = choice === undefined ? inFile.firstOf(row) : undefined;
      if (first !== undefined) {
        count.inFile++;
        if (options.duplicates === 'skip') {
          tally.add('duplicate-in-file', row.line);
          continue;
        }
      }
      remark(candidate, first === undefined ? remarks : [...remarks, 'duplicate-in-file']);
      if (first !== undefined && updates && mergeInto(accepted, first, row)) {
        inFile.remember(row, first);
        continue;
      }
      inFile.remember(row, accepted.count());
      const take = rule === 'merge' ? (choice?.take ?? options.fileWins ?? []) : [];
      accepted.push(duplicateOf !== undefined && rule !== 'keep' ? { ...row, duplicateOf, take } : row);
    }
  };

  let position = -1;
  let above: readonly string[] = [];
  const { mapping, region, defaults } = options;
  let mapRow = rowMapper(mapping, { region, defaults });
  let chunk: Candidate[] = [];
  for await (const { line, cells } of rows) {
    position++;
    if (position === options.headerRow) {
      const heads = columnHeads(above, cells);
      options.onHeads?.(heads);
      mapRow = rowMapper(mapping, { region, defaults, heads, hints: columnHints(heads, mapping) });
    }
    above = cells;
    if (position <= options.headerRow || isBlankRow(cells)) continue;
    count.rows++;
    const { card, reach, note, contact, owner, problems: found } = mapRow(cells);
    const place = owner === undefined ? undefined : options.placeOf?.(owner);
    const problems: readonly ImportProblem[] = place === 'out' ? [...found, 'owner-left-out'] : found;
    const blocking = problems.filter((problem) => BLOCKING_PROBLEMS.includes(problem));
    if (card === undefined || blocking.length > 0) {
      count.refused++;
      for (const problem of blocking) tally.add(problem, line);
      options.onRefused?.({ line, cells }, blocking);
    } else {
      const bookId = place === 'out' ? undefined : place;
      const row = {
        line,
        card,
        reach,
        ...(note === undefined ? {} : { note }),
        ...(contact === undefined ? {} : { contact }),
        ...(bookId === undefined ? {} : { bookId }),
      };
      chunk.push({ row, cells, remarks: problems });
    }
    if (count.rows % CHUNK_ROWS !== 0) continue;
    settle(chunk);
    chunk = [];
    options.onProgress?.(count.rows);
    await letOthersRun();
    if (options.isCancelled?.() === true) throw new VaultError('CANCELLED');
  }
  settle(chunk);
  options.onProgress?.(count.rows);
  const report = {
    rows: count.rows,
    ready: accepted.count(),
    duplicatesInFile: count.inFile,
    duplicatesInVault: count.inVault,
    refused: count.refused,
    decided: count.decided,
    problems: tally.list(),
  };
  return { report, accepted };
}

/** Merges a later row of the file into an accepted one. */
function mergeInto(accepted: AcceptedRows, index: number, row: AcceptedRow): boolean {
  const first = accepted.at(index);
  const { card, added } = mergeForUpdate(first.card, first.reach, row);
  const notes = [first.note, row.note].filter((note) => note !== undefined && note !== '');
  const note = first.note === row.note ? first.note : notes.join('\n');
  if (note !== undefined && note.length > 10_000) return false;
  const contact = [first.contact, row.contact]
    .flatMap((one) => one ?? [])
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .at(-1);
  accepted.replace(index, {
    ...first,
    card,
    reach: [...first.reach, ...added],
    ...(note === undefined || note === '' ? {} : { note }),
    ...(contact === undefined ? {} : { contact }),
  });
  return true;
}
