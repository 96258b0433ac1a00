/** `npm run model [-- --runs 10000]`: sequences of people joining, moving and leaving against plain objects, and the key matrix. */
import { parseArgs } from 'node:util';
import { formatCounts } from './counts.ts';
import { runSuite } from './run-suite.ts';

/** A sequence with its comparison takes about a second; a busy machine needs several times that. */
const LIMIT_MS_PER_RUN = 10_000;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '300' } } });
const runs = Number(values.runs);
if (Number.isInteger(runs) && runs > 0) {
  process.env['MODEL_RUNS'] = String(runs);
  const files = ['test/vault/session/model', 'test/vault/key-matrix.test.ts'];
  const counts = await runSuite('unit', { more: files, limitMs: 10 * 60_000 + runs * LIMIT_MS_PER_RUN });
  console.log(formatCounts(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
} else {
  console.error(`--runs takes a number such as 10000, not "${values.runs}"`);
  process.exitCode = 2;
}
