/** `npm run check [-- name …]`: types, lint, format, directions, dead code. */
import { formatCounts } from '../run/counts.ts';
import { runChecks } from './run-checks.ts';

const counts = await runChecks(process.argv.slice(2));
console.log(formatCounts(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
