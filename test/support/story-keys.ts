/** Two chapters of the story about keys: who holds which, and whether the recovery key on paper would give it all back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { button, goTo } from './person.ts';
import type { StoryTeller } from './story-teller.ts';

const WAIT_MS = 60_000;

/** The lead looks at the permission matrix and asks it why. */
export async function matrix({ person, look }: StoryTeller): Promise<void> {
  const { page, words } = person;
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('people.tabs.rights') }).click();
  await page.getByRole('gridcell').first().waitFor({ timeout: WAIT_MS });
  await look('matrix', 'who opens which book and may do what, worked out from the signed roster');
  await page.getByRole('gridcell').first().click();
  await look('matrix-why', 'asked why: the line of the role table, and what holds it up');
}

/** Two of three pages are typed back, and nothing is done with the key they give. */
export async function rehearsal({ person, folder, look }: StoryTeller, recoveryKey: string): Promise<void> {
  const { page, words, app } = person;
  await goTo(person, 'backup');
  await button(person, 'recovery.split.open').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('kit.recoveryKey'), { exact: true }).fill(recoveryKey);
  await dialog.getByRole('button', { name: words('recovery.split.button'), exact: true }).click();
  await dialog.getByText(words('recovery.once')).waitFor({ timeout: WAIT_MS });
  await look('shares', 'the recovery key became three pages for three hands; any two give it back');
  const path = join(folder, 'shares.html');
  app.queueDialog(path);
  await button(person, 'recovery.save').click();
  await page.getByText(words('kit.saved', { fileName: 'shares.html' })).waitFor({ timeout: WAIT_MS });
  const codes = [...readFileSync(path, 'utf8').matchAll(/<code>([0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+)<\/code>/g)].map(([, code = '']) => code);
  await dialog.getByLabel(words('recovery.onPaper')).check();
  await dialog.getByRole('button', { name: words('recovery.split.done') }).click();
  await button(person, 'recovery.rehearse.open').click();
  for (const [at, code] of [codes[2] ?? '', codes[0] ?? ''].entries())
    await page.getByLabel(words('recovery.codeOf', { number: at + 1 }), { exact: true }).fill(code);
  await button(person, 'recovery.rehearse.button').click();
  await dialog.getByText(words('recovery.rehearse.proven')).waitFor({ timeout: WAIT_MS });
  await look('rehearsal', 'two pages typed back prove that they work; the key they gave was forgotten again');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}
