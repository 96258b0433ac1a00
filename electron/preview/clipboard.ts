/** The clipboard, reached through the page: the permission lasts for the one operation. */
import type { Page } from 'playwright-core';
import type { Clipboard } from '../ipc/ports.ts';
import { PAGE_ORIGIN } from '../ipc/sender.ts';

/** What the page offers; typed here because this folder is compiled without the DOM. */
type PageClipboard = {
  readonly clipboard: { readonly writeText: (text: string) => Promise<void>; readonly readText: () => Promise<string> };
};

export function pageClipboard(page: () => Promise<Page>): Clipboard {
  const allowed = async <T>(operation: (page: Page) => Promise<T>): Promise<T> => {
    const through = await page();
    const context = through.context();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: PAGE_ORIGIN });
    try {
      return await operation(through);
    } finally {
      await context.clearPermissions();
    }
  };
  const write = (text: string): Promise<void> =>
    allowed((through) => through.evaluate((value) => (navigator as unknown as PageClipboard).clipboard.writeText(value), text));
  return {
    writeText: write,
    readText: () => allowed((through) => through.evaluate(() => (navigator as unknown as PageClipboard).clipboard.readText())),
    clear: () => write(''),
  };
}
