/** Where the table begins: people write titles and instructions above it, and merge cells in its head. */
import { NO_HEADER } from '../../../shared/model/exchange.ts';
import { columnContent, valueContent } from './column-content.ts';
import type { FileRow } from './import-source.ts';
import { fieldOfHeader } from './header-words.ts';
import { isBlankRow } from './read-csv.ts';

/** The contract allows the header among the first 51 rows. */
const HEADER_ROW_MAX = 50;
/** A sentence above the table is no head. */
const HEAD_CHARS_MAX = 40;

/**
 * Row most of whose cells are known column heads, counted with the heads merged down into it from the row above; else the
 * first as wide as the rest of the table, or `NO_HEADER` where that row is data already. One known word is no head when
 * data stands above it: lists say 客户 and 微信 in their cells too.
 */
export function guessHeaderRow(rows: readonly FileRow[]): number {
  const reach = rows.slice(0, HEADER_ROW_MAX + 1);
  const known = reach.map((row, index) => Math.max(knownHeads(row.cells), mergedHeads(rows[index - 1]?.cells ?? [], row.cells)));
  const most = Math.max(0, ...known);
  if (most > 1) return known.indexOf(most);
  const usual = usualWidth(rows);
  const first = Math.max(
    0,
    reach.findIndex((row) => filled(row.cells) * 2 >= usual && filled(row.cells) > 0),
  );
  if (most === 1) {
    const row = known.indexOf(most);
    const isSaid = first <= row && filled(rows[row]?.cells ?? []) > 1 && hasValue(rows[first]?.cells ?? []);
    return isSaid ? NO_HEADER : row;
  }
  return isData(rows, first) ? NO_HEADER : first;
}

/** The heads of a table: those of its header row, and for its empty cells what a merged cell above says. */
export function columnHeads(above: readonly string[], header: readonly string[]): readonly string[] {
  if (mergedHeads(above, header) === 0) return header;
  return Array.from({ length: Math.max(above.length, header.length) }, (_, column) => {
    const own = header[column] ?? '';
    return own.trim() === '' ? (above[column] ?? '') : own;
  });
}

export function knownHeads(cells: readonly string[]): number {
  return cells.filter((cell) => fieldOfHeader(cell) !== undefined).length;
}

/** The width most rows share. */
export function usualWidth(rows: readonly FileRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (!isBlankRow(row.cells)) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  }
  return [...counts].reduce<readonly [number, number]>((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/**
 * Known heads of two rows taken as one, 0 where they are not: the lower row must be heads only and say more together with
 * the upper one than either alone.
 */
function mergedHeads(above: readonly string[], header: readonly string[]): number {
  const own = header.filter((cell) => cell.trim() !== '');
  if (own.length === 0 || own.some((cell) => /\d{4}|@/u.test(cell) || cell.length > HEAD_CHARS_MAX)) return 0;
  const known = knownHeads(header);
  if (known * 2 < own.length || known === 0) return 0;
  const filledIn = above.filter((cell, column) => (header[column] ?? '').trim() === '' && fieldOfHeader(cell) !== undefined).length;
  return filledIn === 0 || known + filledIn <= knownHeads(above) ? 0 : known + filledIn;
}

/** Letters by which a spreadsheet calls its columns: A to Z, AA, AB and so on. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/**
 * A row with a value no head can be. Else words above numbers and addresses are heads; without those it is data where
 * names stand above names, or nothing above numbers.
 */
function isData(rows: readonly FileRow[], at: number): boolean {
  const cells = rows[at]?.cells ?? [];
  if (hasValue(cells)) return true;
  const below = rows.slice(at + 1).filter((row) => !isBlankRow(row.cells));
  const columns = cells.map((cell, column) => ({ cell: cell.trim(), content: columnContent(below.map((row) => row.cells[column] ?? '')) }));
  const values = columns.filter(({ content }) => content === 'phone' || content === 'email' || content === 'date');
  if (values.length > 0) return values.every(({ cell }) => cell === '');
  return columns.some(({ cell, content }) => (content === 'name' || content === 'company') && columnContent([cell]) === content);
}

function hasValue(cells: readonly string[]): boolean {
  return cells.some((cell) => valueContent(cell) !== undefined);
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
