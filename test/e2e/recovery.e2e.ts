/** The recovery key in the window: split, saved as pages, rehearsed, replaced; and a person invited again. */
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { office } from '../support/office.ts';
import { button, goTo, lookAt, type Kit, type Person } from '../support/person.ts';

const { folder, words, open, close } = office('zh-CN');
let app: AppUnderTest;
let person: Person;
let kit: Kit;

beforeAll(async () => {
  ({ app, person, kit } = await open());
  await goTo(person, 'backup');
}, 120_000);
afterAll(close, 30_000);

const look = (name: string): Promise<void> => lookAt(app, name);

/** The codes on the saved pages, as a person would copy them. */
async function saveAndRead(file: string): Promise<readonly string[]> {
  const path = joinPath(folder, file);
  app.queueDialog(path);
  await button(person, 'recovery.save').click();
  await expect.poll(() => app.page.getByText(words('kit.saved', { fileName: file })).count()).toBe(1);
  const html = readFileSync(path, 'utf8');
  return [...html.matchAll(/<code>([0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+)<\/code>/g)].map((found) => found[1] ?? '');
}

async function type(codes: readonly string[]): Promise<void> {
  for (const [at, code] of codes.entries())
    await app.page.getByLabel(words('recovery.codeOf', { number: at + 1 }), { exact: true }).fill(code);
}

test('the key on paper becomes three pages, and a rehearsal says whether they work', async () => {
  const { page } = app;
  await page.getByText(words('recovery.whole')).waitFor();
  await button(person, 'recovery.split.open').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words('kit.recoveryKey'), { exact: true }).fill(kit.recoveryKey);
  await look('recovery-split');
  await dialog.getByRole('button', { name: words('recovery.split.button'), exact: true }).click();
  await dialog.getByText(words('recovery.once')).waitFor({ timeout: 20_000 });
  await look('recovery-shares');
  const codes = await saveAndRead('shares.html');
  expect(codes).toHaveLength(3);
  await dialog.getByLabel(words('recovery.onPaper')).check();
  await dialog.getByRole('button', { name: words('recovery.split.done') }).click();
  await page.getByText(words('recovery.neverRehearsed')).waitFor();
  await button(person, 'recovery.rehearse.open').click();
  await type([codes[0] ?? '', codes[0] ?? '']);
  await button(person, 'recovery.rehearse.button').click();
  await dialog.getByText(words('recovery.verdict.twice')).waitFor();
  await look('recovery-rehearse');
  await type([codes[2] ?? '', codes[0] ?? '']);
  await button(person, 'recovery.rehearse.button').click();
  await dialog.getByText(words('recovery.rehearse.proven')).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(words('recovery.rehearsed', { name: '陈静' })).waitFor();
}, 60_000);

test('another key is signed only after its pages were typed back', async () => {
  const { page } = app;
  await button(person, 'recovery.replace.open').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words('recovery.replace.make') }).click();
  const codes = await saveAndRead('fresh.html');
  await dialog.getByLabel(words('recovery.onPaper')).check();
  await dialog.getByRole('button', { name: words('common.next') }).click();
  await type([codes[1] ?? '', codes[0] ?? '']);
  await look('recovery-replace');
  await button(person, 'recovery.replace.sign').click();
  await page.getByText(words('recovery.replace.done')).waitFor({ timeout: 20_000 });
  await page.getByText(words('recovery.neverRehearsed')).waitFor();
  await look('recovery-replaced');
}, 60_000);
