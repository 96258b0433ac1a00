/** The list as a grid: cells are reached, written, filled and exchanged with a spreadsheet without a mouse, and all of it is taken back. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { shellUnderTest, type AppUnderTest } from '../support/app-under-test.ts';
import { listFor } from '../support/every-screen.ts';
import { office } from '../support/office.ts';
import { checkImport, detail, goTo, grid, rows, type Person } from '../support/person.ts';
import { patternOf } from '../support/words.ts';

const { folder, words, open, close } = office('en');
const CUSTOMERS = 30;
let app: AppUnderTest;
let person: Person;

const press = (...keys: readonly string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => app.page.keyboard.press(key)), Promise.resolve());
const type = (text: string): Promise<void> => app.page.keyboard.type(text);
const cell = (row: number, column: number) =>
  rows(person)
    .nth(row)
    .locator(`[data-column="${String(column)}"]`);
const columnOf = async (name: string): Promise<number> => {
  const heads = await grid(person).getByRole('columnheader').allInnerTexts();
  return heads.map((head) => head.trim()).indexOf(name) - 1;
};
const undo = async (): Promise<void> => {
  await press('Control+z');
};

/** What Ctrl+V brings from Excel. */
async function paste(text: string): Promise<void> {
  await app.page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

beforeAll(async () => {
  ({ app, person } = await open());
  await app.page.setViewportSize({ width: 1600, height: 900 });
  await checkImport(person, listFor(folder, CUSTOMERS).file);
  await app.page.getByRole('button', { name: patternOf(words, 'import.check.commit') }).click();
  await app.page.getByRole('heading', { name: words('import.result.title') }).waitFor();
  await goTo(person, 'customers');
  await rows(person).first().waitFor();
}, 180_000);
afterAll(close, 30_000);
beforeEach(async () => {
  await grid(person).focus();
  await press('Escape', 'Escape', 'Home');
});

test('an arrow steps onto a cell, typing replaces, Enter writes and goes down, and the row keeps its place', async () => {
  const company = await columnOf(words('customers.column.company'));
  const before = await cell(4, company).innerText();
  const name = await cell(4, 0).innerText();
  await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
  await type('Grid Works');
  await press('Enter');
  await expect.poll(() => cell(4, company).innerText()).toBe('Grid Works');
  expect(await cell(4, 0).innerText()).toBe(name);
  expect(await cell(5, company).getAttribute('id')).toBe('kb-active-cell');
  await undo();
  await expect.poll(() => cell(4, company).innerText()).toBe(before);
});

test('F2 edits what is there, Esc leaves it as it was, Tab writes and goes right', async () => {
  const before = await cell(0, 0).innerText();
  await press('F2');
  await type(' X');
  await press('Escape');
  expect(await cell(0, 0).innerText()).toBe(before);
  await press('F2');
  await type(' X');
  await press('Tab');
  await expect.poll(() => cell(0, 0).innerText()).toBe(`${before} X`);
  expect(await cell(0, 1).getAttribute('id')).toBe('kb-active-cell');
  await undo();
  await expect.poll(() => cell(0, 0).innerText()).toBe(before);
});

test('letters on a cell are text and no shortcuts, and a customer does not open', async () => {
  await press('ArrowRight', 'ArrowRight');
  await type('cne');
  expect(await app.page.locator('.kb-cell-input').inputValue()).toBe('cne');
  await press('Escape');
  expect(await detail(person).count()).toBe(0);
});

test('Shift extends, Ctrl+D fills down, one Ctrl+Z takes all of it back', async () => {
  const city = await columnOf(words('customers.column.city'));
  const texts = (): Promise<string[]> => Promise.all([0, 1, 2, 3].map((row) => cell(row, city).innerText()));
  const before = await texts();
  await press('ArrowRight', ...Array.from({ length: city }, () => 'ArrowRight'));
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
  await expect.poll(texts).toEqual([before[0], before[0], before[0], before[0]]);
  await undo();
  await expect.poll(texts).toEqual(before);
});

test('a block from a spreadsheet lands where the cell is; with a wrong cell nothing does, and it says which', async () => {
  const company = await columnOf(words('customers.column.company'));
  const [first, second] = [await cell(0, company).innerText(), await cell(1, company).innerText()];
  await press('ArrowRight', 'ArrowRight');
  await paste('Acme\t13800138001\r\n"Beta ""B"""\tno number\r\n');
  await app.page
    .getByRole('alert')
    .filter({ hasText: words('customers.cells.problem.not-a-phone') })
    .waitFor();
  expect(await cell(0, company).innerText()).toBe(first);
  await paste('Acme\t13800138001\r\n"Beta ""B"""\t13800138002\r\n');
  await expect.poll(() => cell(0, company).innerText()).toBe('Acme');
  await expect.poll(() => cell(1, company).innerText()).toBe('Beta "B"');
  await expect.poll(() => cell(1, company + 1).innerText()).toBe('138 **** 8002');
  await undo();
  await expect.poll(() => cell(0, company).innerText()).toBe(first);
  await expect.poll(() => cell(1, company).innerText()).toBe(second);
});

test('a block goes out through the gate with its numbers masked', async () => {
  await press('ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Control+c');
  await app.page.getByText(patternOf(words, 'customers.cells.copied_other')).waitFor();
  await goTo(person, 'audit');
  await app.page.getByText(patternOf(words, 'audit.sentence.block.copied')).first().waitFor();
  await goTo(person, 'customers');
});

test('a cell that is refused stays open with what was typed and the reason, until it is right or left', async () => {
  const phone = await columnOf(words('customers.column.phone'));
  const before = await cell(0, phone).innerText();
  await press('ArrowRight', ...Array.from({ length: phone }, () => 'ArrowRight'));
  await type('no number');
  await press('Enter');
  const field = app.page.locator('.kb-cell-input');
  await app.page.getByRole('tooltip', { name: words('customers.cells.problem.not-a-phone') }).waitFor();
  expect(await field.inputValue()).toBe('no number');
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  if (process.env['SHOTS'] !== undefined) await app.page.screenshot({ path: `${process.env['SHOTS']}/refused.png` });
  await press('Escape');
  await expect.poll(() => cell(0, phone).innerText()).toBe(before);
  await type('13800138009');
  await press('Enter');
  await expect.poll(() => cell(0, phone).innerText()).toBe('138 **** 8009');
  await undo();
  await expect.poll(() => cell(0, phone).innerText()).toBe(before);
});

test('Ctrl+A selects every customer of the list', async () => {
  await press('Control+a');
  await app.page.getByText(words('customers.select.count', { count: CUSTOMERS, shown: String(CUSTOMERS) })).waitFor();
  await press('Escape');
});

test('the box over the boxes is dashed while some are selected, selects all, and lets go of all; the keyboard stays with the list', async () => {
  const box = app.page.getByRole('checkbox', { name: words('customers.select.all') });
  const isDashed = () => box.evaluate((input) => input instanceof HTMLInputElement && input.indeterminate);
  await press(' ');
  await expect.poll(isDashed).toBe(true);
  await box.click();
  await app.page.getByText(words('customers.select.count', { count: CUSTOMERS, shown: String(CUSTOMERS) })).waitFor();
  expect([await box.isChecked(), await isDashed()]).toEqual([true, false]);
  await expect.poll(() => grid(person).evaluate((list) => list === document.activeElement)).toBe(true);
  await box.click();
  await app.page.getByRole('toolbar', { name: words('customers.select.bar') }).waitFor({ state: 'hidden' });
});

test('a tag for all is found by as many in the palette, in the list and beside its search, and is taken off them again', async () => {
  await press('Control+a');
  await app.page.getByRole('toolbar', { name: words('customers.select.bar') }).waitFor();
  // In one go: what follows the key is the tag, not keys of the list.
  await press('t');
  await type('autumn fair');
  await press('Enter');
  await app.page.getByText(words('customers.tagging.done.add', { count: CUSTOMERS, tag: 'autumn fair' })).waitFor();
  await expect.poll(() => grid(person).evaluate((list) => list === document.activeElement)).toBe(true);
  await press('Control+k');
  await app.page.getByRole('combobox', { name: words('palette.label') }).fill('autumn fair');
  const all = words('palette.showAll.customers', { count: CUSTOMERS, shown: String(CUSTOMERS) });
  await app.page.getByRole('option', { name: all }).click();
  const search = app.page.getByLabel(words('customers.search.label'));
  await expect.poll(() => search.inputValue()).toBe('autumn fair');
  await app.page.getByText(words('customers.search.of', { shown: String(CUSTOMERS), whole: String(CUSTOMERS) })).waitFor();
  await grid(person).focus();
  await press('Control+a');
  await app.page.getByRole('toolbar', { name: words('customers.select.bar') }).waitFor();
  await press('t');
  await app.page.getByTitle(words('customers.tagging.remove', { count: CUSTOMERS, tag: 'autumn fair' })).click();
  await app.page.getByText(words('customers.tagging.done.remove', { count: CUSTOMERS, tag: 'autumn fair' })).waitFor();
  await app.page.getByText(words('customers.empty.noMatch')).waitFor();
  await search.fill('');
  await rows(person).first().waitFor();
});

test('a selection is what the export page says it takes out', async () => {
  await press(' ', 'ArrowDown', ' ');
  await app.page
    .getByRole('toolbar')
    .getByRole('button', { name: words('customers.select.export'), exact: true })
    .click();
  await app.page.getByText(words('export.what.chosen', { count: 2 }), { exact: true }).waitFor();
  await app.page.getByText(words('export.what.rows', { count: 2 }), { exact: true }).waitFor();
  await app.page.getByRole('button', { name: words('export.what.reselect') }).click();
  await app.page.getByText(words('customers.select.count', { count: 2, shown: '2' })).waitFor();
  await grid(person).focus();
  await press('Escape');
});

test.runIf(shellUnderTest() === 'preview')('whoever closes the window right after copying leaves nothing in the clipboard', async () => {
  await press('ArrowRight', 'Control+c');
  await app.page.getByText(patternOf(words, 'customers.cells.copied_one')).waitFor();
  const said: string[] = [];
  const context = app.page.context();
  const cleared: Promise<string>[] = [];
  context.on('page', (late) => {
    cleared.push(late.waitForEvent('close').then(() => 'closed'));
  });
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (text: string | Uint8Array) => said.push(String(text)) > 0;
  try {
    await app.close();
  } finally {
    process.stderr.write = write;
  }
  expect(said.join('')).not.toContain('clipboard');
  expect(await Promise.all(cleared)).toEqual(['closed']);
});
