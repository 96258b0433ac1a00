/** What goes wrong in an office, and what the window says about it: what happened, what is safe, what to do – in both languages. */
import { copyFileSync, mkdtempSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';
import type { Language } from '../../shared/model/app.ts';
import { FIRST_RULES } from '../../shared/model/passphrase-rules.ts';
import { launchApp, type AppUnderTest } from '../support/app-under-test.ts';
import { ask, codeOf } from '../support/bridge.ts';
import { button, inside, newCustomer, PASSPHRASE, signIn, type Person } from '../support/person.ts';
import { wordsOf } from '../support/words.ts';

const FOUNDER = 'Chen Jing';
const ALL = { search: '', sort: 'updated', descending: true } as const;
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const folder = mkdtempSync(join(tmpdir(), 'keepbook-mishaps-'));
const path = join(folder, 'Office.keepbook');
let app: AppUnderTest;
let person: Person;

function speaking(language: Language): Person {
  return { app, page: app.page, words: wordsOf(language) };
}

async function speak(language: Language): Promise<void> {
  await ask(app.page, 'preferences.set', { language });
  await app.page.waitForFunction((next) => document.documentElement.lang === next, language);
}

/** Title, what is safe and what to do stand in the window, in either language. */
async function expectSaid(code: ErrorCode): Promise<void> {
  for (const language of ['en', 'zh-CN'] as const) {
    if (language !== 'en') await speak(language);
    const said = app.page
      .getByRole('alert')
      .filter({ hasText: wordsOf(language)(`errors.${code}.title`) })
      .first();
    await said.waitFor({ timeout: 20_000 });
    const text = await said.innerText();
    for (const part of ['safe', 'todo']) expect(text).toContain(wordsOf(language)(`errors.${code}.${part}`));
  }
  await speak('en');
}

async function createHere(target: string): Promise<void> {
  app.queueDialog(target);
  const place = await ask(app.page, 'vaults.chooseNew', { suggestedName: 'Office' });
  if (!('handle' in place)) throw new Error('no place');
  await ask(app.page, 'vaults.create', {
    handle: place.handle,
    teamName: 'Sales North',
    name: FOUNDER,
    label: FOUNDER,
    passphrase: PASSPHRASE,
    language: 'en',
  });
  await vi.waitFor(
    async () => {
      expect((await ask(app.page, 'health.get')).verification).toBe('intact');
    },
    { timeout: 30_000 },
  );
}

async function openByHand(file: string): Promise<void> {
  if ((await ask(app.page, 'app.state')).phase !== 'welcome') await ask(app.page, 'vaults.close');
  await button(person, 'welcome.open').waitFor();
  app.queueDialog(file);
  await button(person, 'welcome.open').click();
}

async function customersSeen(): Promise<number> {
  return (await ask(app.page, 'customers.list', { query: ALL, offset: 0, limit: 10 })).total;
}

beforeAll(async () => {
  app = await launchApp();
  person = speaking('en');
  await speak('en');
  await createHere(path);
  await ask(app.page, 'customers.create', { card: { name: 'Grace Hopper', tags: [] }, reach: [{ kind: 'phone', value: '13800138000' }] });
  await ask(app.page, 'vault.lock');
}, 120_000);

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe('signing in', () => {
  test('a wrong passphrase says so and changes nothing, and the emptied field waits for the next try', async () => {
    await signIn(person, FOUNDER, 'not the passphrase');
    await expectSaid('WRONG_PASSPHRASE');
    const field = app.page.getByLabel(person.words('passphrase.label'), { exact: true });
    expect(await field.inputValue()).toBe('');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  test('before a pause begins it says so, and what the pause is worth', async () => {
    await signIn(person, FOUNDER, 'not the passphrase either');
    await app.page.getByText(person.words('signIn.wait.soon_one', { count: 1 })).waitFor({ timeout: 20_000 });
    await app.page.getByText(person.words('signIn.wait.honest')).waitFor();
  });

  test('a wrong kit code and a wrong invitation say so', async () => {
    await button(person, 'signIn.useKit').click();
    await app.page.getByLabel(person.words('signIn.kit.code')).fill('AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HH');
    await button(person, 'signIn.unlock').click();
    await expectSaid('WRONG_KIT_CODE');
    await button(person, 'common.back').click();
    await button(person, 'signIn.useInvitation').click();
    await app.page.getByLabel(person.words('signIn.invitation.code')).fill('AAAA-BBBB-CCCC-DDDD-E');
    await button(person, 'common.next').click();
    await expectSaid('WRONG_INVITATION');
    await button(person, 'common.back').click();
  });
});

describe('the process that holds the keys', () => {
  test('when it is killed the window locks, says why, and what was saved is there', async () => {
    await signIn(person, FOUNDER);
    await inside(person);
    await newCustomer(person, { name: 'Saved Just Before', company: 'Compilers Ltd', phone: '13911112222' });
    const pid = await app.vaultPid();
    expect(pid).toBeGreaterThan(0);
    process.kill(pid ?? 0, 'SIGKILL');
    for (const language of LANGUAGES) {
      await speak(language);
      await app.page.getByText(wordsOf(language)('signIn.lockedBy.crashed')).waitFor({ timeout: 20_000 });
    }
    await speak('en');
    await signIn(person, FOUNDER);
    await inside(person);
    await app.page.getByRole('gridcell', { name: 'Saved Just Before', exact: true }).waitFor();
    expect(await customersSeen()).toBe(2);
  });

  test('a step under way when it dies ends with a code, not with silence', async () => {
    const pid = (await app.vaultPid()) ?? 0;
    const verifying = codeOf(app.page, 'audit.verify');
    const judging = codeOf(app.page, 'passphrase.judge', { passphrase: 'x'.repeat(900), own: [], strict: true, rules: FIRST_RULES });
    process.kill(pid, 'SIGKILL');
    for (const code of await Promise.all([verifying, judging])) expect(['VAULT_PROCESS_ENDED', 'VAULT_LOCKED', 'ok']).toContain(code);
    await app.page.getByText(person.words('signIn.lockedBy.crashed')).waitFor({ timeout: 20_000 });
    await signIn(person, FOUNDER);
    await inside(person);
    expect(await customersSeen()).toBe(2);
  });
});

describe('the file', () => {
  test('deleted while open: the next change says so, and a restored copy opens with everything', async () => {
    const copy = join(folder, 'copy');
    copyFileSync(path, copy);
    const away = join(folder, 'moved away');
    renameSync(path, away);
    const form = app.page.getByRole('form', { name: person.words('customers.new.title') });
    await app.page.keyboard.press('Control+n');
    await form.getByRole('textbox', { name: person.words('customers.field.name') }).fill('Typed Into Nothing');
    await app.page.keyboard.press('Control+Enter');
    await expectSaid('VAULT_MISSING');
    // What was typed is still there to be saved elsewhere.
    expect(await form.getByRole('textbox', { name: person.words('customers.field.name') }).inputValue()).toBe('Typed Into Nothing');
    renameSync(away, path);
    await ask(app.page, 'vault.lock');
    await signIn(person, FOUNDER);
    await inside(person);
    expect(await customersSeen()).toBe(2);
  });

  test('missing when it is opened', async () => {
    await openByHand(join(folder, 'never was.keepbook'));
    await expectSaid('VAULT_MISSING');
  });

  test('no vault at all: a text, a picture, an empty file, another database', async () => {
    const other = join(folder, 'other.sqlite');
    const database = new Database(other);
    database.exec('create table customers (name text)');
    database.close();
    const files: Readonly<Record<string, Buffer>> = {
      'list.csv': Buffer.from('name,phone\nA,1\n'),
      'picture.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'empty.keepbook': Buffer.alloc(0),
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    for (const name of [...Object.keys(files), 'other.sqlite']) {
      await openByHand(join(folder, name));
      await expectSaid('NOT_A_VAULT');
    }
  });

  test('written by a newer version', async () => {
    const newer = join(folder, 'newer.keepbook');
    copyFileSync(path, newer);
    const database = new Database(newer);
    database.pragma('user_version = 9999');
    database.close();
    await openByHand(newer);
    await expectSaid('VAULT_TOO_NEW');
  });

  test('cut short', async () => {
    const cut = join(folder, 'cut.keepbook');
    copyFileSync(path, cut);
    truncateSync(cut, Math.floor(statSync(cut).size / 2));
    await openByHand(cut);
    await expectSaid('VAULT_DAMAGED');
  });

  test('a new vault is not put over an existing file, nor into a folder that cannot be written to', async () => {
    const { page, words } = person;
    const tryAt = async (place: string): Promise<void> => {
      app.queueDialog(place);
      await button(person, 'create.place.choose').or(button(person, 'create.place.chooseOther')).click();
      await button(person, 'common.next').click();
      await page.getByLabel(words('create.people.team')).fill('Sales North');
      await page.getByLabel(words('create.people.name'), { exact: true }).fill(FOUNDER);
      await button(person, 'common.next').click();
      await page.getByLabel(words('passphrase.label'), { exact: true }).fill(PASSPHRASE);
      await page.getByLabel(words('passphrase.repeat'), { exact: true }).fill(PASSPHRASE);
      await button(person, 'create.passphrase.create').click();
    };
    await button(person, 'welcome.create').click();
    const before = statSync(path);
    await tryAt(path);
    await expectSaid('VAULT_EXISTS');
    expect(statSync(path)).toMatchObject({ size: before.size, mtimeMs: before.mtimeMs });
    for (const back of ['people', 'place']) {
      await button(person, 'common.back').click();
      await page.getByRole('heading', { name: words(`create.${back}.title`) }).waitFor();
    }
    // Not even root may create a file there.
    await tryAt('/sys/Office.keepbook');
    await expectSaid('FOLDER_NOT_WRITABLE');
    await button(person, 'common.back').click();
    await button(person, 'common.back').click();
    await button(person, 'common.cancel').click();
  });
});

describe('two programs', () => {
  test('the second one on the same vault is told clearly, and gets in when the first has closed it', async () => {
    await openByHand(path);
    await signIn(person, FOUNDER);
    await inside(person);
    const first = app;
    app = await launchApp();
    try {
      person = speaking('en');
      await speak('en');
      await openByHand(path);
      await expectSaid('VAULT_IN_USE');
      await ask(first.page, 'vaults.close');
      await openByHand(path);
      await signIn(person, FOUNDER);
      await inside(person);
      expect(await customersSeen()).toBe(2);
    } finally {
      await first.close();
    }
  });

  test('closing the window ends the process that holds the keys', async () => {
    const pid = (await app.vaultPid()) ?? 0;
    expect(() => process.kill(pid, 0)).not.toThrow();
    await app.close();
    await vi.waitFor(
      () => {
        expect(() => process.kill(pid, 0)).toThrow('ESRCH');
      },
      { timeout: 10_000 },
    );
    app = await launchApp();
    person = speaking('en');
    await speak('en');
    await openByHand(path);
    expect((await ask(app.page, 'app.state')).phase).not.toBe('unlocked');
    await signIn(person, FOUNDER);
    await inside(person);
    expect(await customersSeen()).toBe(2);
  });
});

test('every error text says what happened, what is safe and what to do, without blame or shouting', () => {
  for (const language of LANGUAGES) {
    const words = wordsOf(language);
    for (const code of ERROR_CODES) {
      for (const part of ['title', 'safe', 'todo']) {
        const text = words(`errors.${code}.${part}`);
        expect(text.length, `${language} ${code} ${part}`).toBeGreaterThan(2);
        expect(text, `${language} ${code} ${part}`).not.toMatch(/[!！]|错误操作|invalid input|您输入有误/i);
      }
    }
  }
});
