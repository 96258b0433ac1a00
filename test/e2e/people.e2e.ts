/** People: who may do what, why, as a list; and one's own account. */
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { office } from '../support/office.ts';
import {
  bringIn,
  button,
  confirm,
  detail,
  goTo,
  lookAt,
  newCustomer,
  openFirst,
  revealFirst,
  takeTurn,
  type Person,
} from '../support/person.ts';
import { patternOf } from '../support/words.ts';

const { folder, words, open, close } = office('en');
let app: AppUnderTest;
let person: Person;

beforeAll(async () => {
  ({ app, person } = await open());
  for (const [name, role] of [
    ['Li Lei', 'salesperson'],
    ['Zhou Shen', 'auditor'],
  ] as const) {
    await bringIn(person, 'Chen Jing', name, role);
    if (name === 'Li Lei') await confirm(person, name);
  }
}, 180_000);
afterAll(close, 30_000);

const look = (name: string): Promise<void> => lookAt(app, name);

test('the matrix says who opens what, by arrow keys too, with the rule and the signatures behind a cell', async () => {
  const { page } = app;
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('people.tabs.rights') }).click();
  const keys = page.getByRole('grid', { name: words('rights.keys.table') });
  const why = page.getByRole('status', { name: words('rights.why.label') });
  await keys.getByRole('gridcell', { name: /^Li Lei · Pool · Card: holds the key/ }).click();
  await why.getByText(words('rights.rule.team')).waitFor();
  await why.getByText(/Key granted by Chen Jing.*Six words compared by Chen Jing/).waitFor();
  await look('rights');
  await page.keyboard.press('ArrowRight');
  await why.getByText(words('rights.rule.keepers-only')).waitFor();
  await page
    .getByRole('grid', { name: words('rights.actions.table') })
    .getByRole('gridcell', { name: /^Li Lei · Invite: no/ })
    .click();
  await why.getByText(words('rights.decides.invite')).waitFor();
  const file = joinPath(folder, 'rights.csv');
  app.queueDialog(file);
  await button(person, 'rights.save').click();
  await page.getByText(/Saved as rights\.csv, batch/).waitFor();
  expect(readFileSync(file, 'utf8')).toContain('Li Lei,Active,Salesperson,Sales North');
}, 60_000);

test('other roles are proposed with what they open and close, and count once a lead has signed', async () => {
  const { page } = app;
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('people.tabs.members') }).click();
  await page.getByRole('button', { name: `${words('change.open')}: Li Lei` }).click();
  const dialog = page.getByRole('dialog');
  const reader = dialog.getByRole('checkbox', { name: new RegExp(`^${words('roles.reader')}`) });
  await dialog.getByText(words('people.roleHint.included', { role: words('roles.salesperson') })).waitFor();
  expect(await reader.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: new RegExp(`^${words('roles.salesperson')}`) }).uncheck();
  await reader.check();
  await dialog.getByText('Salesperson → Read-only').waitFor();
  await dialog.getByText(/Loses 2 books/).waitFor();
  await dialog.getByText(words('change.waitsForYou')).waitFor();
  await look('change-roles');
  await dialog.getByRole('textbox', { name: words('common.reason') }).fill('moves to the back office');
  await dialog.getByRole('button', { name: words('change.propose') }).click();
  await page.getByRole('button', { name: `${words('change.check')}: Li Lei` }).click();
  await dialog.getByText(/moves to the back office/).waitFor();
  await look('change-confirm');
  await dialog.getByRole('button', { name: words('change.confirm'), exact: true }).click();
  await page.getByText(words('change.done', { name: 'Li Lei' })).waitFor();
  await goTo(person, 'audit');
  await page.getByText('Chen Jing signed for new roles: Li Lei (Salesperson → Read-only)').waitFor();
}, 60_000);

test('a review of rights needs a verdict on everybody and one signature', async () => {
  const { page } = app;
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('review.tab') }).click();
  const sign = button(person, 'review.sign');
  await sign.waitFor();
  expect(await sign.isDisabled()).toBe(true);
  for (const name of ['Chen Jing', 'Li Lei']) {
    const verdict = page.getByRole('radiogroup', { name: words('review.verdictOf', { name }) });
    await verdict.getByText(words(name === 'Li Lei' ? 'review.revoke' : 'review.keep')).click();
  }
  await look('review');
  await sign.click();
  await page.getByText(/Last signed by Chen Jing.*1 keep their rights, 1 have too much/).waitFor();
}, 60_000);

test('an agreement is signed before the first number is shown', async () => {
  const { page } = app;
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('agreement.tab') }).click();
  await button(person, 'agreement.write').click();
  await page.getByRole('textbox', { name: words('agreement.text') }).fill('Customers of this team stay with this team.');
  await button(person, 'agreement.set').click();
  const asked = page.getByRole('dialog', { name: words('agreement.due') });
  await asked.waitFor();
  await look('agreement-due');
  await asked.getByRole('button', { name: words('agreement.later') }).click();
  await goTo(person, 'customers');
  await newCustomer(person, { name: 'Grace Hopper', company: 'Compilers', phone: '13800138000' });
  await openFirst(person);
  await detail(person)
    .getByRole('button', { name: patternOf(words, 'customers.reach.showValue') })
    .first()
    .click();
  await page.getByText(words('errors.AGREEMENT_NEEDED.title')).first().waitFor();
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('agreement.tab') }).click();
  await button(person, 'agreement.sign').click();
  await page.getByText(words('agreement.signedVersion', { version: 1 }), { exact: true }).waitFor();
  await look('agreement');
  await goTo(person, 'customers');
  await openFirst(person);
  expect(await revealFirst(person)).toContain('138 0013 8000');
}, 60_000);

