/** A salesperson leaves: frozen, customers handed over, keys changed, and a report of what they took out. */
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { office } from '../support/office.ts';
import {
  bringIn,
  confirm,
  goTo,
  grid,
  inside,
  lock,
  lookAt,
  newCustomer,
  openNamed,
  revealFirst,
  signIn,
  takeTurn,
  type Person,
} from '../support/person.ts';

const { folder, words, open, close } = office('en');
let app: AppUnderTest;
let person: Person;

beforeAll(async () => {
  ({ app, person } = await open());
  await bringIn(person, 'Chen Jing', 'Li Lei', 'salesperson');
  await confirm(person, 'Li Lei');
  await takeTurn(person, 'Li Lei');
  await goTo(person, 'customers');
  await newCustomer(person, { name: 'Grace Hopper', company: 'Compilers', phone: '13800138000' });
  await newCustomer(person, { name: 'Ada Lovelace', company: 'Engines', phone: '13900139000' });
  await openNamed(person, 'Ada Lovelace');
  await revealFirst(person);
  await takeTurn(person, 'Chen Jing');
}, 180_000);
afterAll(close, 30_000);

const look = (name: string): Promise<void> => lookAt(app, name);

test('the dialog says what will happen, hands the customers over and freezes the account', async () => {
  const { page } = app;
  await goTo(person, 'people');
  await page.getByRole('button', { name: `${words('leave.open')}: Li Lei` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words('leave.does.freeze')).waitFor();
  await look('leave-plan');
  const confirmLeaving = dialog.getByRole('button', { name: words('leave.button') });
  expect(await confirmLeaving.isDisabled()).toBe(true);
  await dialog.getByRole('combobox', { name: words('leave.handTo', { count: 2 }) }).click();
  await page.getByRole('option', { name: 'Team customers' }).click();
  await dialog.getByRole('textbox', { name: words('common.reason') }).fill('moved to another company');
  await confirmLeaving.click();
  await dialog.getByText(words('leave.done.title', { name: 'Li Lei' })).waitFor({ timeout: 60_000 });
  await dialog.getByText(words('leave.done.handedOver', { count: 2 })).waitFor();
  await dialog.getByText(words('leave.done.keys', { count: 3 })).waitFor();
  await look('leave-done');
}, 90_000);

test('the report tells what they took out, and goes to a page with room to sign', async () => {
  const { page } = app;
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words('leave.report') }).click();
  await dialog.getByText('Ada Lovelace').or(dialog.getByText('Grace Hopper')).first().waitFor();
  await look('exposure');
  const file = joinPath(folder, 'exposure.html');
  app.queueDialog(file);
  await dialog.getByRole('button', { name: words('exposure.print') }).click();
  await expect.poll(() => readFileSync(file, 'utf8').includes('signature and date')).toBe(true);
  const html = readFileSync(file, 'utf8');
  expect(html).toMatch(/C-[0-9A-Z]{6}/);
  expect(html).not.toContain('138 0013');
  await page.keyboard.press('Escape');
  // The report stood before the leaving, which is still there.
  await dialog.getByText(words('exposure.source')).waitFor({ state: 'hidden' });
  await dialog.getByText(words('leave.done.title', { name: 'Li Lei' })).waitFor();
  await page.keyboard.press('Escape');
});

test('the customers are there, the account is not, and the log names it', async () => {
  const { page } = app;
  await goTo(person, 'customers');
  await expect.poll(() => grid(person).getAttribute('aria-rowcount')).toBe('3');
  await goTo(person, 'audit');
  await page.getByText('moved to another company').first().waitFor();
  await lock(person);
  // One label is left, so there is no list to choose from.
  await expect.poll(() => page.getByText('Li Lei', { exact: true }).count(), { timeout: 20_000 }).toBe(0);
  await signIn(person, 'Chen Jing');
  await inside(person);
});
