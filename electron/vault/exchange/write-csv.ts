import { stringify } from 'csv-stringify/sync';
import { guardFormula } from './formula-guard.ts';

/** Without it Excel reads Chinese as the system's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_PER_CHUNK = 500;

/**
 * Writes rows as CSV that Excel, WPS and LibreOffice open with a double click: UTF-8 with byte order mark (the caller
 * encodes), commas, CRLF (RFC 4180), cells that could run as formulas guarded (see `guardFormula`). Yields pieces of
 * at most 500 rows, the first row being the heads.
 */
export function* writeCsv(rows: Iterable<readonly string[]>): Generator<string> {
  yield BYTE_ORDER_MARK;
  let chunk: string[][] = [];
  for (const row of rows) {
    chunk.push(row.map(guardFormula));
    if (chunk.length < ROWS_PER_CHUNK) continue;
    yield csvText(chunk);
    chunk = [];
  }
  if (chunk.length > 0) yield csvText(chunk);
}

function csvText(rows: readonly (readonly string[])[]): string {
  // Semicolons and tabs are quoted too: Excel in some regions splits at them, and an unquoted piece could be a formula.
  return stringify([...rows], { record_delimiter: 'windows', quote_record_delimiter: true, quoted_match: [/[;\t|']/u, /^\s|\s$/u] });
}