test('behind one’s own name stands what one’s own account did', async () => {
  const { page } = app;
  await takeTurn(person, 'Li Lei');
  await page
    .getByRole('dialog', { name: words('agreement.due') })
    .getByRole('button', { name: words('agreement.sign') })
    .click();
  await page.getByRole('link', { name: `${words('app.place.account')}: Li Lei` }).click();
  await page.getByRole('heading', { name: words('account.title') }).waitFor();
  await page.getByText(/This computer/).waitFor();
  await page.getByText(words('account.topic.signIns'), { exact: true }).last().click();
  await page.getByText('Li Lei signed in').first().waitFor();
  await look('account');
}, 60_000);

test('teams stand one under another, and somebody goes to the team below with the customers staying behind', async () => {
  const { page } = app;
  await takeTurn(person, 'Chen Jing');
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('teams.tab') }).click();
  const dialog = page.getByRole('dialog');
  const choose = async (field: 'teams.parent' | 'moving.team', option: string): Promise<void> => {
    await dialog.getByRole('combobox', { name: words(field) }).click();
    await page.getByRole('option', { name: option }).click();
  };
  const sign = async (label: 'teams.placeSign' | 'moving.sign', reason: string): Promise<void> => {
    await dialog.getByRole('textbox', { name: words('common.reason') }).fill(reason);
    await dialog.getByRole('button', { name: words(label) }).click();
  };
  await button(person, 'people.team.button').click();
  await dialog.getByRole('textbox', { name: words('people.team.name') }).fill('Sales Coast');
  await dialog.getByRole('button', { name: words('people.team.create') }).click();
  await page.getByRole('button', { name: `${words('teams.place')}: Sales Coast` }).click();
  await choose('teams.parent', 'Sales North');
  await dialog.getByText('Sales Coast → Sales North › Sales Coast').waitFor();
  await look('place-team');
  await sign('teams.placeSign', 'one region');
  const coast = page.getByRole('region', { name: 'Sales Coast' });
  await coast.getByText(words('teams.ledFromAbove', { names: 'Chen Jing' })).waitFor();
  // Nobody else leads it: why it stays where it is, is said.
  await page.getByRole('button', { name: `${words('teams.place')}: Sales Coast` }).click();
  await choose('teams.parent', words('teams.top'));
  await dialog.getByText(words('teams.hindrance.last-of-role', { name: 'Sales Coast' })).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: new RegExp(`^${words('moving.open')}: Li Lei`) }).click();
  await choose('moving.team', 'Sales Coast');
  await dialog.getByText('Sales North → Sales Coast').waitFor();
  await dialog.getByText(words('moving.plan.atOnce', { name: 'Li Lei' })).waitFor();
  await look('move-member');
  await sign('moving.sign', 'opens the coast');
  await coast.getByText('Li Lei').waitFor({ timeout: 30_000 });
  await look('teams');
  await goTo(person, 'audit');
  await page.getByText(/Chen Jing signed another team for somebody: Li Lei · Sales North → Sales Coast/).waitFor();
}, 60_000);

test('a role of this vault is defined, given with a lead’s signature, and closes what is taken from it', async () => {
  const { page } = app;
  const dialog = page.getByRole('dialog');
  const own = page.getByRole('table', { name: words('ownRoles.title') });
  const sign = async (label: 'change.sign' | 'change.propose'): Promise<void> => {
    await dialog.getByRole('textbox', { name: words('common.reason') }).fill('back office');
    await dialog.getByRole('button', { name: words(label), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('ownRoles.tab'), exact: true }).click();
  await button(person, 'ownRoles.define').click();
  await dialog.getByRole('textbox', { name: words('ownRoles.nameLabel') }).fill('Back office');
  await dialog.getByRole('checkbox', { name: words('permission.books.contacts.name') }).check();
  expect(await dialog.getByRole('checkbox', { name: words('permission.books.cards.name') }).isChecked()).toBe(true);
  await look('define-role');
  await sign('change.sign');
  await own
    .getByRole('row', { name: /Back office/ })
    .getByText(words('ownRoles.nobody'))
    .waitFor();

  await page.getByRole('tab', { name: words('people.tabs.members') }).click();
  await page.getByRole('button', { name: `${words('change.open')}: Li Lei` }).click();
  await dialog.getByRole('checkbox', { name: 'Back office' }).check();
  await dialog.getByText(/Read-only → Read-only, Back office/).waitFor();
  await look('give-role');
  await sign('change.propose');
  await page.getByRole('button', { name: `${words('change.check')}: Li Lei` }).click();
  await dialog.getByRole('button', { name: words('change.confirm'), exact: true }).click();
  await page.getByText('Read-only · Back office').waitFor();

  await page.getByRole('tab', { name: words('ownRoles.tab'), exact: true }).click();
  await own
    .getByRole('row', { name: /Back office/ })
    .getByText('Li Lei')
    .waitFor();
  await look('roles');
  await page.getByRole('button', { name: `${words('ownRoles.change')}: Back office` }).click();
  await dialog.getByRole('checkbox', { name: words('permission.log.read.name') }).check();
  await dialog.getByText(words('change.cannot')).waitFor();
  await look('role-held');
  await dialog.getByRole('checkbox', { name: words('permission.log.read.name') }).uncheck();
  await dialog.getByRole('checkbox', { name: words('permission.books.contacts.name') }).uncheck();
  await dialog.getByText(/Taken away: See contact details/).waitFor();
  await look('change-role');
  await sign('change.sign');
  await goTo(person, 'audit');
  await page.getByText('Chen Jing changed the role “Back office”: See cards').waitFor();
}, 90_000);
