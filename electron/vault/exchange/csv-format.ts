import { VaultError } from '../../../shared/errors.ts';
import { DELIMITERS } from '../../../shared/model/exchange.ts';
import type { Delimiter, Encoding, ImportFormat } from '../../../shared/model/exchange.ts';
import { guessHeaderRow, knownHeads, usualWidth } from './header-row.ts';
import type { FileRow } from './import-source.ts';
import { isBlankRow, readCsv } from './read-csv.ts';

/** Rows looked at for the guess; the contract allows the header among the first 51. */
export const ROWS_SEEN = 60;
const HEADER_ROW_MAX = 50;

type Known = { readonly encoding: Encoding; readonly delimiter?: Delimiter; readonly headerRow?: number };
export type Format = Extract<ImportFormat, { readonly kind: 'csv' }> & { readonly firstRows: readonly FileRow[] };

/**
 * Finds delimiter and header row. `open` starts the file anew each time and is left early; `known` parts were chosen by
 * the user and stay. `headerRow` counts rows from 0 with blank lines, as a spreadsheet numbers them.
 *
 * @throws VaultError FILE_EMPTY when there is no text, and what `readCsv` throws when not even one row can be read.
 */
export async function guessFormat(open: () => AsyncIterable<Uint8Array>, known: Known): Promise<Format> {
  const delimiters = known.delimiter === undefined ? DELIMITERS : [known.delimiter];
  let best: { readonly score: number; readonly delimiter: Delimiter; readonly rows: readonly FileRow[] } | undefined;
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
    kind: 'csv',
    encoding: known.encoding,
    delimiter: best.delimiter,
    headerRow: known.headerRow ?? guessHeaderRow(best.rows),
    firstRows: best.rows,
  };
}

async function firstRows(
  open: () => AsyncIterable<Uint8Array>,
  encoding: Encoding,
  delimiter: Delimiter,
): Promise<{ rows: FileRow[]; error?: unknown }> {
  const rows: FileRow[] = [];
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
function formatScore(rows: readonly FileRow[]): number {
  const heads = Math.max(...rows.slice(0, HEADER_ROW_MAX + 1).map((row) => knownHeads(row.cells)));
  const usual = usualWidth(rows);
  const full = rows.filter((row) => !isBlankRow(row.cells));
  const regular = full.filter((row) => row.cells.length === usual).length / Math.max(1, full.length);
  return heads * 4 + (usual > 1 ? regular * 3 + Math.min(usual, 20) / 20 : 0);
}
