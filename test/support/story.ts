/**
 * The product's main job, as four people live it in the window: create, bring in a list, join, work, be refused, export,
 * back up, lose the file, restore, say farewell. The end-to-end suite and the tour tell the same story; each step throws when what a
 * person would see is not there.
 */
import { existsSync, rmSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import {
  button,
  checkImport,
  confirm,
  createVault,
  detail,
  goTo,
  grid,
  inside,
  invite,
  join,
  leaveKit,
  lock,
  makeBackup,
  newCustomer,
  openFirst,
  openNamed,
  PASSPHRASE,
  restore,
  revealFirst,
  rows,
  search,
  signIn,
  type Person,
} from './person.ts';
import { matrix, rehearsal } from './story-keys.ts';
import type { StoryNames, StoryTeller } from './story-teller.ts';
import { patternOf } from './words.ts';

export const NAMES: Readonly<Record<'zh-CN' | 'en', StoryNames>> = {
  'zh-CN': { team: '北方一组', founder: '陈静', seller: '李雷', auditor: '周审', customer: '王伟', company: '远山机械' },
  en: {
    team: 'Sales North',
    founder: 'Chen Jing',
    seller: 'Li Lei',
    auditor: 'Zhou Shen',
    customer: 'Wang Wei',
    company: 'Far Hill Machines',
  },
};

const WAIT_MS = 60_000;
export const SELLERS_PHONE = '13800138000';

function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`the story breaks: ${what}`);
}

/** Types into the search and waits until the list is narrowed. Returns how many it shows. */
async function searchFor(person: Person, text: string): Promise<number> {
  const count = async (): Promise<number> => Number(await grid(person).getAttribute('aria-rowcount')) - 1;
  await rows(person).first().waitFor({ timeout: WAIT_MS });
  const all = await count();
  await search(person, text);
  for (let tries = 0; tries < 100 && (await count()) === all; tries += 1) await person.page.waitForTimeout(100);
  return count();
}

async function beginning(teller: StoryTeller, path: string): Promise<{ readonly code: string; readonly recoveryKey: string }> {
  const { person, names, look } = teller;
  await look('welcome', 'opened the program');
  const kit = await createVault(person, { path, team: names.team, name: names.founder });
  await look('kit', 'created a vault; the recovery kit is shown once');
  await leaveKit(person);
  await look('empty', 'an empty vault offers to import the list');
  return kit;
}

async function bringIn(teller: StoryTeller): Promise<void> {
  const { person, list, look } = teller;
  const { page, words } = person;
  await checkImport(person, list.file);
  await look('import-check', `checked ${String(list.customers)} rows before anything is written`);
  await page.getByRole('button', { name: patternOf(words, 'import.check.commit') }).click();
  await page.getByRole('heading', { name: words('import.result.title') }).waitFor({ timeout: WAIT_MS });
  await button(person, 'import.result.show').click();
  await rows(person).first().waitFor({ timeout: WAIT_MS });
  await look('list', 'the list, phones masked');
  const found = await searchFor(person, list.find);
  expectThat(found > 0 && found < list.customers, `search finds some of the customers, not ${String(found)}`);
  await openFirst(person);
  await look('detail', `searched “${list.find}” and opened a customer`);
  const shown = await revealFirst(person);
  expectThat(/\d{4}/.test(shown) || shown.includes('@'), 'a reveal shows the value');
  await look('revealed', 'revealed one value; it is in the log already');
}

async function people(teller: StoryTeller): Promise<void> {
  const { person, names, look } = teller;
  const { page, words } = person;
  const codes = [await invite(person, names.seller, 'salesperson'), await invite(person, names.auditor, 'auditor')];
  await look('invited', 'invited a salesperson and an auditor');
  await lock(person);
  await look('locked', 'locked: the process that held the keys is gone');
  for (const [index, name] of [names.seller, names.auditor].entries()) {
    await join(person, codes[index] ?? '', name);
    await page.getByRole('heading', { name: words('waiting.title') }).waitFor({ timeout: WAIT_MS });
    if (index === 0) await look('waiting', 'joined; no keys until a lead has compared six words');
    await button(person, 'waiting.lock').click();
  }
  await signIn(person, names.founder);
  await inside(person);
  await confirm(person, names.seller);
  await confirm(person, names.auditor);
  await look('confirmed', 'the lead compared the words; keys are granted');
}

