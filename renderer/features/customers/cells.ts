import { PASTE_ROWS_MAX, type CellField, type RowEdit } from '../../../shared/model/cells.ts';
import type { CustomerRow } from '../../../shared/model/list.ts';

/** What stands in a cell, to be edited or filled down; numbers are masked, so theirs starts empty. */
export function cellText(row: CustomerRow, field: CellField): string {
  if (field === 'phone') return '';
  return field === 'tags' ? row.tags.join('、') : (row[field] ?? '');
}

/** The row as it will look once the vault has written the cells; numbers wait for their mask. */
export function withCells(row: CustomerRow, cells: RowEdit['cells']): CustomerRow {
  return cells.reduce((made, { field, text }) => {
    if (field === 'phone') return made;
    if (field === 'tags') return { ...made, tags: text.split(/[,，、;；·]/).flatMap((tag) => tag.trim() || []) };
    return { ...made, [field]: text.trim() === '' && field !== 'name' ? undefined : text.trim() };
  }, row);
}

/**
 * Rows and cells of what Excel, WPS or a text editor put on the clipboard: tabs between cells, line ends between rows, and
 * cells with either of them in quotes. A trailing line end makes no row. At most `PASTE_ROWS_MAX` + 1 rows are read.
 */
export function parseBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (at <= body.length && rows.length <= PASTE_ROWS_MAX) {
    const quoted = body[at] === '"' ? /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(body.slice(at)) : null;
    const end = quoted ? at + quoted[0].length : endOfCell(body, at);
    row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : body.slice(at, end));
    if (body[end] !== '\t') {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

function endOfCell(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === '\t' || text[at] === '\n') return at;
  return text.length;
}

export type Place = { readonly row: number; readonly column: number };
export type Block = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** Both corners included. */
export function blockBetween(a: Place, b: Place): Block {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

/**
 * Edits that put `block` at the top left of `target`; one cell alone fills the whole target, as in a spreadsheet.
 * Columns without a field and rows beyond the list are left out.
 */
export function pasteEdits(
  block: readonly (readonly string[])[],
  fields: readonly (CellField | undefined)[],
  rows: readonly CustomerRow[],
  columnsWide: number,
): readonly RowEdit[] {
  const single = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  return rows.flatMap((row, down) => {
    const texts = single === undefined ? (block[down] ?? []) : Array.from({ length: columnsWide }, () => single);
    const cells = texts.flatMap((text, across) => {
      const field = fields[across];
      return field === undefined ? [] : [{ field, text: text.slice(0, 1_500) }];
    });
    return cells.length === 0 ? [] : [{ id: row.id, cells }];
  });
}
