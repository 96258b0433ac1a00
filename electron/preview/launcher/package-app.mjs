/**
 * `npm run dist [-- arguments for electron-builder]`: packs the program (`--dir` unless told otherwise), reads the fuses back from what was
 * made, and prints where it lies.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { EXIT_MACHINE_LACKS, Stop, say } from './say.mjs';
import { findElectron } from './shells.mjs';

const RELEASE = join(ROOT, 'release');

/** What `electronFuses` in electron-builder.yml asks for, read back by its own numbers. */
const FUSES = new Map([
  [FuseV1Options.RunAsNode, FuseState.DISABLE],
  [FuseV1Options.EnableCookieEncryption, FuseState.DISABLE],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseState.DISABLE],
  [FuseV1Options.EnableNodeCliInspectArguments, FuseState.DISABLE],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseState.ENABLE],
  [FuseV1Options.OnlyLoadAppFromAsar, FuseState.ENABLE],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseState.DISABLE],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, FuseState.DISABLE],
]);

/** @param {readonly string[]} args */
async function packApp(args) {
  const electron = findElectron();
  if (electron === undefined) {
    throw new Stop(
      'there is no Electron to pack: run "node node_modules/electron/install.js" or set ELECTRON_OVERRIDE_DIST_PATH',
      EXIT_MACHINE_LACKS,
    );
  }
  rmSync(RELEASE, { recursive: true, force: true });
  const from = process.platform === 'darwin' ? dirname(dirname(dirname(dirname(electron)))) : dirname(electron);
  const version = readFileSync(join(from, 'version'), 'utf8').trim().replace(/^v/, '');
  const what = args.length === 0 ? ['--dir'] : args;
  const settings = [`-c.electronDist=${from}`, `-c.electronVersion=${version}`, '--publish', 'never'];
  const code = await run(process.execPath, [join(ROOT, 'node_modules/electron-builder/cli.js'), ...what, ...settings]);
  if (code !== 0) throw new Stop(`electron-builder ended with ${String(code)}`);
  const programs = readdirSync(RELEASE)
    .filter((name) => name.includes('unpacked') || name.startsWith('mac'))
    .map((name) => programIn(join(RELEASE, name)));
  for (const program of programs) await checkFuses(program);
  for (const made of [...programs, ...installers()]) console.log(relative(ROOT, made));
}

/** @param {string} folder */
function programIn(folder) {
  const places = [join(folder, 'keepbook'), join(folder, 'Keepbook.exe'), join(folder, 'Keepbook.app', 'Contents', 'MacOS', 'Keepbook')];
  const program = places.find((place) => existsSync(place));
  if (program === undefined) throw new Stop(`no program in ${folder}`);
  return program;
}

/** @param {string} program */
async function checkFuses(program) {
  const wire = await getCurrentFuseWire(program);
  const wrong = [...FUSES].filter(([fuse, state]) => wire[fuse] !== state).map(([fuse]) => FuseV1Options[fuse]);
  if (wrong.length > 0) throw new Stop(`these fuses are not as they should be in ${relative(ROOT, program)}: ${wrong.join(', ')}`);
  console.log(`${String(FUSES.size)} fuses as they should be`);
}

function installers() {
  return readdirSync(RELEASE)
    .filter((name) => /\.(exe|dmg|AppImage|deb)$/.test(name))
    .map((name) => join(RELEASE, name));
}

try {
  await packApp(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
