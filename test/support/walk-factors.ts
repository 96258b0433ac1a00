/** The part of the walk past what a sign-in may ask for beside the passphrase. The founder is signed in before and after. */
import { hotp, stepAt } from '../../electron/vault/crypto/totp.ts';
import { ask } from './bridge.ts';
import { goTo, inside, lock, PASSPHRASE, signIn, type Person } from './person.ts';
import { settle, WAIT_MS, WALK_NAMES, type Walk } from './walk.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app does with the secret it was given in base32. */
function codeOf(secret: string): string {
  const bits = [...secret].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  return hotp(bytes, stepAt(Date.now()));
}

/** From the settings to codes in force; returns the recovery codes. */
export async function setUpCodes({ page, words }: Person, look: Walk['look']): Promise<readonly string[]> {
  await page.getByLabel(words('codes.passphrase'), { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: words('codes.begin'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  const secret = dialog.getByLabel(words('codes.setUp.secret'), { exact: true });
  await secret.waitFor({ timeout: WAIT_MS });
  await look('codes-set-up');
  const text = (await secret.innerText()).replaceAll(/[^A-Z2-7]/g, '');
  await dialog.getByLabel(words('codes.setUp.code')).fill(codeOf(text));
  await dialog.getByRole('button', { name: words('codes.setUp.confirm') }).click();
  await dialog.getByText(words('codes.recovery.text', { number: 10 })).waitFor({ timeout: WAIT_MS });
  await look('codes-recovery');
  const codes = await dialog.locator('code').allInnerTexts();
  await dialog.getByLabel(words('codes.recovery.onPaper')).check();
  await dialog.getByRole('button', { name: words('codes.recovery.done') }).click();
  await dialog.waitFor({ state: 'hidden' });
  return codes;
}

/** Through the screen that asks for a code. */
export async function giveCode({ page, words }: Person, code: string): Promise<void> {
  await page.getByLabel(words('codes.gate.label'), { exact: true }).fill(code);
  await page.getByRole('button', { name: words('signIn.unlock'), exact: true }).click();
}

export async function provingMore({ person, look }: Walk): Promise<void> {
  const { page, words } = person;
  await goTo(person, 'settings');
  await settle(person);
  const [code = ''] = await setUpCodes(person, look);
  await lock(person);
  await signIn(person, WALK_NAMES.founder);
  await page.getByRole('heading', { name: words('codes.gate.title') }).waitFor({ timeout: WAIT_MS });
  await look('sign-in-code');
  await giveCode(person, code);
  await inside(person);
  await ask(page, 'codes.remove', { passphrase: PASSPHRASE });
  const { policy } = await ask(page, 'session.get');
  await ask(page, 'policy.set', { policy: { ...policy, factorRoles: ['lead'] }, reason: 'walk' });
  await page.getByRole('heading', { name: words('factors.owed.title') }).waitFor({ timeout: WAIT_MS });
  await look('factor-owed');
  await page.getByLabel(words('factors.passphrase'), { exact: true }).fill(PASSPHRASE);
  await page
    .getByRole('button', { name: words('factors.action', { action: words('factors.add.device'), name: words('factors.names.device') }) })
    .click();
  await inside(person);
  await ask(page, 'policy.set', { policy, reason: 'walk' });
  await ask(page, 'factors.remove', { passphrase: PASSPHRASE, factor: 'device' });
}
