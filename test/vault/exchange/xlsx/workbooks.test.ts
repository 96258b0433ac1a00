import { describe, expect, test } from 'vitest';
import { IMPORT_LIMITS } from '../../../../electron/vault/exchange/import-limits.ts';
import { previewFile } from '../../../../electron/vault/exchange/preview.ts';
import { readRows } from '../../../../electron/vault/exchange/read-file.ts';
import { readSheet } from '../../../../electron/vault/exchange/xlsx/read-sheet.ts';
import { openWorkbook } from '../../../../electron/vault/exchange/xlsx/workbook.ts';
import { rowsXml, workbookOf, zipOf } from '../../../support/make-workbook.ts';
import type { WorkbookXml } from '../../../support/make-workbook.ts';
import { collect, importFile, inMemory, inPieces } from '../import-file.ts';

const look = (bytes: Buffer) => previewFile(inMemory(bytes), { language: 'zh-CN', today: '2026-11-22' });
const sheetOf = (data: string, more: Partial<WorkbookXml> = {}) => workbookOf({ sheets: [{ name: 'A', data }], ...more });
async function cellsOf(data: string, more: Partial<WorkbookXml> = {}): Promise<readonly (readonly string[])[]> {
  const rows = await collect(readRows(inPieces(sheetOf(data, more), 13), { kind: 'xlsx', sheet: 0, headerRow: 0 }));
  return rows.map(({ cells }) => cells);
}

describe('cells', () => {
  test('a phone kept as a number is its digits, however the number is written', async () => {
    expect(await cellsOf('<row><c><v>13800138000</v></c><c><v>1.3800138E10</v></c><c><v>8.613800138E12</v></c></row>')).toEqual([
      ['13800138000', '13800138000', '8613800138000'],
    ]);
  });

  test('a number whose digits are lost stays scientific, and a phone like that keeps its row out', async () => {
    expect(await cellsOf('<row><c><v>440301199001011234</v></c></row>')).toEqual([['4.40301E+17']]);
    const list = sheetOf(
      `${rowsXml([['姓名', '手机']])}<row><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><t>1.38E+10</t></is></c></row>`,
    );
    expect((await importFile(inMemory(list))).report).toMatchObject({ refused: 1, problems: [{ problem: 'phone-scientific', count: 1 }] });
  });

  test('decimals lose the noise of binary fractions, zeros of a format of zeros are kept', async () => {
    expect(
      await cellsOf('<row><c><v>0.30000000000000004</v></c><c s="1"><v>42</v></c><c s="2"><v>1200.5</v></c></row>', {
        formats: ['00000', '#,##0.00'],
      }),
    ).toEqual([['0.3', '00042', '1200.5']]);
  });

  test.each([
    ['yyyy/m/d', '45983', '2025-11-22'],
    ['yyyy"年"m"月"d"日"', '45983.5', '2025-11-22'],
    ['yyyy-mm-dd hh:mm', '45983.5625', '2025-11-22 13:30'],
    ['[$-804]yyyy-m-d;@', '1', '1900-01-01'],
    ['h:mm', '0.5', '12:00'],
    ['0.00&quot; days&quot;', '3', '3'],
    ['[Red]General', '3', '3'],
  ])('a number in the format %s shows %s as %s', async (format, value, shown) => {
    expect(await cellsOf(`<row><c s="1"><v>${value}</v></c></row>`, { formats: [format.replaceAll('"', '&quot;')] })).toEqual([[shown]]);
  });

  test('a workbook of an old Mac counts its days from 1904', async () => {
    expect(await cellsOf('<row><c s="1"><v>44521</v></c></row>', { formats: ['yyyy-mm-dd'], date1904: true })).toEqual([['2025-11-22']]);
  });

  test('rich text is joined without phonetic guides, and characters XML cannot hold come back', async () => {
    const strings = [
      '<r><t>王</t></r><r><t xml:space="preserve"> 示例</t></r><rPh sb="0" eb="1"><t>ワン</t></rPh>',
      '<t>a_x000D_b_x005F_x0041_</t>',
    ];
    expect(await cellsOf('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>', { strings })).toEqual([
      ['王 示例', 'a\rb_x0041_'],
    ]);
  });

  test('a formula is the value it had, without one its own text; errors are nothing; booleans are words', async () => {
    const data =
      '<row><c t="str"><f>A1&amp;B1</f><v>甲乙</v></c><c><f>SUM(1,2)</f><v>3</v></c><c><f>B2</f></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c></row>';
    expect(await cellsOf(data)).toEqual([['甲乙', '3', '=B2', '', 'TRUE']]);
  });

  test('cells without a reference follow each other, gaps and names with a prefix are understood', async () => {
    expect(await cellsOf('<row r="1"><c r="B1"><v>1</v></c><c><v>2</v></c><c r="F1"><v>3</v></c></row>')).toEqual([
      ['', '1', '2', '', '', '3'],
    ]);
    expect(await cellsOf('<x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row>'.replaceAll('x:', ''))).toEqual([['甲']]);
  });
});

