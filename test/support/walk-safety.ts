/** The part of the walk where customers leave, others sign in, and a lost or altered file comes back. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { button, goTo, inside, lock, makeBackup, openFirst, PASSPHRASE, rows, signIn } from './person.ts';
import { settle, WAIT_MS, WALK_NAMES, type Walk } from './walk.ts';
import { patternOf } from './words.ts';

export async function leaving(walk: Walk, backup: string): Promise<void> {
  const { person, look, folder } = walk;
  const { page, words, app } = person;
  await goTo(person, 'export');
  await page.getByRole('textbox', { name: words('export.target.passphraseLabel') }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: words('passphrase.repeat') }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: words('common.reason') }).fill('spring fair');
  await look('export');
  app.queueDialog(join(folder, 'list.csv.age'));
  await page.getByRole('button', { name: patternOf(words, 'export.run') }).click();
  await page.getByText(words('export.result.title')).first().waitFor({ timeout: WAIT_MS });
  await look('export-done');
  await goTo(person, 'backup');
  await page.getByText(words('backup.last.never')).waitFor();
  await look('backup');
  for (const dialog of ['split', 'replace'] as const) {
    await button(person, `recovery.${dialog}.open`).click();
    await page.getByRole('dialog').waitFor();
    await settle(person);
    await look(`recovery-${dialog}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await makeBackup(person, backup);
  await look('backup-done');
  // Its words are still there for whoever was called away.
  await goTo(person, 'audit');
  await goTo(person, 'backup');
  await page.getByText(words('backup.result.title')).first().waitFor();
  await goTo(person, 'audit');
  await page.getByRole('table').first().waitFor();
  await look('audit');
  await button(person, 'audit.verify.button').click();
  await page.getByText(patternOf(words, 'audit.verify.intact')).waitFor({ timeout: WAIT_MS });
  await look('audit-verified');
  await goTo(person, 'settings');
  await settle(person);
  await look('settings');
  await page.getByLabel(words('settings.kit.passphrase'), { exact: true }).last().fill(PASSPHRASE);
  await button(person, 'settings.kit.button').click();
  await page.getByRole('dialog').waitFor({ timeout: WAIT_MS });
  await look('settings-kit');
  await page.getByRole('dialog').getByLabel(words('kit.onPaper')).check();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('settings.kit.done'), exact: true })
    .click();
}

export async function others({ person, look }: Walk): Promise<void> {
  const { page, words } = person;
  await lock(person);
  await signIn(person, WALK_NAMES.seller);
  await inside(person);
  await rows(person).first().waitFor({ timeout: WAIT_MS });
  await look('seller-list');
  await goTo(person, 'pool');
  await openFirst(person);
  await settle(person);
  await look('seller-pool');
  await goTo(person, 'export');
  await page.getByText(words('export.refused.title')).waitFor({ timeout: WAIT_MS });
  await look('export-refused');
  await goTo(person, 'people');
  await settle(person);
  await look('seller-people');
  await lock(person);
  await signIn(person, WALK_NAMES.auditor);
  await inside(person);
  await settle(person);
  await look('auditor-start');
  await goTo(person, 'audit');
  await page.getByRole('table').first().waitFor();
  await look('auditor-audit');
}

/** Puts the older copy back and breaks a row in it, so that the notices of both have something to say. */
function harm(path: string, older: string): void {
  copyFileSync(older, path);
  const database = new Database(path);

  database.exec('delete from rows where id = (select max(id) from rows)');
  database.close();
}

export async function bringBack(walk: Walk, path: string, older: string, backup: string, code: string): Promise<void> {
  const { person, look, folder } = walk;
  const { page, words, app } = person;
  await lock(person);
  await button(person, 'signIn.otherVault').click();
  await button(person, 'welcome.restore').waitFor();
  await look('welcome-recent');
  await button(person, 'welcome.restore').click();
  await look('restore-choose');
  app.queueDialog(backup);
  await button(person, 'restore.choose.button').click();
  await page.getByRole('textbox', { name: words('restore.key.label') }).fill(code);
  await look('restore-key');
  await button(person, 'restore.key.button').click();
  await page.getByRole('heading', { name: words('restore.inspect.title') }).waitFor({ timeout: WAIT_MS });
  await look('restore-proven');
  app.queueDialog(join(folder, 'again.keepbook'));
  await button(person, 'restore.inspect.button').click();
  await page.getByRole('heading', { name: words('signIn.passphrase.title') }).waitFor({ timeout: WAIT_MS });
  await look('restored');
  await button(person, 'signIn.otherVault').click();
  harm(path, older);
  app.queueDialog(path);
  await button(person, 'welcome.open').click();
  await page.getByRole('list', { name: words('signIn.labels') }).waitFor({ timeout: WAIT_MS });
  await signIn(person, WALK_NAMES.founder);
  await inside(person);
  await page.getByText(words('health.rolledBack.title')).waitFor({ timeout: WAIT_MS });
  await settle(person);
  await look('rolled-back-and-damaged');
  await button(person, 'health.rolledBack.button').click();
  await page.getByRole('dialog').waitFor();
  await look('accept-restore');
}
