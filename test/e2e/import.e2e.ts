/** A workbook and copied rows become customers, and an import goes as it came. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { ask } from '../support/bridge.ts';
import { office } from '../support/office.ts';
import { button, goTo, rows, type Person } from '../support/person.ts';
import { patternOf } from '../support/words.ts';

const { folder, words, open, close } = office('zh-CN');
const workbook = join(folder, '客户.xlsx');
let app: AppUnderTest;
let person: Person;

beforeAll(async () => {
  copyFileSync(join(import.meta.dirname, '../fixtures/imports/list.xlsx'), workbook);
  ({ app, person } = await open());
}, 180_000);
afterAll(close, 30_000);

const look = async (name: string): Promise<void> => {
  const shots = process.env['SHOTS'];
  if (shots !== undefined) await app.page.screenshot({ path: join(shots, `${name}.png`) });
};

async function paste(text: string): Promise<void> {
  const { page } = app;
  await goTo(person, 'import');
  await page.getByLabel(words('import.paste.label')).focus();
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function importIt(): Promise<void> {
  const { page } = app;
  await button(person, 'import.plan.check').click();
  await page.getByRole('button', { name: patternOf(words, 'import.check.commit') }).click();
  await page.getByRole('heading', { name: words('import.result.title') }).waitFor();
}

async function confirmUndo(): Promise<void> {
  await app.page
    .getByRole('dialog')
    .getByRole('button', { name: words('import.recent.undo'), exact: true })
    .click();
}

test('a workbook is read from the sheet with the table, imported, its file deleted, and the import taken back', async () => {
  const { page } = app;
  await goTo(person, 'import');
  await look('choose');
  app.queueDialog(workbook);
  await button(person, 'import.choose.button').click();
  expect(await page.getByRole('combobox', { name: words('import.format.sheet') }).inputValue()).toBe('客户');
  await look('map');
  await importIt();
  await button(person, 'import.source.delete').click();
  await look('result');
  await button(person, 'import.source.confirm').click();
  await page.getByText(words('import.source.deleted', { name: '客户.xlsx' })).waitFor();
  expect(existsSync(workbook)).toBe(false);
  await goTo(person, 'customers');
  await rows(person).nth(1).waitFor();
  await goTo(person, 'import');
  await page.getByRole('button', { name: words('import.recent.undoNamed', { name: '客户.xlsx' }) }).click();
  await look('ask');
  await confirmUndo();
  await page.getByText(words('import.recent.removed', { count: 2 })).waitFor();
  await look('undone');
});

test('rows copied from a spreadsheet are pasted, checked and imported', async () => {
  const { page } = app;
  await paste('姓名\t手机\n周示例\t13900001111\n陆见本\t13900001112\n顾样本\t1.38E+10\n');
  await button(person, 'import.plan.check').click();
  await button(person, 'import.rows.save.out').waitFor();
  await look('check');
  const commit = (count: number) => page.getByRole('button', { name: words('import.check.commit', { count }), exact: true });
  await commit(2).waitFor();
  // Somebody enters one of them by hand meanwhile: the report is made anew.
  await goTo(person, 'customers');
  await ask(page, 'customers.create', { card: { name: '陆见本', tags: [] }, reach: [{ kind: 'phone', value: '13900001112' }] });
  await goTo(person, 'import');
  await commit(1).click();
  await page.getByRole('heading', { name: words('import.result.title') }).waitFor();
  // What stayed out can still be had once the rest is in, and only that.
  const stayedOut = join(folder, '未导入.csv');
  app.queueDialog(stayedOut);
  await button(person, 'import.rows.save.out').click();
  await page.getByText(patternOf(words, 'import.rows.saved')).waitFor();
  const saved = readFileSync(stayedOut, 'utf8');
  expect(saved).toContain('顾样本');
  expect(saved).not.toContain('周示例');
  await goTo(person, 'customers');
  await rows(person).first().waitFor();
  expect(await rows(person).count()).toBe(2);
});

test('the result says so when the import it tells of is undone, and not when another is', async () => {
  const { page } = app;
  const undo = page.getByRole('button', { name: words('import.recent.undoNamed', { name: words('import.paste.name') }) });
  await paste('姓名\t手机\n许一\t\n');
  await importIt();
  await goTo(person, 'customers');
  await paste('姓名\t手机\n许二\t\n');
  await importIt();
  await undo.nth(2).waitFor();
  await undo.nth(1).click();
  await confirmUndo();
  await page.getByText(words('import.recent.removed', { count: 1 })).waitFor();
  expect(await page.getByRole('heading', { name: words('import.result.title') }).count()).toBe(1);
  await undo.first().click();
  await confirmUndo();
  await page.getByRole('heading', { name: words('import.result.undone') }).waitFor();
  await goTo(person, 'customers');
});

test('duplicates are looked at side by side and decided one by one by keyboard alone', async () => {
  const { page } = app;
  await paste('姓名\t公司\t手机\n吴甲\t老公司\t13900003331\n吴乙\t乙公司\t13900003332\n吴丙\t丙公司\t13900003333\n');
  await importIt();
  await button(person, 'import.result.again').click();
  await paste('姓名\t公司\t手机\n吴甲\t新公司\t13900003331\n吴乙\t新公司\t13900003332\n吴丙\t新公司\t13900003333\n');
  await button(person, 'import.plan.check').click();
  const open = button(person, 'import.duplicates.open');
  await open.focus();
  await look('check-duplicates');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: words('import.duplicates.title', { line: 2, name: '吴甲' }) }).waitFor();
  await page.keyboard.press('3');
  await look('walk');
  await page.getByRole('radio', { name: words('import.duplicates.take', { field: '公司', value: '老公司' }) }).focus();
  await page.keyboard.press('ArrowRight');
  await look('walk-merged');
  await page.keyboard.press('PageDown');
  await page.getByRole('heading', { name: words('import.duplicates.title', { line: 3, name: '吴乙' }) }).waitFor();
  await page.keyboard.press('4');
  // Something has to be looked up: the wizard waits where it was left.
  await goTo(person, 'customers');
  await goTo(person, 'import');
  await page.getByRole('heading', { name: words('import.duplicates.title', { line: 3, name: '吴乙' }) }).waitFor();
  await page.keyboard.press('PageDown');
  await page.getByRole('heading', { name: words('import.duplicates.title', { line: 4, name: '吴丙' }) }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(words('import.duplicates.decided', { count: 2 })).waitFor();
  await look('check-decided');
  await page.getByRole('button', { name: patternOf(words, 'import.check.commit') }).click();
  await page.getByRole('heading', { name: words('import.result.title') }).waitFor();
  await look('result-merged');
  await goTo(person, 'customers');
  await page.getByText('新公司').first().waitFor();
  expect(await page.getByText('新公司').count()).toBe(2);
  expect(await page.getByText('丙公司').count()).toBe(1);
});

test('a check and an import of many rows are in sight at their own step, and whoever comes back to the result is told there alone', async () => {
  const { page } = app;
  const file = join(folder, 'many.csv');
  const lines = Array.from({ length: 20_000 }, (_, index) => `客户${String(index)},139${String(10_000_000 + index)}`);
  writeFileSync(file, `姓名,手机\n${lines.join('\n')}\n`);
  const stepIs = async (step: string, title: string): Promise<void> => {
    const bar = page.getByRole('progressbar', { name: words(title) });
    await bar.waitFor();
    await page.locator('li[aria-current=step]', { hasText: words(`import.steps.${step}`) }).waitFor();
    expect((await bar.boundingBox())?.y).toBeLessThan(400);
    await look(`many-${step}`);
  };
  await goTo(person, 'import');
  app.queueDialog(file);
  await button(person, 'import.choose.button').click();
  await button(person, 'import.plan.check').click();
  await stepIs('check', 'import.progress.checking');
  await page.getByRole('button', { name: patternOf(words, 'import.check.commit') }).click();
  await stepIs('result', 'import.progress.title');
  await goTo(person, 'customers');
  await goTo(person, 'import');
  await page.getByRole('heading', { name: words('import.result.title') }).waitFor({ timeout: 60_000 });
  expect(await page.getByText(patternOf(words, 'import.result.elsewhere')).count()).toBe(0);
  await page.getByRole('button', { name: words('import.recent.undoNamed', { name: 'many.csv' }) }).click();
  await confirmUndo();
  await page.getByRole('heading', { name: words('import.result.undone') }).waitFor({ timeout: 60_000 });
  await goTo(person, 'customers');
});

test('from the file to the result by keyboard alone', async () => {
  const { page } = app;
  const tabTo = async (name: string | RegExp): Promise<void> => {
    const wanted = page.getByRole('button', { name, exact: true });
    await wanted.waitFor();
    for (let presses = 0; presses < 80; presses += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${String(name)} by Tab`);
  };
  const file = join(folder, 'keys.csv');
  writeFileSync(file, '郑一,13900004441,2031-01-05\n郑二,13900004442,2031-02-05\n');
  await goTo(person, 'import');
  app.queueDialog(file);
  await tabTo(words('import.choose.button'));
  await page.keyboard.press('Enter');
  await page.getByText(words('import.format.noHeaderFound')).waitFor();
  await tabTo(words('import.plan.defaults'));
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: words('import.field.level') }).waitFor();
  for (const text of ['展会', 'A']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await look('headless');
  await tabTo(words('import.plan.check'));
  await page.keyboard.press('Enter');
  await tabTo(patternOf(words, 'import.check.commit'));
  await page.keyboard.press('Enter');
  await tabTo(words('import.result.show'));
  await page.keyboard.press('Enter');
  await page.getByText('郑一').first().waitFor();
  expect(await page.getByText('郑二').count()).toBe(1);
});
