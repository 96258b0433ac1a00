/** Two customers who are one: found, put side by side, merged, and taken apart again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { office } from '../support/office.ts';
import { grid, newCustomer, type Person } from '../support/person.ts';
import { patternOf } from '../support/words.ts';

const { words, open, close } = office('en');
let app: AppUnderTest;
let person: Person;

beforeAll(async () => {
  ({ app, person } = await open());
  await newCustomer(person, { name: 'Grace Hopper', company: 'Compilers Ltd', phone: '13800138000' });
  await newCustomer(person, { name: 'G. Hopper', company: 'Compilers', phone: '138 0013 8000' });
}, 120_000);
afterAll(close, 30_000);

test('a pair said not to be the same goes aside, is found there, and comes back', async () => {
  const { page } = app;
  const names = { first: 'Grace Hopper', second: 'G. Hopper' };
  await page.getByRole('button', { name: words('customers.list.more') }).click();
  await page.getByRole('menuitem', { name: words('customers.duplicates.open') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words('customers.duplicates.apartOne', names) }).click();
  await dialog.getByText(words('customers.duplicates.none')).waitFor();
  await dialog.getByRole('button', { name: words('customers.duplicates.apartShow', { count: '1' }) }).click();
  await dialog.getByText(words('customers.duplicates.because.phone')).waitFor();
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/apart.png` });
  await dialog.getByRole('button', { name: words('customers.duplicates.takeBackOne', names) }).click();
  await dialog.getByRole('button', { name: words('customers.duplicates.apartShow', { count: '0' }) }).click();
  await dialog.getByText(words('customers.duplicates.because.phone')).waitFor();
  await page.keyboard.press('Escape');
});

test('a pair with the same phone is compared, merged with the chosen company, and Ctrl+Z makes two of it again', async () => {
  const { page } = app;
  await page.getByRole('button', { name: words('customers.list.more') }).click();
  await page.getByRole('menuitem', { name: words('customers.duplicates.open') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words('customers.duplicates.because.phone')).waitFor();
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/pairs.png` });
  await dialog.getByRole('button', { name: patternOf(words, 'customers.duplicates.compareOne') }).click();
  const choice = words('customers.merge.choose', { field: words('customers.field.company'), value: 'Compilers' });
  await dialog.getByRole('radio', { name: choice, exact: true }).check();
  if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/merge.png` });
  await dialog.getByRole('button', { name: words('customers.merge.button'), exact: true }).click();
  await dialog.getByText(words('customers.duplicates.none')).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => grid(person).getAttribute('aria-rowcount')).toBe('2');
  await grid(person).getByText('Compilers', { exact: true }).waitFor();
  await grid(person).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => grid(person).getAttribute('aria-rowcount')).toBe('3');
});
