import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { VaultError } from '../../../shared/errors.ts';
import type { Delimiter, Encoding } from '../../../shared/model/exchange.ts';
import { decodeChunks } from './decode-text.ts';
import { IMPORT_LIMITS } from './import-limits.ts';
import type { ImportLimits } from './import-limits.ts';
import type { FileRow } from './import-source.ts';

type CsvSource = { readonly encoding: Encoding; readonly delimiter: Delimiter };

/**
 * Reads a delimited text file row by row; nothing but the chunk at hand is held in memory. Rows may differ in length,
 * quotes inside unquoted cells are kept as text, and every cell stays a string.
 *
 * @throws VaultError FILE_TOO_LARGE, TOO_MANY_COLUMNS, TOO_MANY_ROWS, CELL_TOO_LONG (also for a row beyond
 * `IMPORT_LIMITS.rowBytes`), FILE_UNREADABLE when a quote is never closed; `details.line` says where.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  source: CsvSource,
  limits: ImportLimits = IMPORT_LIMITS,
): AsyncGenerator<FileRow> {
  let line = 1;
  let rows = 0;
  const starts: number[] = [];
  const parser = parse({
    delimiter: source.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.rowBytes,
    // Called at the end of each cell, so that a row of a million columns ends here and not after it was collected.
    cast: (cell, context) => checkedCell(cell, context.index, line, limits),
    // The parser runs ahead of whoever takes the rows, so lines are counted here, as each row ends.
    on_record: (cells: string[]) => {
      if (++rows > limits.rows)
        throw new VaultError('TOO_MANY_ROWS', 'more rows than an import may have', { details: { rows: limits.rows } });
      starts.push(line);
      line += linesIn(cells);
      return cells;
    },
  });
  pipeline(Readable.from(decodeChunks(limitedBytes(chunks, limits), source.encoding)), parser, () => undefined);
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { line: starts.shift() ?? line, cells };
  } catch (error) {
    throw asVaultError(error, line, limits);
  }
}

/** Whether a row holds no text at all: a blank line, or only delimiters. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

async function* limitedBytes(chunks: AsyncIterable<Uint8Array>, limits: ImportLimits): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limits.fileBytes)
      throw new VaultError('FILE_TOO_LARGE', 'the file is larger than an import may be', { details: { bytes: limits.fileBytes } });
    yield chunk;
  }
}

function checkedCell(cell: string, index: number, line: number, limits: ImportLimits): string {
  if (index >= limits.columns)
    throw new VaultError('TOO_MANY_COLUMNS', 'a row has too many columns', { details: { columns: limits.columns, line } });
  if (cell.length > limits.cellChars)
    throw new VaultError('CELL_TOO_LONG', 'a cell is too long', { details: { chars: limits.cellChars, line, column: index + 1 } });
  return cell;
}

function linesIn(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) lines += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return lines;
}

/** The parser's own errors hold pieces of the row; none of that may reach a log, so only the line goes on. */
function asVaultError(error: unknown, line: number, limits: ImportLimits): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new VaultError('CELL_TOO_LONG', 'a row is too long', { details: { chars: limits.cellChars, line } });
  return new VaultError('FILE_UNREADABLE', `the rows cannot be told apart (${error.code})`, { details: { line } });
}
