/**
 * What the everyday tasks cost in keys and clicks, counted in the real window, beside the same tasks in a spreadsheet.
 * A chord (Ctrl+V) is one action, and so is a click; typed letters count one each. Waiting is not counted and not judged.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { writeCustomerList } from '../support/customer-list.ts';
import { inventCustomers } from '../../electron/vault/demo/invent-customers.ts';
import { copyElsewhere } from '../support/keyboard.ts';
import { workbookOf } from '../support/make-workbook.ts';
import { office } from '../support/office.ts';
import { button, checkImport, detail, goTo, type Person } from '../support/person.ts';
import { patternOf } from '../support/words.ts';

const { folder, words, open, close } = office('zh-CN');
const CARD = `欧阳远山
销售总监
远山精密机械（上海）有限公司
手机：138 0013 8000（微信同号）
邮箱：ouyang@yuanshan.example
地址：上海市浦东新区张江路88号3号楼502室`;
const MANY = 5_000;
const WORKBOOK_ROWS = 1_000;

/** Steps of the same task in a spreadsheet, counted the same way and in its favour: the file is open, the cursor is in the list. */
const SPREADSHEET = {
  card: { steps: 'Ctrl+End, Home, Down; then seven times copy in the chat, switch, paste, Tab (7 × 4); Ctrl+S', count: 3 + 28 + 1 },
  call: { steps: 'Ctrl+F, three letters, Enter, Esc, four times Right to the number, Ctrl+C, switch to the phone, paste, dial', count: 14 },
  import: { steps: 'open, choose, select all, copy, switch, go to the end, paste, Remove duplicates, choose columns, OK', count: 10 },
} as const;

let app: AppUnderTest;
let person: Person;
let actions = 0;
const table: string[] = [];

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    actions += 1;
    await app.page.keyboard.press(key);
  }
};
const click = async (target: Locator): Promise<void> => {
  actions += 1;
  await target.click();
};
/** Notes a finished task; returns what it cost here. */
function done(task: keyof typeof SPREADSHEET): number {
  const cost = actions;
  const sheet = SPREADSHEET[task];
  table.push(`| ${task.padEnd(6)} | ${String(cost).padStart(8)} | ${String(sheet.count).padStart(11)} | ${sheet.steps} |`);
  actions = 0;
  return cost;
}

function rowXml(cells: readonly string[], number: number): string {
  const texts = cells.map((text) => `<c t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`);
  return `<row r="${String(number)}">${texts.join('')}</row>`;
}

beforeAll(async () => {
  ({ app, person } = await open());
  await checkImport(person, writeCustomerList(join(folder, 'many.csv'), MANY, 41).file);
  await app.page.getByRole('button', { name: patternOf(words, 'import.check.commit') }).click();
  await app.page.getByRole('heading', { name: words('import.result.title') }).waitFor({ timeout: 60_000 });
  await goTo(person, 'customers');
}, 180_000);

afterAll(async () => {
  await close();
  console.log(['| task   | Keepbook | spreadsheet | in the spreadsheet |', '| --- | --- | --- | --- |', ...table].join('\n'));
}, 30_000);

test('a new customer from a pasted card takes at most 6 actions', async () => {
  await copyElsewhere(app.page, CARD);
  actions = 0;
  await press('Control+n');
  const form = app.page.getByRole('form', { name: words('customers.new.title') });
  await form.waitFor();
  await press('Control+v');
  const nameField = form.getByRole('textbox', { name: words('customers.field.name') }).first();
  await expect.poll(() => nameField.inputValue(), { timeout: 15_000 }).toBe('欧阳远山');
  await app.page.waitForTimeout(700);
  if (process.env['SHOTS'] !== undefined) await app.page.screenshot({ path: join(process.env['SHOTS'], 'pasted.png') });
  await press('Control+Enter');
  await detail(person).getByRole('heading', { level: 2, name: '欧阳远山' }).waitFor();
  const shown = await detail(person).innerText();
  expect(shown).toContain('远山精密机械（上海）有限公司');
  expect(shown).toContain('销售总监');
  expect(shown).toContain('138 **** 8000');
  expect(shown).toContain('o***@yuanshan.example');
  expect(shown).toContain('上海市浦东新区****');
  expect(done('card')).toBeLessThanOrEqual(6);
});

test('from / a customer among thousands is found and called in at most 4 keystrokes', async () => {
  await press('Escape');
  await app.page.keyboard.press('/');
  actions = 0;
  await press('o', 'y', 'y', 'Control+Enter');
  await app.page
    .getByText(words('customers.reach.calling'))
    .or(app.page.getByText(words('customers.reach.noDialler')))
    .first()
    .waitFor();
  await detail(person).getByRole('heading', { level: 2, name: '欧阳远山' }).waitFor();
  expect(done('call')).toBeLessThanOrEqual(4);
});

test('the palette finds the same customer without a letter, because it was opened last', async () => {
  await press('Control+k');
  await app.page.getByRole('option', { name: /欧阳远山/ }).waitFor();
  if (process.env['SHOTS'] !== undefined) await app.page.screenshot({ path: join(process.env['SHOTS'], 'palette.png') });
  await press('Escape');
  actions = 0;
});

test('a Chinese workbook of 1,000 rows is imported in at most 5 clicks', async () => {
  const file = join(folder, '客户名单.xlsx');
  const rows = [...inventCustomers(WORKBOOK_ROWS, 77)].map(({ card, reach }, index) => [
    `${card.name}${String(index)}`,
    card.company ?? '',
    reach.values.find(({ kind }) => kind === 'phone')?.value ?? '',
    card.city ?? '',
  ]);
  const data = [['姓名', '公司名称', '手机号码', '城市'], ...rows].map((cells, at) => rowXml(cells, at + 1)).join('');
  writeFileSync(file, workbookOf({ sheets: [{ name: '客户', data }] }));
  actions = 0;
  const rail = app.page.getByRole('navigation', { name: words('app.places') });
  await click(rail.getByRole('link', { name: words('app.place.import') }));
  app.queueDialog(file);
  await click(button(person, 'import.choose.button'));
  await click(button(person, 'import.plan.check'));
  await click(app.page.getByRole('button', { name: patternOf(words, 'import.check.commit') }));
  await app.page.getByRole('heading', { name: words('import.result.title') }).waitFor({ timeout: 60_000 });
  // The system's own dialog counts as one more click: the file.
  actions += 1;
  expect(done('import')).toBeLessThanOrEqual(5);
});
