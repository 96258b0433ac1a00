import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockBetween, cellText, parseBlock, pasteEdits, withCells } from '../../../../renderer/features/customers/cells.ts';
import type { CustomerRow } from '../../../../shared/model/list.ts';

const row = (id: number, name: string): CustomerRow => ({
  id: `0198c0de-0000-7000-8000-00000000000${String(id)}` as CustomerRow['id'],
  bookId: '0198c0de-0000-7000-8000-0000000000b0' as CustomerRow['bookId'],
  name,
  tags: ['vip'],
  doNotContact: false,
  opensPrivate: true,
  version: 1,
  updatedAt: 1,
});

describe('a pasted block', () => {
  test('quoted cells keep their tabs, line ends and quotes, a trailing line end makes no row', () => {
    expect(parseBlock('a\tb\r\n"c\td"\t"e ""x""\nf"\r\n')).toEqual([
      ['a', 'b'],
      ['c\td', 'e "x"\nf'],
    ]);
    expect(parseBlock('5" nail\t"open')).toEqual([['5" nail', '"open']]);
    expect(parseBlock('')).toEqual([['']]);
  });

  test('whatever a spreadsheet writes is read back', () => {
    const written = (cell: string) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const cell = fc.string({ unit: fc.constantFrom('a', '王', '"', '\t', '\n', ' ', '=') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(parseBlock(`${rows.map((cells) => cells.map(written).join('\t')).join('\r\n')}\r\n`)).toEqual(rows);
      }),
    );
  });

  test('it lands from the first cell on; columns that are not written and rows past the end are left out', () => {
    const rows = [row(1, 'A'), row(2, 'B')];
    expect(pasteEdits([['x', 'y', 'z'], ['u'], ['v']], ['name', undefined, 'city'], rows, 1)).toEqual([
      {
        id: rows[0]?.id,
        cells: [
          { field: 'name', text: 'x' },
          { field: 'city', text: 'z' },
        ],
      },
      { id: rows[1]?.id, cells: [{ field: 'name', text: 'u' }] },
    ]);
  });

  test('one cell fills the whole block', () => {
    const rows = [row(1, 'A'), row(2, 'B')];
    expect(pasteEdits([['上海']], ['city', 'stage'], rows, 2).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['上海', '上海'],
      ['上海', '上海'],
    ]);
    expect(blockBetween({ row: 4, column: 2 }, { row: 1, column: 3 })).toEqual({ top: 1, bottom: 4, left: 2, right: 3 });
  });
});

test('an edited row looks at once as the vault will answer, numbers apart', () => {
  const before = row(1, 'A');
  const after = withCells(before, [
    { field: 'tags', text: 'a，b' },
    { field: 'city', text: ' 上海 ' },
    { field: 'phone', text: '13800138000' },
  ]);
  expect(after).toMatchObject({ tags: ['a', 'b'], city: '上海', name: 'A' });
  expect(cellText(after, 'tags')).toBe('a、b');
  expect(cellText({ ...after, maskedPhone: '138 **** 8000' }, 'phone')).toBe('');
});
