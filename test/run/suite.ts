/** `node test/run/suite.ts <unit|e2e|reliability> [arguments for Vitest]`: one suite, its counts as the last line. */
import { formatCounts } from './counts.ts';
import { SUITES, isSuite, runSuite } from './run-suite.ts';

const [name = '', ...more] = process.argv.slice(2);
if (isSuite(name)) {
  const counts = await runSuite(name, { more });
  console.log(formatCounts(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
} else {
  console.error(`which suite? ${Object.keys(SUITES).join(', ')}`);
  process.exitCode = 2;
}
