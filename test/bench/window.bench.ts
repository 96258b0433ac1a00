/**
 * The list in the real window: frames while scrolling, and how long sorting, filtering, searching, a cell, selecting all and a
 * paste of 1,000 rows take from the key to the screen. Needs the built page and a browser. SHOTS=folder keeps screenshots.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../electron/preview/find-browser.ts';
import { launchApp } from '../support/app-under-test.ts';
import { fill, goTo, grid, inside, rows, type Person } from '../support/person.ts';
import { patternOf, wordsOf } from '../support/words.ts';
import { rowOf, type BenchRow, type Measured } from './row.ts';
import { PASSPHRASE, serviceIn, vaultIn, writeCsv } from './vault-place.ts';
import { frameShare, framesWhile, scrollBy, untilChanged } from './window-frames.ts';

const PASTE_ROWS = 1_000;
type Note = (measured: Omit<Measured, 'size'>) => void;

/** A vault with `count` customers of the founder, made by the product's own calls. */
async function fillVault(folder: string, count: number): Promise<string> {
  const service = serviceIn(folder);
  const path = vaultIn(folder);
  await service.call('vault.create', { path, teamName: 'North', name: 'boss', label: 'boss', passphrase: PASSPHRASE, language: 'zh-CN' });
  const file = join(folder, 'list.csv');
  await writeCsv(file, count);
  const { format, mapping } = await service.call('imports.previewFile', { path: file, format: {}, language: 'zh-CN' });
  const [book] = await service.call('books.list', undefined);
  if (book === undefined) throw new Error('no book');
  await service.call('imports.commitFile', { path: file, format, mapping, bookId: book.id, duplicates: 'keep' });
  await service.call('vault.settle', { reason: 'user' });
  return path;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function paste(person: Person, text: string): Promise<void> {
  await person.page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function look(person: Person, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await person.page.screenshot({ path: join(folder, `${name}.png`) });
}

async function measure(person: Person, note: Note): Promise<void> {
  const { page, words } = person;
  const ms = (what: string, ours: number): void => {
    note({ what: `window: ${what}`, ours, unit: 'ms' });
  };
  for (const [name, pixels] of [
    ['wheel', 100],
    ['drag', 20_000],
  ] as const) {
    const frames = await scrollBy(page, pixels);
    ms(`frame while scrolling by ${name}, p95`, frames.p95);
    note({ what: `window: frames shown by ${name}`, ours: frameShare(frames), unit: '%', bar: { least: 95 } });
    await look(person, `scrolled-${name}`);
  }
  const head = (column: string) =>
    grid(person)
      .getByRole('columnheader', { name: words(`customers.column.${column}`) })
      .getByRole('button');
  ms('sort by name', await untilChanged(page, () => head('name').click()));
  ms('sort by company', await untilChanged(page, () => head('company').click()));
  await page.keyboard.press('/');
  ms('search, first letter', await untilChanged(page, () => page.keyboard.press('w')));
  ms('search, second letter', await untilChanged(page, () => page.keyboard.press('a')));
  await look(person, 'searched');
  await page.keyboard.press('Control+a');
  ms('search, emptied', await untilChanged(page, () => page.keyboard.press('Delete')));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('Window Works');
  ms(
    'a cell written',
    await timed(async () => {
      await page.keyboard.press('Enter');
      await grid(person).getByText('Window Works').first().waitFor();
    }),
  );
  const block = Array.from({ length: PASTE_ROWS }, (_, at) => `公司 ${String(at)}\t139${String(at).padStart(8, '0')}`).join('\n');
  const filled = page
    .getByText(words('customers.cells.filled', { count: PASTE_ROWS.toLocaleString('en') }))
    .or(page.getByText(words('customers.cells.filled', { count: PASTE_ROWS })));
  let took = 0;
  const during = await framesWhile(page, async () => {
    took = await timed(async () => {
      await paste(person, block);
      await filled.first().waitFor({ timeout: 60_000 });
    });
  });
  ms('paste 1,000 rows of two cells', took);
  ms('longest other call meanwhile', during.longestCall);
  ms('longest frame meanwhile', during.longest);
  await look(person, 'pasted');
  await page.keyboard.press('Escape');
  ms(
    'take the paste back',
    await timed(async () => {
      await page.keyboard.press('Control+z');
      await page.getByText(patternOf(words, 'edits.undone.filled_other')).first().waitFor({ timeout: 60_000 });
    }),
  );
}

export async function benchWindow(counts: readonly number[]): Promise<readonly BenchRow[]> {
  if (findBrowser() === undefined) {
    console.log('no browser here: the window is not measured');
    return [];
  }
  const found: BenchRow[] = [];
  for (const size of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'keepbook-bench-window-'));
    try {
      const vault = await fillVault(folder, size);
      await inWindow(folder, vault, (measured) => {
        const row = rowOf({ ...measured, size });
        console.log(`${row.what}: ${row.ours}`);
        found.push(row);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return found;
}

async function inWindow(folder: string, vault: string, note: Note): Promise<void> {
  const userFolder = join(folder, 'user');
  mkdirSync(userFolder);
  const preferences = { language: 'zh-CN', theme: 'light', density: 'normal', textSize: 'normal', hints: false };
  writeFileSync(join(userFolder, 'preferences.json'), JSON.stringify({ preferences, recentPaths: [vault] }));
  const app = await launchApp({ shell: 'preview', userFolder });
  try {
    await app.page.setViewportSize({ width: 1280, height: 800 });
    const person: Person = { app, page: app.page, words: wordsOf('zh-CN') };
    await app.page.getByRole('button', { name: /^team/ }).click();
    await fill(person, 'passphrase.label', PASSPHRASE);
    await app.page.keyboard.press('Enter');
    await inside(person);
    await goTo(person, 'customers');
    await rows(person).first().waitFor();
    // The rows are compared with the journal behind the first screen; what is measured is the work after that.
    await app.page.waitForTimeout(8_000);
    await measure(person, note);
  } finally {
    await app.close();
  }
}
