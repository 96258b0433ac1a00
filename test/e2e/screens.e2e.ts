/** Every screen, in both languages and both themes: usable by everyone, in one language, and within the window. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../shared/model/app.ts';
import { launchApp, type AppUnderTest } from '../support/app-under-test.ts';
import { ask } from '../support/bridge.ts';
import { listFor, walkEveryScreen } from '../support/every-screen.ts';
import { WALK_NAMES } from '../support/walk.ts';
import { axeFaults, languageFaults, overflowFaults } from '../support/window-faults.ts';
import { wordsOf } from '../support/words.ts';

type Colours = 'light' | 'dark';

const CUSTOMERS = 150;
const folder = mkdtempSync(join(tmpdir(), 'keepbook-screens-'));
let app: AppUnderTest;

beforeAll(async () => {
  app = await launchApp();
  await app.page.setViewportSize({ width: 1280, height: 800 });
}, 60_000);

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

async function show(language: Language, colours: Colours): Promise<void> {
  // Without motion, so that nothing is measured half faded in.
  await app.page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
  await ask(app.page, 'preferences.set', { language, theme: colours });
  await app.page.waitForFunction(
    ([lang, scheme]) => document.documentElement.lang === lang && document.documentElement.dataset['mantineColorScheme'] === scheme,
    [language, colours] as const,
  );
  await app.page.waitForTimeout(80);
}

test(
  'every screen is accessible, speaks one language and fits 1280x800, in zh-CN and en, light and dark',
  { timeout: 900_000 },
  async () => {
    const { page } = app;
    const faults: string[] = [];
    const seen: string[] = [];
    page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    const list = listFor(folder, CUSTOMERS);
    const own = [...list.words, ...Object.values(WALK_NAMES), folder, 'North', 'customers.csv', 'spring fair'];

    const look = async (screen: string): Promise<void> => {
      const note = (found: readonly string[], where: string): void => {
        faults.push(...found.map((fault) => `${screen} (${where}): ${fault}`));
      };
      seen.push(screen);
      // The structure is the same in both languages and themes; texts, widths and colours are not.
      await show('zh-CN', 'dark');
      note(await axeFaults(page, { contrastOnly: true }), 'zh-CN dark');
      note(await languageFaults(page, 'zh-CN', own), 'zh-CN dark');
      note(await overflowFaults(page), 'zh-CN dark');
      await show('en', 'light');
      note(await axeFaults(page, { contrastOnly: false }), 'en light');
      note(await languageFaults(page, 'en', own), 'en light');
      note(await overflowFaults(page), 'en light');
    };

    await show('en', 'light');
    const stopped: unknown = await walkEveryScreen({ person: { app, page, words: wordsOf('en') }, folder, look }, list).then(
      () => undefined,
      (error: unknown) => error,
    );
    // Together, so that a walk that could not go on does not hide what it had seen.
    expect({ faults, last: seen.at(-1), stopped }).toEqual({ faults: [], last: 'accept-restore', stopped: undefined });
    expect(seen.length).toBeGreaterThan(50);
    console.log(`looked at ${String(seen.length)} screens in 2 languages and 2 themes`);
  },
);

test('the checks themselves find a foreign word, a raw key, a bad contrast and a text that does not fit', async () => {
  const { page } = app;
  await show('en', 'light');
  await page.evaluate(() => {
    const box = document.createElement('div');
    Object.assign(box.style, {
      position: 'fixed',
      top: '300px',
      left: '40px',
      width: '80px',
      whiteSpace: 'nowrap',
      color: '#ccc',
      background: '#fff',
      zIndex: '9999',
    });
    box.append('保险库 and a line of words that is far too long for it');
    const button = document.createElement('button');
    const key = document.createElement('p');
    key.textContent = 'customers.title.pool';
    document.body.append(box, button, key);
  });
  expect((await languageFaults(page, 'en', [])).join()).toMatch(/保险库/);
  expect((await languageFaults(page, 'en', [])).join()).toMatch(/untranslated key customers\.title\.pool/);
  expect((await overflowFaults(page)).join()).toMatch(/px too wide: div/);
  const axe = (await axeFaults(page, { contrastOnly: false })).join();
  expect(axe).toMatch(/color-contrast/);
  expect(axe).toMatch(/button-name/);
});
