import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importFile, inPieces } from './import-file.ts';

const fixture = (file: string) => inPieces(readFileSync(new URL(`../../fixtures/imports/${file}`, import.meta.url)), 11);

describe('one list in every encoding', () => {
  test.each([
    ['list-gbk.csv', 'gb18030'],
    ['list-gb18030-marked.csv', 'gb18030'],
    ['list-utf16be-marked.csv', 'utf-16be'],
    ['list-utf16le-bare.csv', 'utf-16le'],
    ['list-utf8-lf.csv', 'utf-8'],
  ])('%s is read as %s and says the same', async (file, encoding) => {
    const { preview, accepted, report } = await importFile(fixture(file));
    expect(preview.format).toEqual({ kind: 'csv', encoding, delimiter: ',', headerRow: 0 });
    expect(preview.mapping).toEqual(['name', 'company', 'title', 'city', 'phone', 'phone', 'email', 'wechat', 'tags', 'note']);
    expect(report).toEqual({ rows: 3, ready: 3, duplicatesInFile: 0, duplicatesInVault: 0, refused: 0, decided: 0, problems: [] });
    expect(accepted).toEqual([
      {
        line: 2,
        card: { name: '周示例', company: '云杉贸易有限公司', title: '采购经理', city: '苏州', tags: ['老客户', '重点'] },
        reach: [
          { kind: 'phone', value: '+8613900001111' },
          { kind: 'phone', value: '+8651266660000;ext=8', label: '座机' },
          { kind: 'email', value: 'zhou@example.com' },
          { kind: 'wechat', value: 'zhou_demo' },
        ],
        note: '展会认识',
      },
      {
        line: 3,
        card: { name: '顾样本', company: '南湖纺织厂', title: '厂长', city: '嘉兴', tags: [] },
        reach: [
          { kind: 'phone', value: '+8613800002222' },
          { kind: 'phone', value: '+8613900003333' },
          { kind: 'email', value: 'gu@example.com' },
        ],
      },
      {
        line: 4,
        card: { name: '无名五金店', company: '无名五金店', city: '杭州', tags: [] },
        reach: [{ kind: 'phone', value: '+8657188880000' }],
        note: '只有公司',
      },
    ]);
  });
});

describe('lists as they come', () => {
  test('a list in Big5 keeps its traditional characters', async () => {
    const { preview, accepted } = await importFile(fixture('list-big5.csv'), { region: 'TW' });
    expect(preview.format).toMatchObject({ encoding: 'big5' });
    expect(accepted.map(({ card, reach, note }) => [card.name, card.company, reach[0]?.value, note])).toEqual([
      ['林範例', '臺北示範股份有限公司', '+886912345678', '週三拜訪'],
      ['陳樣本', '高雄測試行', '+886922333444', '已報價'],
    ]);
  });

  test('a German list with semicolons in windows-1252 keeps its accents', async () => {
    const { preview, accepted } = await importFile(fixture('semicolon-cp1252.csv'));
    expect(preview.format).toEqual({ kind: 'csv', encoding: 'windows-1252', delimiter: ';', headerRow: 0 });
    expect(accepted.map(({ card }) => [card.name, card.company])).toEqual([
      ['Jürgen Größe', 'Müller & Söhne'],
      ['Zoé Lefèvre', 'Café «Élan»'],
    ]);
  });

  test('a phone destroyed by a spreadsheet keeps its row out and is named by its line, harmless damage is repaired', async () => {
    const { report, accepted } = await importFile(fixture('scientific-phones.csv'));
    expect(report).toMatchObject({ rows: 3, ready: 2, refused: 1, problems: [{ problem: 'phone-scientific', count: 1, lines: [2] }] });
    expect(accepted.map(({ reach }) => reach[0]?.value)).toEqual(['+8613700001234', '+8613700005678']);
  });

  test('cells that look like formulas stay the text they are', async () => {
    const { accepted } = await importFile(fixture('formulas.csv'));
    expect(accepted.map(({ card, note }) => [card.name, card.company, note])).toEqual([
      ['=HYPERLINK("http://example.com","点我")', '甲公司', '@SUM(1)'],
      ['+乙示例', '-乙公司', '＝1+1'],
    ]);
  });

  test('lines above the heads are no customers, and a firm beside a person is the company', async () => {
    const { preview, accepted } = await importFile(fixture('preamble.csv'));
    expect(preview.format).toMatchObject({ headerRow: 3 });
    expect(preview.headers).toEqual(['客户名称', '联系人', '联系电话']);
    expect(accepted.map(({ line, card }) => [line, card.name, card.company])).toEqual([
      [5, '周示例', '云杉贸易'],
      [6, '顾样本', '南湖纺织'],
    ]);
  });

  test('a date that cannot be read stays with the next step', async () => {
    const { preview, accepted } = await importFile(fixture('pipe.txt'), { region: 'GB' });
    expect(preview.format).toMatchObject({ delimiter: '|' });
    expect(accepted.map(({ card, reach }) => [card.nextStep, card.nextStepOn, reach[0]?.value])).toEqual([
      ['Send offer', '2026-12-01', '+442079460000;ext=12'],
      ['Call (soon)', undefined, '+442079460123'],
    ]);
  });
});
