import type { Language } from '../../../shared/model/app.ts';
import type { ImportFormat, ImportPreview } from '../../../shared/model/exchange.ts';
import { guessFormat } from './csv-format.ts';
import { detectEncoding } from './decode-text.ts';
import { guessMapping } from './guess-mapping.ts';
import { plainLine } from './plain-text.ts';
import { isBlankRow } from './read-csv.ts';

const PREVIEW_ROWS = 20;
const CELL_SHOWN = 300;

type Overrides = { readonly [K in keyof ImportFormat]?: ImportFormat[K] | undefined };

/**
 * First look at an import file: guessed format (unless overridden), heads, first rows and the guessed mapping. Columns at
 * the right edge without head and without text in the first rows are left out. `open` starts the file anew each time.
 *
 * @throws VaultError what `detectEncoding` and `guessFormat` throw.
 */
export async function previewCsv(
  open: () => AsyncIterable<Uint8Array>,
  options: { readonly language: Language; readonly format?: Overrides | undefined },
): Promise<Omit<ImportPreview, 'fileName' | 'bytes'>> {
  const encoding = options.format?.encoding ?? (await detectEncoding(open(), options.language));
  const { delimiter, headerRow } = options.format ?? {};
  const { firstRows, ...format } = await guessFormat(open, {
    encoding,
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(headerRow === undefined ? {} : { headerRow }),
  });
  const rows = firstRows
    .slice(format.headerRow + 1)
    .filter((row) => !isBlankRow(row.cells))
    .map((row) => row.cells);
  const head = firstRows[format.headerRow]?.cells ?? [];
  const width = Math.max(lastFilled(head), ...rows.map(lastFilled)) + 1;
  const headers = Array.from({ length: width }, (_, column) => plainLine(head[column] ?? '').slice(0, CELL_SHOWN));
  return {
    format,
    headers,
    rows: rows.slice(0, PREVIEW_ROWS).map((cells) => cells.slice(0, width).map((cell) => cell.slice(0, CELL_SHOWN))),
    mapping: guessMapping(headers),
  };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '');
}
