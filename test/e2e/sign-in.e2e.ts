/** What a sign-in asks for: the rules for passphrases an admin signs, and a key file on a stick. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { button, goTo, inside, lock, PASSPHRASE, signIn, type Person } from '../support/person.ts';
import { office } from '../support/office.ts';
import { giveCode, setUpCodes } from '../support/walk-factors.ts';

const FOUNDER = 'Chen Jing';
const { folder, words, open, close } = office('en');
const stick = join(folder, 'stick.keepbook-key');
let app: AppUnderTest;
let person: Person;

beforeAll(async () => {
  ({ app, person } = await open());
}, 120_000);

afterAll(close, 30_000);

test('an admin signs the classic rules in one step, and the next passphrase has to keep them', async () => {
  const { page } = app;
  await goTo(person, 'people');
  await page.getByRole('tab', { name: words('people.tabs.policy') }).click();
  await page.getByText(words('policy.passphrase.presets.classic'), { exact: true }).click();
  await page.getByText(words('policy.passphrase.why.classic')).waitFor();
  await page.getByLabel(words('policy.reason')).fill('our largest customer asks for it');
  await button(person, 'policy.save').click();
  await page.getByText(words('policy.saved')).waitFor();
  await goTo(person, 'settings');
  await page.getByText(words('passphrase.classesRule')).waitFor();
  await page.getByLabel(words('settings.passphrase.next'), { exact: true }).fill('quiet harbor lantern orbit candy');
  await page.getByText(words('passphrase.problems.classes')).waitFor({ timeout: 20_000 });
  await page.getByLabel(words('settings.passphrase.next'), { exact: true }).fill('');
});

test('whoever was typed for is told, and led to a new passphrase', async () => {
  const { page } = app;
  await lock(person);
  for (const typed of ['not this one', 'nor this']) {
    await signIn(person, FOUNDER, typed);
    await page.getByText(words('errors.WRONG_PASSPHRASE.title')).waitFor({ timeout: 20_000 });
  }
  await signIn(person, FOUNDER);
  await inside(person);
  const told = page.getByText(words('missed.title', { count: 2 }));
  await told.waitFor();
  await goTo(person, 'people');
  await button(person, 'missed.change').click();
  const title = page.getByRole('heading', { name: words('settings.passphrase.title'), exact: true });
  await title.waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'settings-passphrase');
  await button(person, 'missed.mine').click();
  await told.waitFor({ state: 'hidden' });
});

test('with a key file the passphrase alone does not open, and the program remembers which file until it ends', async () => {
  const { page } = app;
  await goTo(person, 'settings');
  await page.getByLabel(words('factors.passphrase'), { exact: true }).fill(PASSPHRASE);
  app.queueDialog(stick);
  await page
    .getByRole('button', { name: words('factors.action', { action: words('factors.add.file'), name: words('factors.names.file') }) })
    .click();
  await page.getByText(words('factors.added', { factor: words('factors.names.file') })).waitFor({ timeout: 20_000 });
  expect(existsSync(stick)).toBe(true);
  await lock(person);
  await page.getByText(words('signIn.keyFile.needed')).waitFor({ timeout: 20_000 });
  await page.getByLabel(words('passphrase.label'), { exact: true }).fill(PASSPHRASE);
  expect(await button(person, 'signIn.unlock').isDisabled()).toBe(true);
  app.queueDialog(stick);
  await button(person, 'signIn.keyFile.choose').click();
  await page.getByText('stick.keepbook-key').waitFor();
  await button(person, 'signIn.unlock').click();
  await inside(person);
  await lock(person);
  await page.getByText('stick.keepbook-key').waitFor({ timeout: 20_000 });
  await signIn(person, FOUNDER);
  await inside(person);
});

test('codes of an app are asked for after the passphrase, and a recovery code stands in for the phone', async () => {
  const { page } = app;
  await goTo(person, 'settings');
  const codes = await setUpCodes(person, () => Promise.resolve());
  expect(codes).toHaveLength(10);
  await lock(person);
  await signIn(person, FOUNDER);
  await page.getByRole('heading', { name: words('codes.gate.title') }).waitFor({ timeout: 20_000 });
  await giveCode(person, '000000');
  await page.getByText(words('errors.WRONG_CODE.title')).waitFor({ timeout: 20_000 });
  await giveCode(person, codes[0] ?? '');
  await inside(person);
});

test('a security key opens the vault in place of the passphrase, and where the window knows none it is not offered', async () => {
  const { page } = app;
  await goTo(person, 'settings');
  // Chromium tells from version 133 on whether it knows the extension that gives a key.
  if (!(await page.evaluate(() => 'getClientCapabilities' in PublicKeyCredential))) {
    await page.getByLabel(words('settings.passphrase.current'), { exact: true }).first().waitFor();
    expect(await page.getByLabel(words('securityKeys.passphrase'), { exact: true }).count()).toBe(0);
    return;
  }
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByLabel(words('securityKeys.passphrase'), { exact: true }).fill(PASSPHRASE);
  await button(person, 'securityKeys.add').click();
  await page.getByText(words('securityKeys.added')).waitFor({ timeout: 20_000 });
  await lock(person);
  await button(person, 'securityKeys.use').click();
  await inside(person);
  await lock(person);
  await browser.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
});
