/**
 * The preview shell in a process of its own, driven one key or click at a time, so that its memory can be looked through: the
 * test that knows the passphrase must not be the process it searches.
 */
import { join } from 'node:path';
import { findBrowser } from '../../electron/preview/find-browser.ts';
import { startPreview } from '../../electron/preview/start-preview.ts';

export type Step =
  | { readonly do: 'press'; readonly key: string }
  | { readonly do: 'click'; readonly role: 'button'; readonly name: string }
  | { readonly do: 'focus'; readonly label: string }
  | { readonly do: 'wait'; readonly role: 'heading' | 'navigation'; readonly name: string }
  | { readonly do: 'vaultPid' }
  | { readonly do: 'close' };

const [, , userFolder = '', dialogsFile = ''] = process.argv;
const browser = findBrowser();
if (browser === undefined) throw new Error('no Chromium, Chrome or Edge found; name one in KEEPBOOK_BROWSER');
const ROOT = join(import.meta.dirname, '../..');
const preview = await startPreview({
  browser,
  page: join(ROOT, 'dist/renderer'),
  vaultProcess: join(ROOT, 'dist/electron/vault-process.js'),
  userFolder,
  version: '0.0.0',
  locale: 'en',
  headless: true,
  dialogsFile,
});

async function take(step: Step): Promise<unknown> {
  const { page } = preview;
  switch (step.do) {
    case 'press':
      return page.keyboard.press(step.key);
    case 'click':
      return page.getByRole(step.role, { name: step.name, exact: true }).click();
    case 'focus':
      return page.getByLabel(step.label, { exact: true }).focus();
    case 'wait':
      return page.getByRole(step.role, { name: step.name }).waitFor({ timeout: 60_000 });
    case 'vaultPid':
      return preview.vaultPid();
    case 'close':
      return preview.close();
  }
}

process.on('message', ({ id, step }: { id: number; step: Step }) => {
  take(step).then(
    (value) => process.send?.({ id, value: typeof value === 'number' ? value : null }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.send?.({ id: 0, value: null });
