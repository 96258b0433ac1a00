/** What a person does in the window, by the names a person sees. Used by the end-to-end tests and by the tour. */
import type { Page } from 'playwright-core';
import type { Role } from '../../shared/model/access.ts';
import type { Language } from '../../shared/model/app.ts';
import type { AppUnderTest } from './app-under-test.ts';
import { patternOf, wordsOf, type Words } from './words.ts';

export type Person = { readonly app: AppUnderTest; readonly page: Page; readonly words: Words };

export type Kit = { readonly code: string; readonly recoveryKey: string };

/** Strong enough for a lead, and nothing like it stands on a list. */
export const PASSPHRASE = 'quartz lantern meadow 8814 vermilion';

const SLOW_MS = 60_000;

/** Somebody at the welcome page, in their language and a window of the smallest size the product promises. */
export async function beginIn(app: AppUnderTest, language: Language): Promise<Person> {
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await app.page.getByText(language === 'en' ? 'English' : '中文', { exact: true }).click();
  return { app, page: app.page, words: wordsOf(language) };
}

/** Leaves a picture where `SHOTS` names a folder. */
export async function lookAt({ page }: AppUnderTest, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}

export function button(person: Person, key: string): ReturnType<Page['getByRole']> {
  return person.page.getByRole('button', { name: person.words(key), exact: true });
}

export async function fill(person: Person, key: string, value: string): Promise<void> {
  await person.page.getByLabel(person.words(key), { exact: true }).fill(value);
}

async function secretText(page: Page, label: string): Promise<string> {
  return (await page.getByLabel(label, { exact: true }).innerText()).replaceAll(/\s/g, '');
}

/** Through the wizard to the list. */
export async function createVault(
  person: Person,
  input: { readonly path: string; readonly team: string; readonly name: string },
): Promise<Kit> {
  const { page, words, app } = person;
  app.queueDialog(input.path);
  await button(person, 'welcome.create').click();
  await button(person, 'create.place.choose').click();
  await button(person, 'common.next').click();
  await fill(person, 'create.people.team', input.team);
  await fill(person, 'create.people.name', input.name);
  await button(person, 'common.next').click();
  await fill(person, 'passphrase.label', PASSPHRASE);
  await fill(person, 'passphrase.repeat', PASSPHRASE);
  await button(person, 'create.passphrase.create').click();
  await page.getByRole('heading', { name: words('create.kit.title') }).waitFor({ timeout: SLOW_MS });
  return { code: await secretText(page, words('kit.code')), recoveryKey: await secretText(page, words('kit.recoveryKey')) };
}

export async function leaveKit(person: Person): Promise<void> {
  await person.page.getByLabel(person.words('kit.onPaper')).check();
  await button(person, 'kit.done').click();
  await inside(person);
}

/** Waits until the list stands. */
export async function inside(person: Person): Promise<void> {
  await person.page.getByRole('navigation', { name: person.words('app.places') }).waitFor({ timeout: SLOW_MS });
}

export async function lock(person: Person): Promise<void> {
  await person.page.keyboard.press('Control+l');
  await person.page.getByRole('heading', { name: person.words('signIn.passphrase.title') }).waitFor({ timeout: SLOW_MS });
}

export async function signIn(person: Person, label: string, passphrase = PASSPHRASE): Promise<void> {
  const { page, words } = person;
  // Names stand on the page of whoever waits for a lead as well, and that page may only be on its way out.
  await page.getByRole('heading', { name: words('signIn.passphrase.title') }).waitFor({ timeout: SLOW_MS });
  const choice = page.getByRole('list', { name: words('signIn.labels') }).getByRole('button', { name: label, exact: true });
  await choice
    .or(page.getByText(label, { exact: true }))
    .first()
    .waitFor({ timeout: SLOW_MS });
  if ((await choice.count()) > 0) await choice.click();
  await fill(person, 'passphrase.label', passphrase);
  await button(person, 'signIn.unlock').click();
}

/** The one who sat here locks, and somebody else signs in. */
export async function takeTurn(person: Person, name: string): Promise<void> {
  await lock(person);
  await signIn(person, name);
  await inside(person);
}

export type Place =
  'today' | 'customers' | 'pool' | 'dashboard' | 'import' | 'export' | 'people' | 'audit' | 'backup' | 'settings' | 'account';

export async function goTo(person: Person, place: Place): Promise<void> {
  const rail = person.page.getByRole('navigation', { name: person.words('app.places') });
  await rail
    .getByRole('link', { name: person.words(`app.place.${place}`) })
    .or(rail.getByRole('button', { name: person.words(`app.place.${place}`) }))
    .first()
    .click();
}

/** Chooses the file, takes the guessed mapping, and stops at the check's result. */
export async function checkImport(person: Person, file: string): Promise<void> {
  await goTo(person, 'import');
  person.app.queueDialog(file);
  await button(person, 'import.choose.button').click();
  await button(person, 'import.plan.check').click();
  await person.page.getByRole('heading', { name: person.words('import.check.title') }).waitFor({ timeout: SLOW_MS });
}

export async function search(person: Person, text: string): Promise<void> {
  await person.page.keyboard.press('/');
  await person.page
    .getByRole('searchbox', { name: person.words('customers.search.label') })
    .or(person.page.getByLabel(person.words('customers.search.label')))
    .first()
    .fill(text);
}

