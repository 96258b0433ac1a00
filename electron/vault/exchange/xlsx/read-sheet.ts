/** A sheet row by row: nothing but the piece at hand and the shared texts is held in memory. */
import { VaultError } from '../../../../shared/errors.ts';
import type { ImportLimits } from '../import-limits.ts';
import type { FileRow } from '../import-source.ts';
import { isoText, numberText } from './cell-text.ts';
import { unescapeControls } from './shared-strings.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { parseXml } from './xml-events.ts';
import type { XmlHandler } from './xml-events.ts';

/** Blank rows up to here are given, so that the header row keeps its number; below, only rows with text are. */
const BLANK_ROWS_TO = 60;

type Cell = { column: number; type: string; style: number; value: string; inline: string; formula: string; hasValue: boolean };

/**
 * Rows of a sheet with their numbers as `line`. Cells are text: dates as ISO, booleans as TRUE and FALSE, formulas as the
 * value they had when the file was saved (without one, as the formula itself), errors such as #REF! as nothing.
 *
 * @throws VaultError TOO_MANY_ROWS, TOO_MANY_COLUMNS, CELL_TOO_LONG with `details.line`, WORKBOOK_DAMAGED.
 */
export async function* readSheet(workbook: Workbook, sheet: Sheet, limits: ImportLimits): AsyncGenerator<FileRow> {
  const ready: FileRow[] = [];
  let given = 0;
  let lastLine = 0;
  const collector = sheetHandler(workbook, limits, (row) => ready.push(row));
  for await (const rows of parseXml(workbook.part(sheet.part), collector, ready)) {
    for (const row of rows) {
      if (row.line <= lastLine) continue;
      for (let line = lastLine + 1; line < row.line && line <= BLANK_ROWS_TO; line++) yield { line, cells: [] };
      lastLine = row.line;
      if (++given > limits.rows)
        throw new VaultError('TOO_MANY_ROWS', 'more rows than an import may have', { details: { rows: limits.rows } });
      yield row;
    }
  }
}

function sheetHandler(workbook: Workbook, limits: ImportLimits, emit: (row: FileRow) => void): XmlHandler {
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let cell: Cell | undefined;
  let target: 'value' | 'inline' | 'formula' | undefined;
  let phonetic = 0;

  const put = (done: Cell): void => {
    const text = textOf(done, workbook);
    if (text.length > limits.cellChars)
      throw new VaultError('CELL_TOO_LONG', 'a cell is too long', { details: { chars: limits.cellChars, line, column: done.column + 1 } });
    if (text.trim() === '') return;
    if (done.column >= limits.columns)
      throw new VaultError('TOO_MANY_COLUMNS', 'a row has too many columns', { details: { columns: limits.columns, line } });
    while (cells.length < done.column) cells.push('');
    cells[done.column] = text;
  };
  const targets: Readonly<Record<string, typeof target>> = { v: 'value', t: 'inline', f: 'formula' };
  return {
    open: (name, attribute) => {
      if (name === 'row') {
        line = Number.parseInt(attribute('r') ?? '', 10) || line + 1;
        cells = [];
        column = -1;
      }
      if (name === 'c') {
        column = columnOf(attribute('r')) ?? column + 1;
        cell = {
          column,
          type: attribute('t') ?? 'n',
          style: Number(attribute('s') ?? 0),
          value: '',
          inline: '',
          formula: '',
          hasValue: false,
        };
      }
      if (name === 'rPh') phonetic++;
      target = cell !== undefined && phonetic === 0 ? targets[name] : undefined;
      if (target === 'value' && cell !== undefined) cell.hasValue = true;
    },
    text: (piece) => {
      if (cell !== undefined && target !== undefined) cell[target] += piece;
    },
    close: (name) => {
      target = undefined;
      if (name === 'rPh') phonetic--;
      if (name === 'c' && cell !== undefined) {
        put(cell);
        cell = undefined;
      }
      if (name === 'row' && cells.length > 0) emit({ line, cells });
      if (name === 'row') cells = [];
    },
  };
}

function textOf(cell: Cell, { strings, styles, date1904 }: Workbook): string {
  switch (cell.type) {
    case 's':
      return cell.value.trim() === '' ? '' : (strings.at(Number(cell.value)) ?? '');
    case 'inlineStr':
      return unescapeControls(cell.inline);
    case 'str':
      return cell.hasValue ? unescapeControls(cell.value) : formulaText(cell);
    case 'b':
      return /^(?:1|true)$/iu.test(cell.value.trim()) ? 'TRUE' : cell.hasValue ? 'FALSE' : '';
    case 'e':
      return '';
    case 'd':
      return isoText(cell.value);
    default:
      if (!cell.hasValue) return formulaText(cell);
      return numberText(cell.value, styles.of(cell.style), { date1904 });
  }
}

/** A program without a calculator saves formulas without values; the text shows what is missing. */
function formulaText(cell: Cell): string {
  return cell.formula === '' ? unescapeControls(cell.inline) : `=${cell.formula}`;
}

/** 0 for A, 26 for AA. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d*$/iu.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
