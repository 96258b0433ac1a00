import { join } from 'node:path';
import { build, ensureBuilt } from './build.mjs';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { fetchElectron, findElectron, hasDisplay, shellUnderTest } from './shells.mjs';
import { ensureParts } from './system.mjs';

/** @typedef {(args: readonly string[]) => Promise<number>} Command */

/**
 * What each npm command does once packages and Node are right. Every command prints a last line a script can read.
 * @type {ReadonlyMap<string, Command>}
 */
export const COMMANDS = new Map([
  ['start', start],
  ['tour', tour],
  ['test', test],
  ['check', (/** @type {readonly string[]} */ args) => runSource('test/check/check.ts', args)],
  ['e2e', endToEnd],
  ['bench', bench],
  ['model', (/** @type {readonly string[]} */ args) => runSource('test/run/model.ts', args)],
  ['samples', (/** @type {readonly string[]} */ args) => runSource('test/samples/run.ts', args)],
  ['build', buildAll],
  ['dist', dist],
]);

/** @type {Command} */
async function start(args) {
  if (!hasDisplay()) {
    say('no display here, so the tour is taken without a window; with a display this opens the program.');
    return tour(args);
  }
  await fetchElectron();
  const electron = findElectron();
  // Electron refuses to run as root with its sandbox on, and a person's vault is not opened with it off.
  const isRoot = process.getuid?.() === 0;
  if (electron !== undefined && !isRoot) {
    await ensureBuilt();
    return run(electron, [ROOT, ...args]);
  }
  say(
    isRoot
      ? 'running as root, so the preview shell is used.'
      : 'starting in the preview shell: your own Chromium, Chrome or Edge, in a window of its own.',
  );
  await ensureParts(['browser', 'chineseFont']);
  await ensureBuilt();
  return run(process.execPath, [join(ROOT, 'dist/electron/preview.js'), ...args]);
}

/** @type {Command} */
async function tour(args) {
  const shell = await prepareShell([]);
  return runDriven('test/tour/tour.ts', shell, args);
}

/** @type {Command} */
async function test(args) {
  await ensureParts(['browser', 'chineseFont', 'age']);
  await ensureBuilt();
  // One shell for everybody's first run; CI runs the end-to-end suite once more on the real Electron.
  return runDriven('test/run-all.ts', 'preview', args);
}

/** @type {Command} */
async function endToEnd(args) {
  const shell = await prepareShell(['age']);
  return runDriven('test/run/suite.ts', shell, ['e2e', ...args]);
}

/** @type {Command} */
async function bench(args) {
  // The window's rows start the built program; the backup's compare with the stock tool.
  await ensureParts(['browser', 'age']);
  await ensureBuilt();
  return runSource('test/bench/run.ts', args);
}

/** @type {Command} */
async function buildAll() {
  await build();
  console.log('built dist');
  return 0;
}

/** @type {Command} */
async function dist(args) {
  await ensureBuilt();
  return runSource('electron/preview/launcher/package-app.mjs', args);
}

/** @param {readonly import('./system.mjs').Part[]} more */
async function prepareShell(more) {
  const shell = shellUnderTest();
  await ensureParts(shell === 'preview' ? ['browser', 'chineseFont', ...more] : ['virtualDisplay', 'displayKeys', 'chineseFont', ...more]);
  await ensureBuilt();
  return shell;
}

/**
 * Runs a program that drives the app. Electron gets a virtual display where there is no real one; the preview shell is headless.
 * @param {string} source
 * @param {import('./shells.mjs').Shell} shell
 * @param {readonly string[]} args
 */
function runDriven(source, shell, args) {
  const env = { ...process.env, SHELL_UNDER_TEST: shell, KEEPBOOK_HEADLESS: '1' };
  const command = [process.execPath, join(ROOT, source), ...args];
  return shell === 'electron' && !hasDisplay()
    ? run('xvfb-run', ['-a', ...command], { env })
    : run(process.execPath, command.slice(1), { env });
}

/**
 * @param {string} source
 * @param {readonly string[]} args
 */
function runSource(source, args) {
  return run(process.execPath, [join(ROOT, source), ...args]);
}