/** Returns the code shown once. */
export async function invite(person: Person, name: string, role: Role): Promise<string> {
  const { page, words } = person;
  await goTo(person, 'people');
  await button(person, 'people.invite.button').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: words('people.invite.name') }).fill(name);
  for (const other of await dialog.getByRole('checkbox').all()) if (await other.isChecked()) await other.uncheck();
  await dialog.getByRole('checkbox', { name: new RegExp(words(`roles.${role}`)) }).check();
  await dialog.getByRole('button', { name: words('people.invite.create') }).click();
  const code = await secretText(page, words('people.invite.code'));
  await dialog.getByRole('button', { name: words('people.invite.done') }).click();
  return code;
}

/** From the sign-in page; ends wherever the program leads. */
export async function join(person: Person, code: string, label: string): Promise<void> {
  const { words } = person;
  await button(person, 'signIn.useInvitation').click();
  await fill(person, 'signIn.invitation.code', code);
  await button(person, 'common.next').click();
  await fill(person, 'create.people.label', label);
  await fill(person, 'passphrase.label', PASSPHRASE);
  await fill(person, 'passphrase.repeat', PASSPHRASE);
  await person.page.getByRole('button', { name: words('signIn.join'), exact: true }).click();
}

/** Invited by `lead` and joined; the six words are still to be compared. Ends with `lead` signed in. */
export async function bringIn(person: Person, lead: string, name: string, role: Role): Promise<void> {
  const code = await invite(person, name, role);
  await lock(person);
  await join(person, code, name);
  await button(person, 'waiting.lock').click();
  await signIn(person, lead);
  await inside(person);
}

/** A lead reads the six words aloud with the person and confirms. */
export async function confirm(person: Person, name: string): Promise<void> {
  const { page, words } = person;
  await goTo(person, 'people');
  await page.getByRole('button', { name: words('people.compare.one', { name }) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('people.compare.same')).check();
  await dialog.getByRole('button', { name: words('people.compare.confirm') }).click();
  await dialog.waitFor({ state: 'hidden', timeout: SLOW_MS });
}

export function grid(person: Person): ReturnType<Page['getByRole']> {
  return person.page.getByRole('grid');
}

/** The list's rows, without the head and without rows still loading. */
export function rows(person: Person): ReturnType<Page['getByRole']> {
  return grid(person).locator('.kb-grid-body [role=row]:has(input)');
}

export async function openFirst(person: Person): Promise<void> {
  await rows(person).first().waitFor({ timeout: SLOW_MS });
  await rows(person).first().click();
  await detail(person).waitFor();
}

/** Somebody by name, who may still be on their way into the list. */
export async function openNamed(person: Person, name: string): Promise<void> {
  const row = rows(person).filter({ hasText: name }).first();
  await row.waitFor({ timeout: SLOW_MS });
  await row.click();
  await detail(person).waitFor();
}

export function detail(person: Person): ReturnType<Page['getByRole']> {
  return person.page.getByRole('complementary', { name: person.words('customers.detail.label') });
}

/** Shows the first masked value of the open customer and returns what stands there. */
export async function revealFirst(person: Person): Promise<string> {
  const masked = detail(person)
    .getByRole('button', { name: patternOf(person.words, 'customers.reach.showValue') })
    .first();
  await masked.click();
  const shown = detail(person)
    .getByRole('button', { name: patternOf(person.words, 'customers.reach.hideValue') })
    .first();
  await shown.waitFor({ timeout: SLOW_MS });
  return (await shown.innerText()).trim();
}

export async function newCustomer(
  person: Person,
  input: { readonly name: string; readonly company: string; readonly phone: string },
): Promise<void> {
  const { page, words } = person;
  await page.keyboard.press('Control+n');
  const form = page.getByRole('form', { name: words('customers.new.title') });
  await form.getByRole('textbox', { name: words('customers.field.name') }).fill(input.name);
  await form.getByRole('textbox', { name: words('customers.field.company') }).fill(input.company);
  await form.getByRole('textbox', { name: words('customers.kind.phone') }).fill(input.phone);
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'hidden', timeout: SLOW_MS });
}

export async function makeBackup(person: Person, path: string): Promise<void> {
  await goTo(person, 'backup');
  person.app.queueDialog(path);
  await button(person, 'backup.run').click();
  await person.page.getByText(person.words('backup.result.title')).first().waitFor({ timeout: SLOW_MS });
}

/** From the welcome page to the sign-in page. */
export async function restore(
  person: Person,
  input: { readonly backup: string; readonly key: string; readonly target: string },
): Promise<void> {
  const { app, page, words } = person;
  await button(person, 'welcome.restore').click();
  app.queueDialog(input.backup);
  await button(person, 'restore.choose.button').click();
  await page.getByRole('textbox', { name: words('restore.key.label') }).fill(input.key);
  await button(person, 'restore.key.button').click();
  await page.getByRole('heading', { name: words('restore.inspect.title') }).waitFor({ timeout: SLOW_MS });
  app.queueDialog(input.target);
  await button(person, 'restore.inspect.button').click();
  await page.getByText(patternOf(words, 'restore.done.text')).first().waitFor({ timeout: SLOW_MS });
  await page.getByRole('heading', { name: words('signIn.passphrase.title') }).waitFor({ timeout: SLOW_MS });
}
