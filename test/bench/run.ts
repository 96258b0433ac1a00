/**
 * `npm run bench [-- --customers 10000,100000]`: runs every `bench…` function that a `*.bench.ts` beside this file exports, prints their
 * rows as tables, and counts the bars that were met.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatCounts } from '../run/counts.ts';

/** One line of a table. `met` says whether the bar of the row was reached; a row without a bar is only shown. */
type Row = Readonly<Record<string, string | number | boolean | undefined>>;
type Bench = (counts: number[]) => Promise<readonly Row[]>;

/** Exits with a message where `text` is not a list of positive whole numbers. */
function parseCounts(text: string): number[] {
  const counts = text.split(',').map(Number);
  if (counts.every((count) => Number.isInteger(count) && count > 0)) return counts;
  console.error(`--customers takes numbers such as 10000,100000, not "${text}"`);
  process.exit(2);
}

async function loadBenches(): Promise<readonly (readonly [string, Bench])[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts'));
  const modules = await Promise.all(files.map((name) => import(join(import.meta.dirname, name)) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.entries(module)).filter((entry): entry is [string, Bench] => isBench(entry));
}

function isBench([name, value]: readonly [string, unknown]): boolean {
  return name.startsWith('bench') && typeof value === 'function';
}

const { values } = parseArgs({ options: { customers: { type: 'string', default: '10000,100000' } } });
const counts = parseCounts(values.customers);
const rows: Row[] = [];
let broken = 0;
for (const [name, bench] of await loadBenches()) {
  console.log(`\n${name}`);
  try {
    const found = await bench(counts);
    console.table(found);
    rows.push(...found);
  } catch (error) {
    console.error(error);
    broken += 1;
  }
}
const failed = broken + rows.filter((row) => row['met'] === false).length + (rows.length === 0 && broken === 0 ? 1 : 0);
console.log(formatCounts({ passed: rows.filter((row) => row['met'] !== false).length, failed, skipped: 0 }));
process.exitCode = failed === 0 ? 0 : 1;
