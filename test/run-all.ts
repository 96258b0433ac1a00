/** Everything `npm test` runs, one after the other on the machine's few cores; the last line is what a script reads. */
import { runChecks } from './check/run-checks.ts';
import { addCounts, formatCounts } from './run/counts.ts';
import type { Counts } from './run/counts.ts';
import { runSuite } from './run/run-suite.ts';

const runners: readonly (readonly [string, () => Promise<Counts>])[] = [
  ['check', runChecks],
  ['unit', () => runSuite('unit')],
  ['e2e', () => runSuite('e2e')],
  ['reliability', () => runSuite('reliability')],
];

const results: { readonly name: string; readonly counts: Counts; readonly seconds: number }[] = [];
for (const [name, run] of runners) {
  const startedAt = performance.now();
  const counts = await run();
  results.push({ name, counts, seconds: Math.round((performance.now() - startedAt) / 1000) });
}

for (const { name, counts, seconds } of results) console.log(`${name.padEnd(12)} ${formatCounts(counts)} (${String(seconds)} s)`);
const total = addCounts(results.map(({ counts }) => counts));
console.log(formatCounts(total));
process.exitCode = total.failed === 0 ? 0 : 1;
