/** A day at the telephone by keyboard: what is due, what came of it, what comes next. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayAfter } from '../../renderer/features/customers/days.ts';
import { isoDay } from '../../shared/model/day.ts';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { ask } from '../support/bridge.ts';
import { button, detail, goTo, lock, signIn, takeTurn, type Person } from '../support/person.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { office } from '../support/office.ts';
import { axeFaults } from '../support/window-faults.ts';

const { folder, words, open, close } = office('zh-CN');
const today = isoDay(Date.now());
let app: AppUnderTest;
let person: Person;

const press = (key: string): Promise<void> => app.page.keyboard.press(key);
/** Keys go to the dialog from now on. */
const doneAsks = () => expect.poll(keyboardOf(app.page).focused).toBe(words('today.doneWhat'));
const LATEST = { query: { search: '', sort: 'updated', descending: true }, offset: 0, limit: 10 } as const;
const lines = () => app.page.getByRole('listbox', { name: words('today.title') }).getByRole('option');

beforeAll(async () => {
  ({ app, person } = await open());
  const customers = [
    { name: '王伟', company: '明辉科技', nextStep: '发报价', nextStepOn: dayAfter(Date.now(), -3) },
    { name: '李娜', company: '东海贸易', nextStep: '回访样品', nextStepOn: dayAfter(Date.now(), -1) },
    { name: '赵敏', nextStep: '约见面', nextStepOn: today, birthday: today.slice(5) },
  ];
  for (const card of customers) {
    const reach = [{ kind: 'phone', value: '13800138000' }] as const;
    await ask(app.page, 'customers.create', { card: { ...card, tags: [] }, reach });
  }
}, 120_000);
afterAll(close, 30_000);

