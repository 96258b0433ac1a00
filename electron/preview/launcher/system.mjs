import { spawnSync } from 'node:child_process';
import { findBrowser } from '../find-browser.ts';
import { findOnPath } from './paths.mjs';
import { run } from './run.mjs';
import { EXIT_MACHINE_LACKS, Stop, say } from './say.mjs';

const INSTALL_LIMIT_MS = 10 * 60_000;

/** What may be wanted of a Linux system: how to see that it is there, and Debian's package for it. */
const PARTS = {
  browser: { package: 'chromium', isThere: () => findBrowser() !== undefined },
  chineseFont: { package: 'fonts-noto-cjk', isThere: hasChineseFont },
  virtualDisplay: { package: 'xvfb', isThere: () => findOnPath(['Xvfb']) !== undefined },
  displayKeys: { package: 'xauth', isThere: () => findOnPath(['xauth']) !== undefined },
  age: { package: 'age', isThere: () => findOnPath(['age']) !== undefined },
};

/** @typedef {keyof typeof PARTS} Part */

/**
 * Sees to it that the parts are there: as root on Debian by installing them, otherwise by naming what is missing.
 * Windows and macOS bring fonts and usually a browser; there the program itself looks.
 * @param {readonly Part[]} parts
 */
export async function ensureParts(parts) {
  if (process.platform !== 'linux') return;
  const named = process.env['KEEPBOOK_BROWSER'];
  if (parts.includes('browser') && named && findBrowser() === undefined) {
    throw new Stop(`KEEPBOOK_BROWSER names ${named}, which cannot be run`, EXIT_MACHINE_LACKS);
  }
  const packages = missingPackages(parts);
  if (packages.length === 0) return;
  const list = packages.join(' ');
  if (process.getuid?.() !== 0 || findOnPath(['apt-get']) === undefined) {
    throw new Stop(
      `this system lacks ${list}.\nOn Debian or Ubuntu: sudo apt-get install ${list}\n${elsewhere(packages)}`,
      EXIT_MACHINE_LACKS,
    );
  }
  say(`installing ${list} with apt-get (once) …`);
  await install(packages);
  const still = missingPackages(parts);
  if (still.length > 0) throw new Stop(`apt-get could not install ${still.join(' ')}.\n${elsewhere(still)}`, EXIT_MACHINE_LACKS);
}

/** @param {readonly Part[]} parts */
function missingPackages(parts) {
  return parts.filter((part) => !PARTS[part].isThere()).map((part) => PARTS[part].package);
}

/** @param {readonly string[]} packages */
async function install(packages) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, quiet: true, limitMs: INSTALL_LIMIT_MS };
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  // A machine with fresh package lists needs no update, one without any cannot do without.
  if ((await run('apt-get', args, options)) === 0) return;
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', args, options);
}

/** @param {readonly string[]} packages */
function elsewhere(packages) {
  return packages.includes('chromium')
    ? 'Any Chromium, Chrome or Edge does; KEEPBOOK_BROWSER may name its executable.'
    : 'Other systems have them under the same or a similar name.';
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}
