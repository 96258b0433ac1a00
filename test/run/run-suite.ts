import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runNode } from './child.ts';
import { ONE_FAILED, countReport } from './counts.ts';
import type { Counts, VitestReport } from './counts.ts';

/** The projects of `test/vitest.config.ts`, each with the time after which it hangs; a busy machine needs several times what a quiet one does. */
export const SUITES = { unit: 20 * 60_000, e2e: 25 * 60_000, reliability: 25 * 60_000 } as const;
export type Suite = keyof typeof SUITES;

export function isSuite(name: string): name is Suite {
  return Object.hasOwn(SUITES, name);
}

/** Runs one Vitest project on this terminal and counts it. A run that left no report counts as one failure. */
export async function runSuite(suite: Suite, more: readonly string[] = [], limitMs: number = SUITES[suite]): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-report-'));
  const file = join(folder, `${suite}.json`);
  try {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = [vitest, 'run', '--config', 'test/vitest.config.ts', '--project', suite, ...reporters, ...more];
    const { exitCode } = await runNode(args, { limitMs, output: 'shown' });
    if (exitCode === 124) console.error(`${suite}: stopped after ${String(limitMs / 60_000)} minutes`);
    return countReport(JSON.parse(readFileSync(file, 'utf8')) as VitestReport, exitCode);
  } catch {
    console.error(`${suite}: the run left no report`);
    return ONE_FAILED;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