describe('sheets', () => {
  const list = rowsXml([
    ['姓名', '手机'],
    ['周示例', 13_900_001_111],
  ]);

  test('the first visible sheet with a table is taken, and another can be chosen', async () => {
    const book = workbookOf({
      sheets: [
        { name: '说明', data: rowsXml([['请按模板填写']]) },
        { name: '旧', data: list, hidden: true },
        { name: '客户', data: list },
      ],
    });
    expect(await look(book)).toMatchObject({
      format: { kind: 'xlsx', sheet: 2, headerRow: 0 },
      sheets: ['说明', '旧', '客户'],
      mapping: ['name', 'phone'],
    });
    const chosen = await previewFile(inMemory(book), { language: 'en', today: '2026-11-22', format: { sheet: 0 } });
    expect(chosen).toMatchObject({ format: { sheet: 0 }, headers: ['请按模板填写'], rows: [] });
    await expect(previewFile(inMemory(book), { language: 'en', today: '2026-11-22', format: { sheet: 3 } })).rejects.toMatchObject({
      code: 'SHEET_MISSING',
    });
  });

  test('instructions above the head, rows left blank and trailing empty columns are no customers', async () => {
    const data = `<row r="1"><c t="inlineStr"><is><t>2026 年客户表</t></is></c></row><row r="4"><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>手机</t></is></c><c/><c s="0"/></row>
      <row r="7"><c t="inlineStr"><is><t>周示例</t></is></c><c><v>13900001111</v></c><c/></row><row r="1048576"><c/></row>`;
    const { preview, accepted } = await importFile(inMemory(sheetOf(data)));
    expect(preview).toMatchObject({ format: { headerRow: 3 }, headers: ['姓名', '手机'] });
    expect(accepted).toMatchObject([{ line: 7, card: { name: '周示例' }, reach: [{ value: '+8613900001111' }] }]);
  });

  test('a head of two rows with merged cells is one head', async () => {
    const { preview, accepted } = await importFile(
      inMemory(
        sheetOf(
          rowsXml([
            ['客户登记表'],
            ['姓名', '公司', '联系方式'],
            ['', '', '手机', '邮箱'],
            ['周示例', '云杉', '13900001111', 'zhou@example.com'],
          ]),
        ),
      ),
    );
    expect(preview).toMatchObject({ format: { headerRow: 2 }, headers: ['姓名', '公司', '手机', '邮箱'] });
    expect(accepted).toMatchObject([{ card: { name: '周示例', company: '云杉' }, reach: [{ kind: 'phone' }, { kind: 'email' }] }]);
  });

  test('under a head merged over several columns the further phones are phones', async () => {
    const { preview } = await importFile(
      inMemory(
        sheetOf(
          rowsXml([
            ['姓名', '电话', '', '备注'],
            ['周示例', '13900001111', '13900002222', 'x'],
          ]),
        ),
      ),
    );
    expect(preview.mapping).toEqual(['name', 'phone', 'phone', 'note']);
  });
});

describe('limits and refusals', () => {
  test.each([
    ['a DOCTYPE', zipOf([{ name: 'xl/workbook.xml', content: '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>' }]), 'WORKBOOK_DAMAGED'],
    ['an entity of its own', sheetOf('<row><c t="inlineStr"><is><t>&bomb;</t></is></c></row>'), 'WORKBOOK_DAMAGED'],
    ['half a file', sheetOf('<row/>').subarray(0, 300), 'WORKBOOK_DAMAGED'],
    ['no sheet', workbookOf({ sheets: [] }), 'WORKBOOK_DAMAGED'],
    ['nothing in any sheet', sheetOf('<row><c/></row>'), 'FILE_EMPTY'],
    ['a document', zipOf([{ name: 'word/document.xml', content: '<a/>' }]), 'UNSUPPORTED_FORMAT'],
    ['more columns than 256', sheetOf('<row><c r="IW1"><v>1</v></c></row>'), 'TOO_MANY_COLUMNS'],
    ['a cell of 32,768 characters', sheetOf(rowsXml([['x'.repeat(32_768)]])), 'CELL_TOO_LONG'],
    ['an old workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(5_000)]), 'OLD_WORKBOOK'],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(70_000), Buffer.from('EncryptedPackage', 'utf16le')]),
      'WORKBOOK_ENCRYPTED',
    ],
    ['a web page that calls itself .xls', Buffer.from('\uFEFF<html><table><tr><td>姓名'), 'UNSUPPORTED_FORMAT'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'UNSUPPORTED_FORMAT'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(look(bytes)).rejects.toMatchObject({ code });
  });

  test('a part that unpacks to a thousand times its size is refused, also when it lies about that', async () => {
    const bomb = [{ name: 'xl/workbook.xml', content: Buffer.alloc(40 * 1024 * 1024, ' ') }];
    await expect(look(zipOf(bomb))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    await expect(look(zipOf(bomb, 100))).rejects.toMatchObject({ code: 'WORKBOOK_DAMAGED' });
  });

  test('rows beyond the limit end the reading', async () => {
    const workbook = await openWorkbook(inMemory(sheetOf(rowsXml([[1], [2], [3]]))), IMPORT_LIMITS);
    const [sheet] = workbook.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    await expect(collect(readSheet(workbook, sheet, { ...IMPORT_LIMITS, rows: 2 }))).rejects.toMatchObject({ code: 'TOO_MANY_ROWS' });
  });
});
