import { join } from 'node:path';
import { ROOT, runNode } from '../run/child.ts';
import { NOTHING, ONE_FAILED, ONE_PASSED, addCounts } from '../run/counts.ts';
import type { Counts } from '../run/counts.ts';

const LIMIT_MS = 15 * 60_000;
const AT_ONCE = 2;

const typescript = (folder: string) => ['typescript/bin/tsc', '-p', folder];

/** Name → program inside node_modules and its arguments. */
const CHECKS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'lint',
    ['eslint/bin/eslint.js', '--config', 'test/check/eslint.config.mjs', '--max-warnings', '0', 'electron', 'renderer', 'shared', 'test'],
  ],
  ['types-shared', typescript('shared')],
  ['types-electron', typescript('electron')],
  ['types-renderer', typescript('renderer')],
  ['types-test', typescript('test')],
  [
    'directions',
    ['dependency-cruiser/bin/dependency-cruiser.mjs', '--config', 'test/check/directions.mjs', 'electron', 'renderer', 'shared', 'test'],
  ],
  ['dead-code', ['knip/bin/knip.js', '--no-progress']],
  ['format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', 'electron', 'renderer', 'shared', 'test', '*.json', '*.yml']],
]);

/** Runs the checks (all, or those named) two at a time; each counts as one, and only those that fail print what they found. */
export async function runChecks(names: readonly string[] = []): Promise<Counts> {
  const unknown = names.filter((name) => !CHECKS.has(name));
  if (unknown.length > 0) {
    console.error(`no such check: ${unknown.join(', ')}; there are: ${[...CHECKS.keys()].join(', ')}`);
    return ONE_FAILED;
  }
  const waiting = [...CHECKS].filter(([name]) => names.length === 0 || names.includes(name));
  const work = async () => {
    let counts = NOTHING;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) counts = addCounts([counts, await runCheck(...next)]);
    return counts;
  };
  return addCounts(await Promise.all(Array.from({ length: AT_ONCE }, work)));
}

async function runCheck(name: string, [program = '', ...args]: readonly string[]): Promise<Counts> {
  const startedAt = performance.now();
  const { exitCode, output } = await runNode([join(ROOT, 'node_modules', program), ...args], { limitMs: LIMIT_MS, output: 'captured' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${exitCode === 124 ? ': took too long' : ''}`);
  if (exitCode === 0) return ONE_PASSED;
  console.log(output.trimEnd());
  console.log(`failed: check > ${name}`);
  return ONE_FAILED;
}
