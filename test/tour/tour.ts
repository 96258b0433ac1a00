/** `npm run tour`: the story in the real program, headless, in both languages, with numbered pictures. Exits 3 without a browser. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Language } from '../../shared/model/app.ts';
import { findBrowser } from '../../electron/preview/find-browser.ts';
import { launchApp, shellUnderTest } from '../support/app-under-test.ts';
import { sampleList } from '../support/sample-list.ts';
import { NAMES, tellStory } from '../support/story.ts';
import { wordsOf } from '../support/words.ts';

const ROOT = join(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'tour');
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const NO_BROWSER = 3;

/** Chromium still paints when the page says it is ready; a moment later the picture is whole. */
const PAINT_MS = 400;

async function tour(language: Language): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-tour-'));
  const app = await launchApp();
  let pictures = 0;
  try {
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await app.page.getByText(language === 'en' ? 'English' : '中文', { exact: true }).click();
    await tellStory({
      person: { app, page: app.page, words: wordsOf(language) },
      names: NAMES[language],
      folder,
      list: sampleList(language),
      look: async (name, said) => {
        pictures += 1;
        await app.page.waitForTimeout(PAINT_MS);
        const picture = join(PICTURES, language, `${String(pictures).padStart(2, '0')}-${name}.png`);
        await app.page.screenshot({ path: picture });
        console.log(`${language}  ${said}  → ${relative(ROOT, picture)}`);
      },
    });
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return pictures;
}

function browserMissing(): boolean {
  if (shellUnderTest() === 'electron') return false;
  try {
    return findBrowser() === undefined;
  } catch {
    return true;
  }
}

if (browserMissing()) {
  console.log('The tour needs Chromium, Chrome or Edge: install one (on Debian: apt-get install chromium) or name it in KEEPBOOK_BROWSER.');
  process.exit(NO_BROWSER);
}
let pictures = 0;
for (const language of LANGUAGES) {
  rmSync(join(PICTURES, language), { recursive: true, force: true });
  mkdirSync(join(PICTURES, language), { recursive: true });
  pictures += await tour(language);
}
console.log(`tour done: ${String(pictures)} pictures in ${relative(process.cwd(), PICTURES) || '.'}`);
process.exit(0);
