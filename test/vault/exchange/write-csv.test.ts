import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportCells, exportHeads } from '../../../electron/vault/exchange/export-rows.ts';
import { guardFormula, unguardFormula } from '../../../electron/vault/exchange/formula-guard.ts';
import { readCsv } from '../../../electron/vault/exchange/read-csv.ts';
import { writeCsv } from '../../../electron/vault/exchange/write-csv.ts';
import type { Card, NewReachValue } from '../../../shared/model/customer.ts';
import { EXPORT_FIELDS } from '../../../shared/model/exchange.ts';
import { collect, importFile, inPieces } from './import-file.ts';

const write = (rows: readonly (readonly string[])[]) => [...writeCsv(rows)].join('');
const read = async (text: string) =>
  (await collect(readCsv(inPieces(Buffer.from(text), 1_000).chunks(), { encoding: 'utf-8', delimiter: ',' }))).map(({ cells }) => cells);

describe('writing', () => {
  test('the file begins with a byte order mark and its rows end with CRLF', () => {
    expect(
      write([
        ['姓名', '公司'],
        ['周示例', 'A, "B"'],
      ]),
    ).toBe('\uFEFF姓名,公司\r\n周示例,"A, ""B"""\r\n');
  });

  test.each([
    '=1+1',
    '+8613800138000',
    '-1',
    '@SUM(1)',
    '\tx',
    '\rx',
    '\nx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    "'=1",
    "\u00A0=cmd|' /C calc'!A0",
  ])('%j is written so that no spreadsheet runs it', async (text) => {
    const [cells] = await read(write([[text, 'harmless']]));
    expect(cells?.[0]).toBe(`'${text}`);
    expect(cells?.[1]).toBe('harmless');
  });

  test('no cell begins a formula, whatever it holds and whichever separator the reader takes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(
            fc.string({ unit: fc.constantFrom('=', '+', '@', "'", '"', ',', ';', '\t', '\r', '\n', ' ', 'a', '＝'), maxLength: 8 }),
            { minLength: 1, maxLength: 3 },
          ),
          { maxLength: 4 },
        ),
        (rows) => {
          const outside = write(rows)
            .slice(1)
            .replace(
              /"(?:[^"]|"")*"/gu,
              (quoted) => `"${/^"(?:['\s]*[=+\-@＝]|[\t\r\n])/u.test(quoted) && !quoted.startsWith(`"'`) ? '=' : ''}"`,
            );
          expect(outside).not.toMatch(/(?:^|[,;\t\r\n"])\s*[=+\-@＝]/u);
        },
      ),
    );
  });

  test('taking the guard off gives every text back', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom('=', "'", ' ', '\t', '＠', '-', '\r'), fc.string({ unit: 'binary', maxLength: 1 })),
          maxLength: 12,
        }),
        (text) => {
          expect(unguardFormula(guardFormula(text))).toBe(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('what is written is read again, cell by cell', async () => {
    const cell = fc.string({
      unit: fc.oneof(fc.constantFrom('"', ',', ';', '\r', '\n', '\t', ' ', "'"), fc.string({ unit: 'grapheme', maxLength: 1 })),
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), async (rows) => {
        expect((await read(write(rows))).map((cells) => cells.map(unguardFormula))).toEqual(rows);
      }),
    );
  });

  test('10,000 rows come in pieces of at most 500', () => {
    const pieces = [...writeCsv(Array.from({ length: 10_000 }, (_, row) => [`r${row}`]))];
    expect(pieces.length).toBe(21);
    expect(pieces.join('').split('\r\n')).toHaveLength(10_001);
  });
});

describe('export and import', () => {
  const card: Card = {
    name: '=周示例',
    company: 'A; B',
    title: '经理',
    city: '苏州',
    tags: ['老客户', '重点'],
    level: 'A',
    stage: '报价',
    source: '展会',
    nextStep: '回访',
    nextStepOn: '2026-12-01',
  };
  const reach: readonly NewReachValue[] = [
    { kind: 'phone', value: '+8613900001111' },
    { kind: 'phone', value: '+8651266660000;ext=8' },
    { kind: 'email', value: 'zhou@example.com' },
    { kind: 'wechat', value: 'zhou_demo' },
    { kind: 'address', value: '苏州市示例路1号, 2楼; 东' },
    { kind: 'address', value: '1 Main St, Springfield' },
  ];

  test.each(['zh-CN', 'en'] as const)('a customer exported with heads in %s comes back the same', async (language) => {
    const text = write([exportHeads(EXPORT_FIELDS, language), exportCells(card, reach, EXPORT_FIELDS)]);
    const { accepted, report } = await importFile(inPieces(Buffer.from(text)));
    expect(report.problems).toEqual([]);
    expect(accepted).toEqual([{ line: 2, card, reach }]);
  });

  test('private columns stay empty where the private values cannot be opened', () => {
    expect(exportCells(card, undefined, ['name', 'phones', 'emails', 'wechat', 'addresses'])).toEqual(['=周示例', '', '', '', '']);
  });
});
