import { VaultError } from '../../../shared/errors.ts';
import { DELIMITERS } from '../../../shared/model/exchange.ts';
import type { Delimiter, Encoding, ImportFormat } from '../../../shared/model/exchange.ts';
import { fieldOfHeader } from './header-words.ts';
import { isBlankRow, readCsv } from './read-csv.ts';
import type { CsvRow } from './read-csv.ts';

/** Rows looked at for the guess; the contract allows the header among the first 51. */
const ROWS_SEEN = 60;
const HEADER_ROW_MAX = 50;

type Known = { readonly encoding: Encoding; readonly delimiter?: Delimiter; readonly headerRow?: number };
export type Format = ImportFormat & { readonly firstRows: readonly CsvRow[] };

/**
 * Finds delimiter and header row. `open` starts the file anew each time and is left early; `known` parts were chosen by
 * the user and stay. `headerRow` counts rows from 0 with blank lines, as a spreadsheet numbers them.
 *
 * @throws VaultError FILE_EMPTY when there is no text, and what `readCsv` throws when not even one row can be read.
 */
export async function guessFormat(open: () => AsyncIterable<Uint8Array>, known: Known): Promise<Format> {
  const delimiters = known.delimiter === undefined ? DELIMITERS : [known.delimiter];
  let best: { readonly score: number; readonly delimiter: Delimiter; readonly rows: readonly CsvRow[] } | undefined;
  let failure: Error | undefined;
  for (const delimiter of delimiters) {
    const { rows, error } = await firstRows(open, known.encoding, delimiter);
    failure ??= error instanceof Error ? error : undefined;
    if (rows.length === 0) continue;
    const score = formatScore(rows);
    if (best === undefined || score > best.score) best = { score, delimiter, rows };
  }
  if (best === undefined) throw failure ?? new VaultError('FILE_EMPTY', 'the file has no rows');
  if (best.rows.every((row) => isBlankRow(row.cells))) throw failure ?? new VaultError('FILE_EMPTY', 'the file has no text');
  return {
    encoding: known.encoding,
    delimiter: best.delimiter,
    headerRow: known.headerRow ?? guessHeaderRow(best.rows),
    firstRows: best.rows,
  };
}

/** Row most of whose cells are known column heads; else the first as wide as the rest of the table. */
export function guessHeaderRow(rows: readonly CsvRow[]): number {
  const reach = rows.slice(0, HEADER_ROW_MAX + 1);
  const known = reach.map(knownHeads);
  const most = Math.max(0, ...known);
  if (most > 0) return known.indexOf(most);
  const usual = usualWidth(rows);
  const first = reach.findIndex((row) => filled(row) * 2 >= usual && filled(row) > 0);
  return Math.max(0, first);
}

async function firstRows(
  open: () => AsyncIterable<Uint8Array>,
  encoding: Encoding,
  delimiter: Delimiter,
): Promise<{ rows: CsvRow[]; error?: unknown }> {
  const rows: CsvRow[] = [];
  try {
    for await (const row of readCsv(open(), { encoding, delimiter })) {
      rows.push(row);
      if (rows.length >= ROWS_SEEN) break;
    }
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { rows, error };
  }
  return { rows };
}

/** Known heads decide; then how many rows share one width of at least two; a wrong delimiter gives one column or ragged rows. */
function formatScore(rows: readonly CsvRow[]): number {
  const heads = Math.max(...rows.slice(0, HEADER_ROW_MAX + 1).map(knownHeads));
  const usual = usualWidth(rows);
  const full = rows.filter((row) => !isBlankRow(row.cells));
  const regular = full.filter((row) => row.cells.length === usual).length / Math.max(1, full.length);
  return heads * 4 + (usual > 1 ? regular * 3 + Math.min(usual, 20) / 20 : 0);
}

function usualWidth(rows: readonly CsvRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (!isBlankRow(row.cells)) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  }
  return [...counts].reduce<readonly [number, number]>((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

function knownHeads(row: CsvRow): number {
  return row.cells.filter((cell) => fieldOfHeader(cell) !== undefined).length;
}

function filled(row: CsvRow): number {
  return row.cells.filter((cell) => cell.trim() !== '').length;
}
