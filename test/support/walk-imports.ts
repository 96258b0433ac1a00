/** The part of the walk that looks at what an import does not always meet: a refused file, no heads, owners, duplicates, taking back. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WrittenList } from './customer-list.ts';
import { button, goTo, rows } from './person.ts';
import { settle, WAIT_MS, WALK_NAMES, type Walk } from './walk.ts';
import { patternOf } from './words.ts';

/** All files of the walk have the name the checks know. */
function fileIn(walk: Walk, folder: string): string {
  mkdirSync(join(walk.folder, folder), { recursive: true });
  return join(walk.folder, folder, 'customers.csv');
}

async function choose({ person }: Walk, file: string): Promise<void> {
  person.app.queueDialog(file);
  await button(person, 'import.choose.button').click();
}

async function checked({ person }: Walk): Promise<void> {
  await button(person, 'import.plan.check').click();
  await person.page.getByRole('heading', { name: person.words('import.check.title') }).waitFor({ timeout: WAIT_MS });
}

async function refused(walk: Walk): Promise<void> {
  const { person, look } = walk;
  const file = fileIn(walk, 'old');
  copyFileSync(join(import.meta.dirname, '../fixtures/imports/old.xls'), file);
  await choose(walk, file);
  await person.page.getByRole('alert').waitFor({ timeout: WAIT_MS });
  await look('import-refused');
  await button(person, 'import.format.other').click();
}

async function withoutHeads(walk: Walk): Promise<void> {
  const { person, look } = walk;
  const { page, words } = person;
  const file = fileIn(walk, 'headless');
  writeFileSync(file, `${WALK_NAMES.seller},13800138077,${WALK_NAMES.founder}\n${WALK_NAMES.auditor},13800138078,${WALK_NAMES.founder}\n`);
  await choose(walk, file);
  await page.getByRole('status').getByText(words('import.format.noHeaderFound')).waitFor({ timeout: WAIT_MS });
  await button(person, 'import.plan.defaults').click();
  await settle(person);
  await look('import-headless');
  await page.getByRole('combobox', { name: words('import.mapping.column', { name: 'C' }) }).click();
  await page.getByRole('option', { name: words('import.field.owner') }).click();
  await checked(walk);
  await look('import-owners');
  await button(person, 'import.check.back').click();
  await button(person, 'import.format.other').click();
}

async function again(walk: Walk, list: WrittenList): Promise<void> {
  const { person, look } = walk;
  const { page, words } = person;
  const file = fileIn(walk, 'again');
  // All of them once more, and one who is new: without anything to write there would be nothing to take back.
  writeFileSync(file, `${readFileSync(list.file, 'utf8').trimEnd()}\n${WALK_NAMES.seller}\n`);
  await choose(walk, file);
  await checked(walk);
  await look('import-duplicates');
  await button(person, 'import.duplicates.open').click();
  await page.getByRole('radio').first().waitFor({ timeout: WAIT_MS });
  await page.keyboard.press('3');
  await look('import-walk');
  await page.keyboard.press('Escape');
  await page.getByText(words('import.duplicates.decided', { count: 1 })).waitFor({ timeout: WAIT_MS });
  await page.getByRole('button', { name: patternOf(words, 'import.check.commit') }).click();
  await page.getByRole('heading', { name: words('import.result.title') }).waitFor({ timeout: WAIT_MS });
  const undo = page.getByRole('button', { name: words('import.recent.undoNamed', { name: 'customers.csv' }) });
  // The newest one stands first once both are there.
  await undo.nth(1).waitFor();
  await undo.first().click();
  await page.getByRole('dialog').waitFor();
  await look('import-undo');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('import.recent.undo'), exact: true })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: WAIT_MS });
  await look('import-undone');
}

/** Leaves the vault as it was, on the list of customers. */
export async function importingMore(walk: Walk, list: WrittenList): Promise<void> {
  const { person } = walk;
  await goTo(person, 'import');
  await refused(walk);
  await withoutHeads(walk);
  await again(walk, list);
  await goTo(person, 'customers');
  await rows(person).first().waitFor({ timeout: WAIT_MS });
}
