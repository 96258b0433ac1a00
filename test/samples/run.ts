/** `npm run samples`: every file of the samples through the real importer; `SAMPLES=FOLDER` for another folder with its own `expected.json`. */
import { formatCounts } from '../run/counts.ts';
import { judge, samplesFolder, samplesOf } from './judge.ts';
import type { Verdict } from './judge.ts';

const folder = samplesFolder();
const verdicts: Verdict[] = [];
for (const sample of samplesOf(folder)) verdicts.push(await judge(folder, sample));

console.table(
  [...new Set(verdicts.map(({ sample }) => sample.format))].map((format) => {
    const all = verdicts.filter(({ sample }) => sample.format === format);
    const readable = all.filter(({ sample }) => !sample.refuse);
    const refusals = all.filter(({ sample }) => sample.refuse);
    return {
      format,
      files: all.length,
      'contacts found': sum(readable.map(({ outcome }) => (typeof outcome === 'number' ? outcome : 0))),
      'contacts expected': sum(
        readable.map(({ sample, outcome, isCountRight }) => (isCountRight ? Number(outcome) : (sample.contacts ?? 0))),
      ),
      'files right': `${String(readable.filter(({ isCountRight }) => isCountRight).length)} of ${String(readable.length)}`,
      'refusals right': `${String(refusals.filter(({ isCountRight }) => isCountRight).length)} of ${String(refusals.length)}`,
      'spots right': `${String(sum(readable.map(({ sample, missedSpots }) => sample.spot.length - missedSpots.length)))} of ${String(sum(readable.map(({ sample }) => sample.spot.length)))}`,
    };
  }),
);
const wrong = verdicts.filter(({ isCountRight, missedSpots }) => !isCountRight || missedSpots.length > 0);
for (const { sample, outcome, missedSpots } of wrong) {
  const expected = sample.refuse ? 'a refusal' : [sample.contacts, ...sample.accept].filter((count) => count !== null).join(' or ');
  console.log(`${sample.file}: ${String(outcome)} instead of ${expected}; not found: ${JSON.stringify(missedSpots)}`);
}
console.log(formatCounts({ passed: verdicts.length - wrong.length, failed: wrong.length, skipped: 0 }));
process.exitCode = wrong.length === 0 ? 0 : 1;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
