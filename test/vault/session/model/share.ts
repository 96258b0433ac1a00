/** One process of a long run: `node share.ts RUNS SEED [PATH]` tells its parent every second what it has played, and stops when told to. */
import { dissolve } from '../company.ts';
import { emptyTally, runSequences } from './run-sequences.ts';
import { raiseCompany } from './staging.ts';
import type { Told } from './told.ts';

const [runs, seed, path] = process.argv.slice(2);
const tally = emptyTally();
let isStopped = false;
const tell = (failure?: string): void => {
  const told: Told = { ...tally, happened: [...tally.happened], failure };
  process.send?.(told);
};

process.on('message', () => {
  isStopped = true;
});
// The parent tells when to stop; it hears Ctrl-C too.
process.on('SIGINT', () => undefined);
const company = await raiseCompany();
const telling = setInterval(tell, 1_000);
try {
  tell(await runSequences(company, { runs: Number(runs), seed: Number(seed), path }, tally, () => isStopped));
} finally {
  clearInterval(telling);
  dissolve(company);
  process.disconnect();
}
