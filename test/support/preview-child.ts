/**
 * The preview shell in a process of its own, driven one key or click at a time, so that its memory can be looked through: the
 * test that knows the passphrase must not be the process it searches.
 */
import { join } from 'node:path';
import { findBrowser } from '../../electron/preview/find-browser.ts';
import { startPreview } from '../../electron/preview/start-preview.ts';
import { takeStep, type Step } from './take-step.ts';

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

function take(step: Step | { readonly do: 'close' }): Promise<unknown> {
  return step.do === 'close' ? preview.close() : takeStep(preview.page, step);
}

process.on('message', ({ id, step }: { id: number; step: Step | { readonly do: 'close' } }) => {
  take(step).then(
    () => process.send?.({ id }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.send?.({ id: 0 });
