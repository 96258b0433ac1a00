/** Lists whose first row is a customer already. */
import { expect, test } from 'vitest';
import { NO_HEADER } from '../../../shared/model/exchange.ts';
import { columnLetters } from '../../../electron/vault/exchange/header-row.ts';
import { parseBirthday } from '../../../electron/vault/exchange/birthday.ts';
import { importFile, inMemory } from './import-file.ts';

const importText = (text: string) => importFile(inMemory(Buffer.from(text)));

test('without heads the first row is a customer, the columns are letters and their meaning is guessed from the cells', async () => {
  const { preview, accepted } = await importText(
    '王伟,13800138000,wang@example.com,1988-05-20,苏州,2026-12-01,微信\n李娜,,li@example.com,,杭州,2027-01-03,客户\n赵敏,13900139000,,1990-01-02,嘉兴,,\n',
  );
  expect(preview).toMatchObject({
    format: { headerRow: NO_HEADER },
    headers: ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
    mapping: ['name', 'phone', 'email', 'birthday', 'city', 'nextStepOn', 'ignore'],
  });
  expect(preview.rows[0]?.[0]).toBe('王伟');
  expect(accepted.map(({ line, card, reach }) => [line, card.name, card.birthday, card.nextStepOn, reach[0]])).toEqual([
    [1, '王伟', '1988-05-20', '2026-12-01', { kind: 'phone', value: '+8613800138000' }],
    [2, '李娜', undefined, '2027-01-03', { kind: 'email', value: 'li@example.com' }],
    [3, '赵敏', '1990-01-02', undefined, { kind: 'phone', value: '+8613900139000' }],
  ]);
});

test.each([
  ['a gap above numbers', '王伟,,苏州\n李娜,13800138000,杭州\n赵敏,13900139000,嘉兴\n', NO_HEADER],
  ['names alone', '王伟\n李娜\n赵敏\n', NO_HEADER],
  ['firms alone', '云杉贸易有限公司,0512-66660000\n南湖纺织厂,0573-88880000\n', NO_HEADER],
  ['heads in a language not known here', 'Имя Клиента,Телефон\nИван Петров,+7 495 123-45-67\nАнна Сидорова,+7 495 765-43-21\n', 0],
  ['one known head above numbers', '姓名,甲,乙\n王伟,13800138000,a@example.com\n', 0],
  ['a title above heads', '2026 年客户表,,\n姓名,电话,城市\n王伟,13800138000,苏州\n', 1],
])('%s: the header row is found, or known to be missing', async (_, text, headerRow) => {
  const { preview } = await importText(text);
  expect(preview.format).toMatchObject({ headerRow });
});

test('firms are the names where there are no people', async () => {
  const { accepted } = await importText('云杉贸易有限公司,0512-66660000\n南湖纺织厂,0573-88880000\n');
  expect(accepted.map(({ card }) => card.name)).toEqual(['云杉贸易有限公司', '南湖纺织厂']);
});

test('columns are called as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 255].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'IV']);
});

test.each([
  ['1988-05-20', '1988-05-20'],
  ['１９８８年５月２０日', '1988-05-20'],
  ['1953-10-15T23:10:00Z', '1953-10-15'],
  ['1604-05-20', '05-20'],
  ['--0520', '05-20'],
  ['5月2日', '05-02'],
  ['02-30', undefined],
  ['农历八月十五', undefined],
  ['5/6', undefined],
])('a birthday written %s is %s', (cell, birthday) => {
  expect(parseBirthday(cell)).toBe(birthday);
});

test('a birthday that cannot be read stays in the note, and whoever asked to be left alone is marked', async () => {
  const { report, accepted } = await importText(
    '姓名,出生日期,勿扰,备注\n王伟,农历八月十五,是,老客户\n李娜,-,否,\n赵敏,1990-01-02,投诉过,\n钱进,,,\n',
  );
  expect(accepted.map(({ card, note }) => [card.birthday, card.doNotContact, note])).toEqual([
    [undefined, true, '老客户\n出生日期: 农历八月十五'],
    [undefined, undefined, undefined],
    ['1990-01-02', true, undefined],
    [undefined, undefined, undefined],
  ]);
  expect(report.problems).toEqual([{ problem: 'date-invalid', count: 1, lines: [2] }]);
});

test('the birthday of a business card is taken', async () => {
  const card =
    'BEGIN:VCARD\nVERSION:4.0\nFN:王伟\nBDAY:--0520\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Ann Smith\nBDAY;VALUE=date:1988-05-20\nEND:VCARD\n';
  const { accepted } = await importText(card);
  expect(accepted.map((row) => row.card.birthday)).toEqual(['05-20', '1988-05-20']);
});
