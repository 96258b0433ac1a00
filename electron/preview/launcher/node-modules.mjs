import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { Stop, say } from './say.mjs';

/** @typedef {{ readonly packages?: Readonly<Record<string, { readonly version?: string, readonly optional?: boolean, readonly devOptional?: boolean }>> }} Lock */

/**
 * Whether what npm noted about node_modules is what package-lock.json asks for. Optional packages may be missing: most of them
 * are another platform's. npm writes its note last, so a broken-off install never counts as done.
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json
 * @returns {boolean}
 */
export function isInstalled(wanted, installed) {
  const there = installed?.packages;
  if (there === undefined) return false;
  return Object.entries(wanted.packages ?? {}).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = there[path];
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

/** Installs what package-lock.json names, without running anything a package brings along. */
export async function ensureNodeModules() {
  const wanted = readLock('package-lock.json');
  if (wanted === undefined) throw new Stop('package-lock.json is missing: this is not a whole copy of the project');
  if (isInstalled(wanted, readLock('node_modules/.package-lock.json'))) return;
  // npm would empty the folder the link leads to and leave another in its place.
  if (lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw new Stop('node_modules is a link to packages of another version; remove the link and start again');
  say('installing the packages named in package-lock.json (once) …');
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await runNpm(args);
  if (code !== 0) throw new Stop(`npm ci ended with ${String(code)}; is the npm registry reachable?`);
}

/** @param {readonly string[]} args */
function runNpm(args) {
  const npmProgram = process.env['npm_execpath'];
  if (npmProgram?.endsWith('.js') === true) return run(process.execPath, [npmProgram, ...args]);
  return process.platform === 'win32' ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args]) : run('npm', args);
}

/**
 * @param {string} name
 * @returns {Lock | undefined}
 */
function readLock(name) {
  try {
    return /** @type {Lock} */ (JSON.parse(readFileSync(join(ROOT, name), 'utf8')));
  } catch {
    return undefined;
  }
}
