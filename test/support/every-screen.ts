/** A walk that stops at every screen of the product, in an order in which each has something to show. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCustomerList, type WrittenList } from './customer-list.ts';
import { button, createVault, detail, goTo, leaveKit, openFirst, revealFirst, rows, search } from './person.ts';
import { workingTheDay } from './walk-day.ts';
import { provingMore } from './walk-factors.ts';
import { importingMore } from './walk-imports.ts';
import { inviting, joining } from './walk-people.ts';
import { bringBack, leaving, others } from './walk-safety.ts';
import { settle, WAIT_MS, WALK_NAMES, type Walk } from './walk.ts';
import { patternOf } from './words.ts';

async function beginning({ person, look }: Walk, path: string): Promise<string> {
  const { page, words, app } = person;
  await button(person, 'welcome.create').waitFor();
  await look('welcome');
  await button(person, 'welcome.create').click();
  await look('create-place');
  app.queueDialog(path);
  await button(person, 'create.place.choose').click();
  await button(person, 'common.next').click();
  await look('create-people');
  await page.getByLabel(words('create.people.team')).fill(WALK_NAMES.team);
  await page.getByLabel(words('create.people.name'), { exact: true }).fill(WALK_NAMES.founder);
  await button(person, 'common.next').click();
  await page.getByLabel(words('passphrase.label'), { exact: true }).fill('summer2026');
  await settle(person);
  await look('create-passphrase-weak');
  await button(person, 'common.back').click();
  await button(person, 'common.back').click();
  await button(person, 'common.cancel').click();
  const kit = await createVault(person, { path, team: WALK_NAMES.team, name: WALK_NAMES.founder });
  await look('kit');
  await leaveKit(person);
  await look('list-empty');
  return kit.code;
}

async function importing(walk: Walk, list: WrittenList): Promise<void> {
  const { person, look } = walk;
  const { page, words, app } = person;
  await goTo(person, 'import');
  await look('import-choose');
  app.queueDialog(list.file);
  await button(person, 'import.choose.button').click();
  await button(person, 'import.plan.check').waitFor();
  await look('import-map');
  await button(person, 'import.plan.check').click();
  await page.getByRole('heading', { name: words('import.check.title') }).waitFor({ timeout: WAIT_MS });
  await look('import-check');
  await page.getByRole('button', { name: patternOf(words, 'import.check.commit') }).click();
  await page.getByRole('heading', { name: words('import.result.title') }).waitFor({ timeout: 10 * WAIT_MS });
  await look('import-result');
  await button(person, 'import.result.show').click();
  await rows(person).first().waitFor({ timeout: WAIT_MS });
}

async function working({ person, look }: Walk): Promise<void> {
  const { page, words } = person;
  await look('list');
  await openFirst(person);
  await settle(person);
  await look('detail');
  await revealFirst(person);
  await look('detail-revealed');
  await detail(person)
    .getByRole('button', { name: words('customers.detail.edit'), exact: true })
    .click();
  await look('edit');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+n');
  await page.getByRole('form', { name: words('customers.new.title') }).waitFor();
  await look('new');
  await page.keyboard.press('Escape');
  await search(person, 'qqzzxx');
  await page.getByText(words('customers.empty.noMatch')).waitFor();
  await look('no-match');
  await button(person, 'customers.empty.showAll').click();
  await rows(person).first().waitFor();
}

async function selecting({ person, look }: Walk): Promise<void> {
  const { page, words } = person;
  await page.getByRole('grid').focus();
  for (const key of [' ', 'ArrowDown', ' ', 'ArrowDown', 'Shift+ ']) await page.keyboard.press(key);
  await look('selection');
  await page.keyboard.press('t');
  await page.getByLabel(words('customers.tagging.add')).first().waitFor();
  await settle(person);
  await look('tags');
  await page.keyboard.press('Escape');
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: words('customers.move.button') })
    .click();
  await page.getByRole('dialog').waitFor();
  await page.getByRole('combobox', { name: words('customers.move.to') }).click();
  await settle(person);
  await look('move');
  await page.getByRole('option').last().click();
  await page.getByRole('dialog').getByLabel(words('common.reason')).fill('no time');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('customers.move.button') })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: WAIT_MS });
  await look('moved');
  await goTo(person, 'pool');
  await openFirst(person);
  await settle(person);
  await look('pool');
  await goTo(person, 'customers');
  await button(person, 'customers.filter.tags').click();
  await settle(person);
  await look('filter');
  await page.keyboard.press('Escape');
  await page.getByRole('grid').focus();
  await page.keyboard.press(' ');
  await page
    .getByRole('toolbar')
    .getByRole('button', { name: words('customers.trash.put') })
    .click();
  // An older offer may still be on its way out.
  await button(person, 'common.undo').last().waitFor();
  await page.getByRole('button', { name: words('customers.list.more') }).click();
  await page.getByRole('menuitem', { name: words('customers.trash.open') }).click();
  await rows(person).first().waitFor();
  await look('trash');
  await goTo(person, 'customers');
}

async function overlays({ person, look }: Walk): Promise<void> {
  const { page } = person;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('se', { delay: 20 });
  await settle(person);
  await look('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog').waitFor();
  await settle(person);
  await look('keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** `file` is the list the walk brings in. */
export async function walkEveryScreen(walk: Walk, file: WrittenList): Promise<void> {
  const path = join(walk.folder, 'North.keepbook');
  const older = join(walk.folder, 'older.copy');
  const backup = join(walk.folder, 'North.backup.age');
  const code = await beginning(walk, path);
  await importing(walk, file);
  await importingMore(walk, file);
  await working(walk);
  await workingTheDay(walk);
  await selecting(walk);
  await overlays(walk);
  const codes = await inviting(walk);
  await joining(walk, codes);
  copyFileSync(path, older);
  await leaving(walk, backup);
  await provingMore(walk);
  await others(walk);
  await bringBack(walk, path, older, backup, code);
}

export function listFor(folder: string, customers: number): WrittenList {
  return writeCustomerList(join(folder, 'customers.csv'), customers, 20_261_122);
}