test('the day lists what is due with the longest waiting first, and the keyboard stands on it', async () => {
  await goTo(person, 'today');
  await expect.poll(() => lines().count()).toBe(4);
  expect(await lines().first().innerText()).toContain('王伟');
  await expect.poll(() => app.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox');
  expect(await axeFaults(app.page, { contrastOnly: false })).toEqual([]);
});

test('D and Enter finish a step and write down nothing that nobody said, 3 puts the next one off, and Ctrl+Z brings it back', async () => {
  const contacts = async () => (await ask(app.page, 'customers.list', LATEST)).rows.map(({ lastContactAt }) => lastContactAt);
  await press('d');
  await doneAsks();
  await press('Enter');
  await expect.poll(() => lines().count()).toBe(3);
  expect(await contacts()).toEqual([undefined, undefined, undefined]);
  await press('Control+z');
  await expect.poll(() => lines().count()).toBe(4);
  await press('d');
  await doneAsks();
  await app.page.keyboard.type('报价已发');
  await press('Enter');
  await expect.poll(() => lines().count()).toBe(3);
  expect(await lines().first().innerText()).toContain('李娜');
  await press('3');
  await expect.poll(() => lines().count()).toBe(2);
  await press('Control+z');
  await expect.poll(() => lines().count()).toBe(3);
});

test('the call list goes from customer to customer: a digit notes the result, T sets tomorrow, J goes on', async () => {
  await app.page.getByRole('button', { name: words('calls.start') }).click();
  await detail(person).getByRole('heading', { level: 2, name: '李娜' }).waitFor();
  // The list has the keyboard, and the same digits would put its line off.
  await app.page.getByRole('listbox', { name: words('today.title') }).focus();
  await press('1');
  await detail(person)
    .getByRole('listitem')
    .filter({ hasText: words('customers.templates.noAnswer') })
    .first()
    .waitFor();
  expect((await ask(app.page, 'today.counts', { scope: 'mine', on: today })).due).toBe(2);
  await press('t');
  await expect
    .poll(() =>
      detail(person)
        .getByRole('textbox', { name: words('customers.field.nextStepOn'), exact: true })
        .inputValue(),
    )
    .toBe(dayAfter(Date.now(), 1));
  await press('j');
  await detail(person).getByRole('heading', { level: 2, name: '赵敏' }).waitFor();
  await press('j');
  await app.page.getByRole('region', { name: words('calls.title') }).waitFor({ state: 'hidden' });
});

test('R sets a next step with its time, and what is due when somebody signs in is said and opened', async () => {
  await goTo(person, 'customers');
  await app.page.getByRole('grid').getByText('王伟').click();
  await detail(person).getByRole('heading', { level: 2, name: '王伟' }).waitFor();
  await press('r');
  await app.page.keyboard.type('送合同');
  await detail(person).getByLabel(words('customers.field.nextStepTime'), { exact: true }).fill('00:00');
  await press('Enter');
  await app.page.getByText(words('customers.form.saved')).first().waitFor();
  // Everybody else's step is put off, so that one is due.
  const { rows } = await ask(app.page, 'today.list', { section: 'due', scope: 'mine', on: today, offset: 0, limit: 50 });
  const others = rows.filter(({ customer }) => customer.name !== '王伟').map(({ customer }) => customer.id);
  const cells = [{ field: 'nextStepOn' as const, text: dayAfter(Date.now(), 9) }];
  if (others.length > 0) await ask(app.page, 'customers.updateMany', { rows: others.map((id) => ({ id, cells })) });
  const { reminders } = await ask(app.page, 'settings.get');
  await ask(app.page, 'settings.set', { reminders: { ...reminders, quietFrom: '00:00', quietUntil: '00:00' } });
  await lock(person);
  await signIn(person, '陈静');
  const said = app.page.getByText(`00:00 · 王伟 · 送合同`);
  await said.waitFor({ timeout: 30_000 });
  await button(person, 'reminders.open').click();
  await detail(person).getByRole('heading', { level: 2, name: '王伟' }).waitFor();
  expect(new URL(app.page.url()).hash).toBe('#/today');
});

test('a day is typed as people say it or taken from the calendar by keyboard, and what cannot be told is not kept', async () => {
  const day = detail(person).getByRole('textbox', { name: words('customers.field.nextStepOn'), exact: true });
  await day.fill('whenever');
  await press('Enter');
  await app.page.getByText(words('days.unread')).waitFor();
  await day.fill('+3');
  await press('Enter');
  await expect.poll(() => day.inputValue()).toBe(dayAfter(Date.now(), 3));
  await detail(person)
    .getByRole('button', { name: words('days.calendar'), exact: true })
    .click();
  await app.page.getByRole('dialog', { name: words('days.calendar') }).waitFor();
  expect(await axeFaults(app.page, { contrastOnly: false })).toEqual([]);
  for (const key of ['PageDown', 'PageUp', 'ArrowRight', 'ArrowDown', 'Enter']) await press(key);
  await expect.poll(() => day.inputValue()).toBe(dayAfter(Date.now(), 11));
  await press('Enter');
  await expect.poll(async () => (await ask(app.page, 'today.counts', { scope: 'mine', on: today })).due).toBe(0);
  await day.fill('今天');
  await press('Enter');
  await expect.poll(async () => (await ask(app.page, 'today.counts', { scope: 'mine', on: today })).due).toBe(1);
});

test('what is typed on while a step is being saved is saved after it, and never lost', async () => {
  const field = detail(person).getByRole('textbox', { name: words('customers.field.nextStep'), exact: true });
  await field.evaluate(async (input) => {
    const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    // Faster than a hand, so that the first is still on its way.
    for (const text of ['报价', '报价，再送样品']) {
      write?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await turn();
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      await turn();
    }
  });
  const kept = async () => (await ask(app.page, 'today.list', { section: 'due', scope: 'mine', on: today, offset: 0, limit: 50 })).rows;
  await expect.poll(async () => (await kept()).map(({ customer }) => customer.nextStep)).toEqual(['报价，再送样品']);
  expect(await field.inputValue()).toBe('报价，再送样品');
});

test('who was opened last stands in the palette after signing in again, and in no store of the browser', async () => {
  await takeTurn(person, '陈静');
  await press('Control+k');
  const hits = app.page.getByRole('listbox', { name: words('palette.results') }).getByRole('option');
  await expect.poll(() => hits.first().innerText()).toContain('王伟');
  const kept = await app.page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
  expect(kept).toEqual([0, 0, 0]);
  await press('Escape');
});

test('the day goes onto paper by token, and the log names it', async () => {
  await goTo(person, 'today');
  await button(person, 'customers.print.button').click();
  const file = join(folder, 'day.html');
  app.queueDialog(file);
  await button(person, 'customers.print.run').click();
  const dialog = app.page.getByRole('dialog');
  expect(await dialog.getByRole('status').innerText()).toContain(`“${basename(folder)}”`);
  await dialog
    .getByRole('button', { name: words('common.close') })
    .last()
    .click();
  await dialog.waitFor({ state: 'hidden' });
  const paper = readFileSync(file, 'utf8');
  expect(paper).toContain('王伟');
  expect(paper).not.toMatch(/138 ?0013 ?8000/);
  const { entries } = await ask(app.page, 'audit.list', { offset: 0, limit: 20 });
  expect(entries.some(({ action }) => action === 'print.made')).toBe(true);
});
