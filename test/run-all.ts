/**
 * Everything `npm test` runs; the last line is what a script reads. The end-to-end suite waits for windows most of its time, so
 * the others run beside it, less urgent: its own clicks time out, theirs do not.
 */
import { setPriority } from 'node:os';
import { runChecks } from './check/run-checks.ts';
import { addCounts, formatCounts } from './run/counts.ts';
import type { Counts } from './run/counts.ts';
import { runSuite } from './run/run-suite.ts';

type Runner = readonly [name: string, run: () => Promise<Counts>];
type Result = { readonly name: string; readonly counts: Counts; readonly seconds: number };

const LESS_URGENT = 10;
const windows: readonly Runner[] = [['e2e', () => runSuite('e2e', { output: 'captured' })]];
const others: readonly Runner[] = [
  ['check', runChecks],
  ['unit', () => runSuite('unit')],
  ['reliability', () => runSuite('reliability')],
];

async function oneByOne(runners: readonly Runner[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const [name, run] of runners) {
    const startedAt = performance.now();
    const counts = await run();
    results.push({ name, counts, seconds: Math.round((performance.now() - startedAt) / 1000) });
  }
  return results;
}

const besides = oneByOne(windows);
// What is started from here on inherits it.
setPriority(LESS_URGENT);
const results = [...(await oneByOne(others)), ...(await besides)];

for (const { name, counts, seconds } of results) console.log(`${name.padEnd(12)} ${formatCounts(counts)} (${String(seconds)} s)`);
const total = addCounts(results.map(({ counts }) => counts));
console.log(formatCounts(total));
process.exitCode = total.failed === 0 ? 0 : 1;
