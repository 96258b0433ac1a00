/** The page through which the clipboard is reached: the window, and after a person has closed it one that nobody sees. */
import type { BrowserContext, Page } from 'playwright-core';
import { PAGE_URL } from '../ipc/sender.ts';

export type ClipboardPage = {
  readonly page: () => Promise<Page>;
  /** Ends a browser that was started for the clipboard alone. */
  readonly close: () => Promise<void>;
};

/**
 * `startAgain` is asked where the browser ended with its last window, as it does in a desktop: what was copied from it may stand in
 * the system's clipboard, and only a page can look and clear it.
 */
export function clipboardPage(window: Page, startAgain: () => Promise<BrowserContext>): ClipboardPage {
  let late: Promise<Page> | undefined;
  return {
    page: () => (window.isClosed() ? (late ??= emptyPage(window.context(), startAgain)) : Promise.resolve(window)),
    close: async () => {
      const page = await late?.catch(() => undefined);
      await page?.context().close();
    },
  };
}

async function emptyPage(context: BrowserContext, startAgain: () => Promise<BrowserContext>): Promise<Page> {
  const page = await context.newPage().catch(async () => (await startAgain()).newPage());
  // Our origin, since the clipboard wants a secure one; nothing of the program runs in it.
  await page.route('**/*', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(PAGE_URL);
  return page;
}
