import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { Stop, say } from './say.mjs';

const SOURCES = ['electron', 'renderer', 'shared'];
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
const STAMP = join(ROOT, 'dist', 'sources.sha256');

/** Builds the page and the main side, unless dist was built from exactly these sources. */
export async function ensureBuilt() {
  if (readStamp() === digestSources()) return;
  await build();
}

/** Builds in any case. */
export async function build() {
  // Taken before the build: what changes while it runs must not count as built.
  const digest = digestSources();
  say('building …');
  for (const config of ['renderer/vite.config.ts', 'electron/vite.config.ts']) {
    const code = await run(process.execPath, [VITE, 'build', '--config', config, '--configLoader', 'native', '--logLevel', 'error']);
    if (code !== 0) throw new Stop(`the build of ${config} failed`);
  }
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(STAMP, digest);
}

/** Contents, not times: a clone or a branch switch changes times and nothing else. */
function digestSources() {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const file of SOURCES.flatMap((folder) => listFiles(join(ROOT, folder)))) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}
