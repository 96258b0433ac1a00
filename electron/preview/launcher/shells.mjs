import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, isExecutable } from './paths.mjs';
import { run } from './run.mjs';
import { EXIT_USAGE, Stop, say } from './say.mjs';

/** @typedef {'electron' | 'preview'} Shell */

const FETCH_LIMIT_MS = 180_000;
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
const FAILED_NOTE = join(ROOT, 'node_modules', '.keepbook', 'electron-not-fetched');

const EXECUTABLE =
  process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';

/**
 * The Electron executable, where its binary is on this machine. The npm package itself holds none.
 * @returns {string | undefined}
 */
export function findElectron() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(ROOT, 'node_modules', 'electron', 'dist');
  const file = join(folder, EXECUTABLE);
  return isExecutable(file) ? file : undefined;
}

/**
 * Which shell tests and tour drive: the one SHELL_UNDER_TEST names, else Electron where there is one.
 * @returns {Shell}
 */
export function shellUnderTest() {
  const named = process.env['SHELL_UNDER_TEST'];
  if (named === undefined || named === '') return findElectron() === undefined ? 'preview' : 'electron';
  if (named === 'electron' || named === 'preview') return named;
  throw new Stop(`SHELL_UNDER_TEST is "${named}"; it may be electron or preview`, EXIT_USAGE);
}

/** Fetches Electron's binary with the script of its own package; after a failure not again for a day, because it takes long. */
export async function fetchElectron() {
  if (findElectron() !== undefined || failedLately()) return;
  say('fetching Electron (about 110 MB, once; Ctrl-C to go on without) …');
  const code = await run(process.execPath, [join(ROOT, 'node_modules/electron/install.js')], { quiet: true, limitMs: FETCH_LIMIT_MS });
  if (code === 0 && findElectron() !== undefined) return;
  mkdirSync(dirname(FAILED_NOTE), { recursive: true });
  writeFileSync(FAILED_NOTE, `${electronVersion()}\n`);
  say(`Electron could not be fetched here (exit code ${String(code)}); "node node_modules/electron/install.js" says why.`);
}

/** True when this machine has a display to open a window on. */
export function hasDisplay(env = process.env, platform = process.platform) {
  if (platform !== 'linux') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

function failedLately() {
  if (!existsSync(FAILED_NOTE) || readFileSync(FAILED_NOTE, 'utf8').trim() !== electronVersion()) return false;
  return Date.now() - statSync(FAILED_NOTE).mtimeMs < RETRY_AFTER_MS;
}

function electronVersion() {
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8'))
  );
  return version;
}
