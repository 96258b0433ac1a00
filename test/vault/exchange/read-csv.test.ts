import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IMPORT_LIMITS } from '../../../electron/vault/exchange/import-limits.ts';
import type { FileRow } from '../../../electron/vault/exchange/import-source.ts';
import { readCsv } from '../../../electron/vault/exchange/read-csv.ts';
import { collect, inPieces } from './import-file.ts';

const comma = { encoding: 'utf-8', delimiter: ',' } as const;

async function rowsOf(text: string, size = 5): Promise<readonly FileRow[]> {
  return collect(readCsv(inPieces(Buffer.from(text), size).chunks(), comma));
}

describe('rows', () => {
  test('quotes, blank lines and every kind of line end are read, and lines are counted through them', async () => {
    const text = '\uFEFFa,b\r\n"x, ""y""","1\r\n2\n3"\n\nlast,\r"q" z,5" pipe';
    expect(await rowsOf(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x, "y"', '1\r\n2\n3'] },
      { line: 5, cells: [''] },
      { line: 6, cells: ['last', ''] },
      { line: 7, cells: ['"q" z', '5" pipe'] },
    ]);
  });

  test('where the file is cut into pieces makes no difference', async () => {
    const text = '姓名,备注\r\n周示例,"多行\n文字"\r\n😀,"a""b"\r\n';
    const whole = await rowsOf(text, 1_000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
        expect(await rowsOf(text, size)).toEqual(whole);
      }),
    );
  });
});

describe('limits', () => {
  test('a row of 256 columns is read, one more is refused with its line', async () => {
    expect((await rowsOf(`${','.repeat(255)}\n`))[0]?.cells).toHaveLength(256);
    await expect(rowsOf(`a,b\n${','.repeat(256)}\n`)).rejects.toMatchObject({
      code: 'TOO_MANY_COLUMNS',
      details: { columns: 256, line: 2 },
    });
  });

  test('a file of nothing but columns is refused after its first piece', async () => {
    let pieces = 0;
    async function* columns(): AsyncGenerator<Uint8Array> {
      for (; pieces < 3_000; pieces++) yield Buffer.alloc(65_536, ',');
    }
    await expect(collect(readCsv(columns(), comma))).rejects.toMatchObject({ code: 'TOO_MANY_COLUMNS' });
    expect(pieces).toBeLessThan(20);
  });

  test('a cell of 32,767 characters is read, one more is refused', async () => {
    expect((await rowsOf(`"${'客'.repeat(32_767)}"`, 65_536))[0]?.cells[0]).toHaveLength(32_767);
    await expect(rowsOf(`x\n${'客'.repeat(32_768)}`, 65_536)).rejects.toMatchObject({
      code: 'CELL_TOO_LONG',
      details: { line: 2, column: 1 },
    });
  });

  test('a quote that is never closed ends the reading within one row, not at the end of the file', async () => {
    let pieces = 0;
    async function* open(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n"');
      for (; pieces < 3_000; pieces++) yield Buffer.alloc(65_536, 'x');
    }
    await expect(collect(readCsv(open(), comma))).rejects.toMatchObject({ code: 'CELL_TOO_LONG', details: { line: 2 } });
    expect(pieces * 65_536).toBeLessThan(IMPORT_LIMITS.rowBytes + 20 * 65_536);
    await expect(rowsOf('a,b\n1,2\n"open,3\n4,5\n')).rejects.toMatchObject({ code: 'FILE_UNREADABLE', details: { line: 3 } });
  });

  test('a file of more than 200 MB and one of more than a million rows are refused', async () => {
    expect(IMPORT_LIMITS).toMatchObject({ fileBytes: 200 * 1024 * 1024, rows: 1_000_000 });
    const small = { ...IMPORT_LIMITS, fileBytes: 1_000, rows: 10 };
    const read = (text: string) => collect(readCsv(inPieces(Buffer.from(text)).chunks(), comma, small));
    expect(await read('a\n'.repeat(10))).toHaveLength(10);
    await expect(read('a\n'.repeat(11))).rejects.toMatchObject({ code: 'TOO_MANY_ROWS', details: { rows: 10 } });
    expect(await read('x'.repeat(1_000))).toHaveLength(1);
    await expect(read('x'.repeat(1_001))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE', details: { bytes: 1_000 } });
  });

  test('an error holds no text of the file', async () => {
    const error: unknown = await rowsOf('SecretName,"13800138000').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(JSON.stringify([String(error), error])).not.toMatch(/SecretName|13800138000/u);
  });

  test('who stops reading early also stops the file from being read', async () => {
    let pieces = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          pieces++;
          yield Buffer.from('a,b\n'.repeat(100));
        }
      } finally {
        closed = true;
      }
    }
    for await (const { line } of readCsv(endless(), comma)) if (line === 3) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const read = pieces;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pieces).toBe(read);
    expect(closed).toBe(true);
  });
});
