/** The rules of the house, each shown to bite: a rule that matches nothing looks like a clean run. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../run/child.ts';

/** Path → a source that breaks one rule of direction. */
const WRONG: Readonly<Record<string, readonly [source: string, rule: string]>> = {
  'shared/a.ts': ["import '../electron/vault/a.ts';", 'shared-alone'],
  'electron/vault/b.ts': ["import '../ipc/a.ts';", 'vault-plain'],
  'electron/vault/c.ts': ["import 'electron';", 'vault-no-electron'],
  'electron/ipc/b.ts': ["import '../shell/a.ts';", 'ipc-below-shells'],
  'electron/shell/b.ts': ["import '../preview/a.ts';", 'shells-apart'],
  'electron/preview/b.ts': ["import '../shell/a.ts';", 'shells-apart-too'],
  'electron/main.ts': ["import './vault/a.ts';", 'main-without-core'],
  'electron/ipc/c.ts': ["import '../../renderer/ui/a.ts';", 'electron-apart'],
  'renderer/ui/b.ts': ["import '../../electron/vault/a.ts';", 'renderer-apart'],
  'renderer/ui/c.ts': ["import 'node:fs';", 'renderer-no-node'],
  'renderer/ui/d.ts': ["import '../features/one/a.ts';", 'renderer-base-low'],
  'renderer/features/one/b.ts': ["import '../two/a.ts';", 'features-apart'],
  'renderer/features/one/c.ts': ["import '../../app/a.ts';", 'features-below-app'],
  'renderer/app/ui-store.ts': ["import '../features/one/a.ts';", 'stores-low'],
  'renderer/app/there.ts': ["import './to-and.ts';", 'no-cycles'],
};
const RIGHT = ['electron/vault/a.ts', 'electron/ipc/a.ts', 'electron/shell/a.ts', 'electron/preview/a.ts'].concat([
  'renderer/ui/a.ts',
  'renderer/app/a.ts',
  'renderer/features/one/a.ts',
  'renderer/features/two/a.ts',
]);

type Violation = { readonly from: string; readonly rule: { readonly name: string } };
let folder = '';
let violations: readonly Violation[] = [];

beforeAll(() => {
  // Inside the project, so that the tools and their packages are found from there.
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'dist', 'rules-'));
  const write = (path: string, source: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${source}\nexport {};\n`);
  };
  mkdirSync(join(folder, 'test'));
  for (const path of RIGHT) write(path, '');
  for (const [path, [source]] of Object.entries(WRONG)) write(path, source);
  write('renderer/app/to-and.ts', "import './there.ts';");
  writeFileSync(join(folder, 'test/tsconfig.json'), '{ "include": [".."] }');
  const args = ['--config', join(ROOT, 'test/check/directions.mjs'), '--output-type', 'json', 'electron', 'renderer', 'shared'];
  const done = spawnSync(process.execPath, [join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  violations = (JSON.parse(done.stdout) as { summary: { violations: readonly Violation[] } }).summary.violations;
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.entries(WRONG).map(([path, [, rule]]) => ({ path, rule })))('$path breaks $rule and is named', ({ path, rule }) => {
  expect(violations.filter(({ from }) => from === path).map((each) => each.rule.name)).toContain(rule);
});

test('a file that keeps the directions is not named', () => {
  expect(violations.filter(({ from }) => RIGHT.includes(from))).toEqual([]);
});
