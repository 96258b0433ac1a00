/** Entry of the preview program: exits 0 when its window is closed, 3 when no browser is installed. */
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { findBrowser } from './find-browser.ts';
import { startPreview } from './start-preview.ts';
import { userFolder } from './user-folder.ts';

/** Both dist/electron/preview.js and its neighbours are built; this entry is not run from its source. */
const here = import.meta.dirname;

const browser = findBrowser();
if (browser === undefined) {
  process.stderr.write('keepbook preview: no Chromium, Chrome or Edge found; install one or name it in KEEPBOOK_BROWSER\n');
  process.exit(3);
}
const dialogsFile = process.env['KEEPBOOK_TEST_DIALOGS'];
const preview = await startPreview({
  browser,
  page: join(here, '../renderer'),
  vaultProcess: join(here, 'vault-process.js'),
  userFolder: userFolder(),
  version: manifest.version,
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
  headless: process.env['KEEPBOOK_HEADLESS'] === '1',
  ...(dialogsFile === undefined ? {} : { dialogsFile }),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void preview.close());
await preview.ended;
process.exit(0);