async function salesperson(teller: StoryTeller): Promise<void> {
  const { person, names, list, look } = teller;
  const { page, words } = person;
  await lock(person);
  await signIn(person, names.seller);
  await inside(person);
  await goTo(person, 'customers');
  await rows(person).first().waitFor({ timeout: WAIT_MS });
  await newCustomer(person, { name: names.customer, company: names.company, phone: SELLERS_PHONE });
  await openNamed(person, names.customer);
  await revealFirst(person);
  await look('own-customer', 'the salesperson entered a customer into a book of their own');
  await goTo(person, 'export');
  await page.getByText(words('export.refused.title')).waitFor({ timeout: WAIT_MS });
  await look('export-refused', 'a salesperson may not export; refused, logged, told who decides');
  await goTo(person, 'customers');
  await searchFor(person, names.customer);
  expectThat((await grid(person).getByText(names.customer).count()) > 0, `own customer is among the ${String(list.customers)} of the team`);
}

async function lead(teller: StoryTeller, backup: string): Promise<void> {
  const { person, folder, names, look } = teller;
  const { page, words, app } = person;
  await lock(person);
  await signIn(person, names.founder);
  await inside(person);
  await goTo(person, 'export');
  const file = joinPath(folder, 'export.csv.age');
  await page.getByRole('textbox', { name: words('export.target.passphraseLabel') }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: words('passphrase.repeat') }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: words('common.reason') }).fill('trade fair');
  app.queueDialog(file);
  await page.getByRole('button', { name: patternOf(words, 'export.run') }).click();
  await page.getByText(words('export.result.title')).first().waitFor({ timeout: WAIT_MS });
  expectThat(existsSync(file), 'the export is on disk');
  await look('exported', 'a lead exported the list into an age file; each row is named in the log');
  await makeBackup(person, backup);
  expectThat(existsSync(backup), 'the backup is on disk');
  await look('backup', 'made a backup that only the recovery key and leads open');
}

async function auditor(teller: StoryTeller): Promise<void> {
  const { person, names, look } = teller;
  const { page, words } = person;
  await lock(person);
  await signIn(person, names.auditor);
  await inside(person);
  await goTo(person, 'audit');
  await button(person, 'audit.verify.button').click();
  await page.getByText(patternOf(words, 'audit.verify.intact')).waitFor({ timeout: WAIT_MS });
  await page.locator('main').getByText(names.seller).first().waitFor({ timeout: WAIT_MS });
  const log = await page.locator('main').innerText();
  expectThat(!log.includes(names.customer), 'the auditor sees no customer');
  await look('auditor', 'the auditor verified the log and sees no customer');
}

async function disaster(teller: StoryTeller, path: string, backup: string, code: string): Promise<void> {
  const { person, names, look } = teller;
  await lock(person);
  await button(person, 'signIn.otherVault').click();
  rmSync(path);
  await restore(person, { backup, key: code, target: path });
  await signIn(person, names.founder);
  await inside(person);
  await goTo(person, 'customers');
  await searchFor(person, names.customer);
  await openFirst(person);
  await detail(person).getByText(names.company).first().waitFor({ timeout: WAIT_MS });
  await look('restored', 'the file was lost, the backup proven and restored; everyone is back');
}

/** The salesperson leaves the company: keys, customers and report in one dialog. */
async function farewell(teller: StoryTeller): Promise<void> {
  const { person, names, look } = teller;
  const { page, words } = person;
  await goTo(person, 'people');
  await page.getByRole('button', { name: `${words('leave.open')}: ${names.seller}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words('leave.does.freeze')).waitFor({ timeout: WAIT_MS });
  await dialog.getByRole('combobox').click();
  await page.getByRole('option').nth(1).click();
  await dialog.getByRole('textbox', { name: words('common.reason') }).fill('moved to another town');
  await look('leave', 'the salesperson leaves; the dialog says what that does before it is done');
  await dialog.getByRole('button', { name: words('leave.button') }).click();
  await dialog.getByText(words('leave.done.title', { name: names.seller })).waitFor({ timeout: WAIT_MS });
  await look('left', 'the account is frozen, the customer handed over, every book they could read has new keys');
  await dialog.getByRole('button', { name: words('leave.report') }).click();
  await dialog.getByText(names.customer).first().waitFor({ timeout: WAIT_MS });
  await look('exposure', 'what they took a look at, customer by customer, to be signed');
  await page.keyboard.press('Escape');
  await dialog.getByText(words('exposure.source')).waitFor({ state: 'hidden', timeout: WAIT_MS });
  await page.keyboard.press('Escape');
}

export async function tellStory(teller: StoryTeller): Promise<void> {
  const path = joinPath(teller.folder, 'team.keepbook');
  const backup = joinPath(teller.folder, 'team.backup.age');
  const kit = await beginning(teller, path);
  await bringIn(teller);
  await people(teller);
  await matrix(teller);
  await salesperson(teller);
  await lead(teller, backup);
  await rehearsal(teller, kit.recoveryKey);
  await auditor(teller);
  await disaster(teller, path, backup, kit.code);
  await farewell(teller);
}
