import type { ImportFormat } from '../../../shared/model/exchange.ts';
import { VaultError } from '../../../shared/errors.ts';
import { IMPORT_LIMITS } from './import-limits.ts';
import type { FileRow, ImportSource } from './import-source.ts';
import { readCsv } from './read-csv.ts';
import { readVcard } from './vcard/read-vcard.ts';
import { readSheet } from './xlsx/read-sheet.ts';
import { openWorkbook } from './xlsx/workbook.ts';

/** Row of the column heads, counted from 0; cards come with heads of our making. */
export function headerRowOf(format: ImportFormat): number {
  return format.kind === 'vcard' ? 0 : format.headerRow;
}

/** All rows of a file read in a known way. @throws VaultError what the reader of that kind throws, SHEET_MISSING. */
export async function* readRows(source: ImportSource, format: ImportFormat): AsyncGenerator<FileRow> {
  switch (format.kind) {
    case 'csv':
      yield* readCsv(source.chunks(), format);
      return;
    case 'vcard':
      yield* readVcard(source, format.language, IMPORT_LIMITS);
      return;
    case 'xlsx': {
      const workbook = await openWorkbook(source, IMPORT_LIMITS);
      const sheet = workbook.sheets[format.sheet];
      if (sheet === undefined) throw new VaultError('SHEET_MISSING', 'the workbook has no such sheet');
      yield* readSheet(workbook, sheet, IMPORT_LIMITS);
    }
  }
}
