import type { Language } from '../../../shared/model/app.ts';
import { NO_HEADER } from '../../../shared/model/exchange.ts';
import type { ImportField, ImportFormat, ImportFormatChoice, ImportPreview } from '../../../shared/model/exchange.ts';
import { guessByContent } from './column-content.ts';
import { guessFormat } from './csv-format.ts';
import { detectEncoding } from './decode-text.ts';
import { fileKind } from './file-kind.ts';
import { guessMapping } from './guess-mapping.ts';
import { columnHeads, columnLetters, knownHeads } from './header-row.ts';
import { IMPORT_LIMITS } from './import-limits.ts';
import type { FileRow, ImportSource } from './import-source.ts';
import { plainLine } from './plain-text.ts';
import { isBlankRow } from './read-csv.ts';
import { headerRowOf, readRows } from './read-file.ts';
import { guessSheet } from './xlsx/sheet-format.ts';

const PREVIEW_ROWS = 20;
const CELL_SHOWN = 300;

type Options = {
  readonly language: Language;
  /** YYYY-MM-DD; tells birthdays from dates to come where no head does. */
  readonly today: string;
  readonly format?: { readonly [K in keyof ImportFormatChoice]?: ImportFormatChoice[K] | undefined } | undefined;
};
type Look = { readonly format: ImportFormat; readonly sheets: readonly string[]; readonly firstRows: readonly FileRow[] };

/**
 * First look at an import file of any kind: format (guessed unless chosen), heads, first rows and the guessed mapping.
 * Where no head says anything the cells do. Columns at the right edge without head and without text in the first rows are left out.
 *
 * @throws VaultError what `fileKind`, `detectEncoding`, `guessFormat`, `guessSheet` and `readVcard` throw.
 */
export async function previewFile(source: ImportSource, options: Options): Promise<Omit<ImportPreview, 'fileName' | 'bytes'>> {
  const { format, sheets, firstRows } = await look(source, options);
  const headerRow = headerRowOf(format);
  const rows = firstRows
    .slice(headerRow + 1)
    .filter((row) => !isBlankRow(row.cells))
    .map((row) => row.cells);
  const head = columnHeads(firstRows[headerRow - 1]?.cells ?? [], firstRows[headerRow]?.cells ?? []);
  const width = Math.max(lastFilled(head), ...rows.map(lastFilled)) + 1;
  const isHeadless = headerRow === NO_HEADER;
  const headers = Array.from({ length: width }, (_, column) =>
    isHeadless ? columnLetters(column) : plainLine(head[column] ?? '').slice(0, CELL_SHOWN),
  );
  return {
    format,
    sheets: sheets.map((name) => plainLine(name).slice(0, 100)),
    headers,
    rows: rows.slice(0, PREVIEW_ROWS).map((cells) => cells.slice(0, width).map((cell) => cell.slice(0, CELL_SHOWN))),
    mapping:
      knownHeads(isHeadless ? [] : headers) === 0
        ? guessByContent(rows, width, options.today)
        : underMergedHeads(guessMapping(headers), headers, rows),
  };
}

async function look(source: ImportSource, { language, format: chosen = {} }: Options): Promise<Look> {
  const kind = await fileKind(source);
  if (kind === 'xlsx') return guessSheet(source, chosen, IMPORT_LIMITS);
  if (kind === 'vcard') {
    const format = { kind, language } as const;
    const firstRows: FileRow[] = [];
    for await (const row of readRows(source, format)) {
      firstRows.push(row);
      if (firstRows.length > PREVIEW_ROWS) break;
    }
    return { format, sheets: [], firstRows };
  }
  const { firstRows, ...format } = await guessFormat(source.chunks, {
    encoding: chosen.encoding ?? (await detectEncoding(source.chunks(), language)),
    ...(chosen.delimiter === undefined ? {} : { delimiter: chosen.delimiter }),
    ...(chosen.headerRow === undefined ? {} : { headerRow: chosen.headerRow }),
  });
  return { format, sheets: [], firstRows };
}

/** A head merged over several columns stands in the first of them; the others hold more of the same. */
function underMergedHeads(
  mapping: readonly ImportField[],
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): readonly ImportField[] {
  const fits: Readonly<Partial<Record<ImportField, RegExp>>> = { phone: /^\D{0,3}\d[\d\s+()-]{5,}$/u, email: /@/u };
  let left: ImportField = 'ignore';
  return mapping.map((field, column) => {
    if (headers[column] !== '') return (left = field);
    const pattern = fits[left];
    const texts = rows.map((cells) => (cells[column] ?? '').trim()).filter((text) => text !== '');
    return pattern !== undefined && texts.length > 0 && texts.every((text) => pattern.test(text)) ? left : field;
  });
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '');
}
