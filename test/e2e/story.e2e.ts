/** The whole story in a real window, in both languages, and afterwards no plaintext in any file the program wrote. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchApp } from '../support/app-under-test.ts';
import { findCanaries } from '../support/canaries.ts';
import { PASSPHRASE } from '../support/person.ts';
import { sampleList } from '../support/sample-list.ts';
import { NAMES, SELLERS_PHONE, tellStory } from '../support/story.ts';
import { wordsOf } from '../support/words.ts';
import type { Language } from '../../shared/model/app.ts';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

test.each(LANGUAGES)('four people live the whole story in %s and leave no plaintext behind', { timeout: 400_000 }, async (language) => {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-story-'));
  const app = await launchApp();
  const { page } = app;
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const names = NAMES[language];
  const canaries = [names.customer, names.company, SELLERS_PHONE, '138 0013 8000', PASSPHRASE];
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByText(language === 'en' ? 'English' : '中文', { exact: true }).click();
    await tellStory({
      person: { app, page, words: wordsOf(language) },
      names,
      folder,
      list: sampleList(language),
      look: () => Promise.resolve(),
    });
    expect(faults).toEqual([]);
    const running = findCanaries([folder, app.userFolder, app.profileFolder], canaries);
    expect(running.finds).toEqual([]);
    expect(running.files).toBeGreaterThan(3);
  } finally {
    await app.close();
  }
  const after = findCanaries([folder, app.userFolder], canaries);
  expect(after.finds).toEqual([]);
  console.log(`searched ${String(after.files)} files, ${String(after.bytes)} bytes after the story in ${language}`);
  // The search itself must be able to find: the control file holds one canary.
  writeFileSync(join(folder, 'control.txt'), `x${names.customer}y`);
  expect(findCanaries([folder], canaries).finds).toHaveLength(1);
  rmSync(folder, { recursive: true, force: true });
});
