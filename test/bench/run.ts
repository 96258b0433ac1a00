/**
 * `npm run bench [-- --customers 10000,100000]`: runs every `bench…` function that a `*.bench.ts` beside this file exports, prints their
 * rows as one table, and counts the bars that were met.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatCounts } from '../run/counts.ts';
import type { BenchRow } from './row.ts';

type Bench = (counts: number[]) => readonly BenchRow[] | Promise<readonly BenchRow[]>;

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
const rows: BenchRow[] = [];
let broken = 0;
for (const [name, bench] of await loadBenches()) {
  console.log(`\n${name}`);
  try {
    rows.push(...(await bench(counts)));
  } catch (error) {
    console.error(error);
    broken += 1;
  }
}
console.table(rows, ['what', 'size', 'ours', 'reference', 'ratio', 'bar', 'met']);
const failed = broken + rows.filter((row) => row.met === false).length + (rows.length === 0 && broken === 0 ? 1 : 0);
console.log(formatCounts({ passed: rows.filter((row) => row.met !== false).length, failed, skipped: 0 }));
process.exitCode = failed === 0 ? 0 : 1;
