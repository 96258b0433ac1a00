/**
 * `npm run model [-- --runs 10000]`: sequences of people joining, moving and leaving against plain objects, then the controls and the
 * key matrix. `--seed` and `--path` play again what a failure names. Ctrl-C ends it after the sequences being played; a long run keeps
 * its results in a page beside the model, also when it is stopped.
 */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './child.ts';
import { addCounts, formatCounts, type Counts } from './counts.ts';
import { missingFrom, pageOf, type LongRun } from './model-page.ts';
import { startShares, type Played } from './model-shares.ts';
import { runSuite } from './run-suite.ts';

const PAGE = join(ROOT, 'test/vault/session/model/RESULTS.md');
/** From here on results are kept, and everything there is has to happen at least once. */
const LONG = 1_000;
const TOLD_EVERY_MS = 60_000;

type Wanted = { readonly runs: number; readonly atOnce: number; readonly seed: number; readonly path?: string | undefined };

function lineOf({ sequences, commands, cells, happened }: Played, minutes: number): string {
  const handedOut = happened.get('handed out') ?? 0;
  return `${sequences} sequences run, ${commands} commands, ${cells} cells checked, ${handedOut} customers handed out (${minutes} min)`;
}

async function playSequences({ runs, atOnce, seed, path }: Wanted): Promise<{ counts: Counts; isStopped: boolean }> {
  const startedAt = performance.now();
  const each = Math.ceil(runs / atOnce);
  const seeds = Array.from({ length: atOnce }, (_, at) => (seed + at) % 2 ** 31);
  const shares = startShares(seeds.map((one) => ({ runs: each, seed: one, path })));
  const stopping = new AbortController();
  const keep = (state: LongRun['state']): Played => {
    const played = shares.sum();
    const minutes = Math.round((performance.now() - startedAt) / 60_000);
    console.log(lineOf(played, minutes));
    if (runs >= LONG) writeFileSync(PAGE, pageOf(played, { wanted: runs, seeds, minutes, state }));
    return played;
  };
  const telling = setInterval(() => keep('running'), TOLD_EVERY_MS);
  const interrupted = (): void => {
    stopping.abort();
    shares.stop();
  };
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  await shares.ended;
  clearInterval(telling);
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  const played = keep(stopping.signal.aborted ? 'stopped' : 'done');
  for (const failure of played.failures) console.log(`failed: model > ${failure}`);
  const missing = runs >= LONG && !stopping.signal.aborted ? missingFrom(played) : [];
  if (missing.length > 0) console.log(`failed: model > never happened: ${missing.join(', ')}`);
  const failed = played.failures.length + (missing.length > 0 ? 1 : 0);
  return { counts: { passed: failed === 0 ? 1 : 0, failed, skipped: 0 }, isStopped: stopping.signal.aborted };
}

function wanted(): Wanted | undefined {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '300' },
      'at-once': { type: 'string', default: '2' },
      seed: { type: 'string', default: String(randomInt(2 ** 31)) },
      path: { type: 'string' },
    },
  });
  const { path } = values;
  const [runs, atOnce, seed] = [values.runs, values['at-once'], values.seed].map(Number);
  const isNumber = (value: number | undefined, least: number): value is number => Number.isInteger(value) && (value ?? -1) >= least;
  if (!isNumber(runs, 1) || !isNumber(atOnce, 1) || !isNumber(seed, 0)) return undefined;
  return path === undefined ? { runs, atOnce, seed } : { runs: 1, atOnce: 1, seed, path };
}

const asked = wanted();
if (asked === undefined) {
  console.error('--runs and --at-once take a number from 1, --seed one from 0');
  process.exitCode = 2;
} else {
  const { counts: played, isStopped } = await playSequences(asked);
  const files = ['test/vault/session/model/controls.test.ts', 'test/vault/key-matrix.test.ts'];
  const counts = isStopped ? played : addCounts([played, await runSuite('unit', { more: files })]);
  console.log(formatCounts(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
