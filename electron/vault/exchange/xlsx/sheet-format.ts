/** Which sheet of a workbook holds the list, and where it begins. */
import { VaultError } from '../../../../shared/errors.ts';
import { NO_HEADER } from '../../../../shared/model/exchange.ts';
import type { ImportFormat } from '../../../../shared/model/exchange.ts';
import { ROWS_SEEN } from '../csv-format.ts';
import { guessHeaderRow, knownHeads } from '../header-row.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { FileRow, ImportSource } from '../import-source.ts';
import { isBlankRow } from '../read-csv.ts';
import { readSheet } from './read-sheet.ts';
import { openWorkbook } from './workbook.ts';

/** Sheets looked into when nobody has chosen one. */
const SHEETS_SEEN = 12;

type Known = { readonly sheet?: number | undefined; readonly headerRow?: number | undefined };
type Found = {
  readonly format: Extract<ImportFormat, { readonly kind: 'xlsx' }>;
  readonly sheets: readonly string[];
  readonly firstRows: readonly FileRow[];
};

/**
 * The sheet chosen, else the first visible one with known heads and rows below, else the first with any text.
 *
 * @throws VaultError FILE_EMPTY when no sheet has text, SHEET_MISSING, and what `openWorkbook` and `readSheet` throw.
 */
export async function guessSheet(source: ImportSource, known: Known, limits: ImportLimits): Promise<Found> {
  const workbook = await openWorkbook(source, limits);
  const sheets = workbook.sheets.map(({ name }) => name);
  const rowsOf = async (index: number): Promise<readonly FileRow[]> => {
    const sheet = workbook.sheets[index];
    if (sheet === undefined) throw new VaultError('SHEET_MISSING', 'the workbook has no such sheet');
    return takeFirst(readSheet(workbook, sheet, limits));
  };
  if (known.sheet !== undefined) return found(known.sheet, sheets, await rowsOf(known.sheet), known.headerRow);
  let best: { readonly index: number; readonly rank: number; readonly rows: readonly FileRow[] } | undefined;
  for (const [index, sheet] of workbook.sheets.slice(0, SHEETS_SEEN).entries()) {
    const rows = await rowsOf(index);
    const rank = rankOf(rows) - (sheet.hidden ? 0.5 : 0);
    if (rows.length > 0 && (best === undefined || rank > best.rank)) best = { index, rank, rows };
    if (rank >= 3) break;
  }
  if (best === undefined) throw new VaultError('FILE_EMPTY', 'no sheet has text');
  return found(best.index, sheets, best.rows, known.headerRow);
}

function found(sheet: number, sheets: readonly string[], firstRows: readonly FileRow[], headerRow: number | undefined): Found {
  return { format: { kind: 'xlsx', sheet, headerRow: headerRow ?? guessHeaderRow(firstRows) }, sheets, firstRows };
}

/** 3: known heads with rows below; 2: heads alone, or data without; 1: any text; 0: nothing. */
function rankOf(rows: readonly FileRow[]): number {
  const header = guessHeaderRow(rows);
  if (!rows.some((row) => !isBlankRow(row.cells))) return 0;
  if (header === NO_HEADER) return 2;
  if (knownHeads(rows[header]?.cells ?? []) === 0) return 1;
  return rows.slice(header + 1).some((row) => !isBlankRow(row.cells)) ? 3 : 2;
}

async function takeFirst(rows: AsyncIterable<FileRow>): Promise<readonly FileRow[]> {
  const taken: FileRow[] = [];
  for await (const row of rows) {
    taken.push(row);
    if (taken.length >= ROWS_SEEN) break;
  }
  return taken;
}
