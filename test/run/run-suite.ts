import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runNode } from './child.ts';
import { ONE_FAILED, countReport, failureLines } from './counts.ts';
import type { Counts, VitestReport } from './counts.ts';

/** The projects of `test/vitest.config.ts`, each with the time after which it hangs; a busy machine needs several times what a quiet one does. */
export const SUITES = { unit: 30 * 60_000, e2e: 30 * 60_000, reliability: 30 * 60_000 } as const;
export type Suite = keyof typeof SUITES;

export function isSuite(name: string): name is Suite {
  return Object.hasOwn(SUITES, name);
}

export type SuiteOptions = {
  /** Arguments for Vitest. */
  readonly more?: readonly string[];
  readonly limitMs?: number;
  /** `captured` prints everything at the end in one piece, for a suite that runs beside another. */
  readonly output?: 'shown' | 'captured';
};

/** Runs one Vitest project on this terminal and counts it. A run that left no report counts as one failure. */
export async function runSuite(suite: Suite, { more = [], limitMs = SUITES[suite], output = 'shown' }: SuiteOptions = {}): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-report-'));
  const file = join(folder, `${suite}.json`);
  try {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = [vitest, 'run', '--config', 'test/vitest.config.ts', '--project', suite, ...reporters, ...more];
    const { exitCode, output: printed } = await runNode(args, { limitMs, output });
    process.stdout.write(printed);
    if (exitCode === 124) console.log(`failed: ${suite}: stopped after ${String(limitMs / 60_000)} minutes`);
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
    for (const line of failureLines(report)) console.log(line);
    return countReport(report, exitCode);
  } catch {
    console.log(`failed: ${suite}: the run left no report`);
    return ONE_FAILED;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
