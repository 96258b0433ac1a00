/** Reading lists at size, each in a process of its own: what the importer takes before anything is sealed. */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from '../../electron/vault/exchange/read-csv.ts';
import { workbookOf } from '../support/make-workbook.ts';
import { rowOf, type BenchRow } from './row.ts';
import { writeCsv } from './vault-place.ts';

const STEP = join(import.meta.dirname, 'read-step.ts');

export async function benchExchange(counts: readonly number[]): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'keepbook-lists-'));
  try {
    const rows: BenchRow[] = [];
    for (const size of counts) {
      const csv = join(folder, `${String(size)}.csv`);
      const xlsx = join(folder, `${String(size)}.xlsx`);
      await writeCsv(csv, size);
      await writeXlsx(csv, xlsx);
      for (const [kind, file] of [['CSV', csv] as const, ['XLSX', xlsx] as const]) rows.push(...readOf(kind, file, size));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOf(kind: string, file: string, size: number): readonly BenchRow[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [STEP, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${kind}: ${stderr}`);
  const { rows, ms, peak } = JSON.parse(stdout) as { readonly rows: number; readonly ms: number; readonly peak: number };
  if (rows !== size) throw new Error(`${kind}: ${String(rows)} rows instead of ${String(size)}`);
  return [
    rowOf({ what: `read a ${kind} list`, size, ours: (rows * 1000) / ms, unit: 'rows/s' }),
    rowOf({ what: `read a ${kind} list, peak`, size, ours: peak / 1e6, unit: 'MB', bar: { most: 150 } }),
  ];
}

/** The same list as Excel writes it: every text once among the shared strings, phones as numbers. */
async function writeXlsx(csv: string, xlsx: string): Promise<void> {
  const strings = new Map<string, number>();
  const rows: string[] = [];
  for await (const { cells } of readCsv(createReadStream(csv), { encoding: 'utf-8', delimiter: ',' })) rows.push(rowXml(cells, strings));
  const items = [...strings.keys()].map((text) => `<t xml:space="preserve">${escaped(text)}</t>`);
  writeFileSync(xlsx, workbookOf({ sheets: [{ name: '客户', data: rows.join('') }], strings: items }));
}

function rowXml(cells: readonly string[], strings: Map<string, number>): string {
  const cell = (text: string): string => {
    if (text === '') return '<c/>';
    if (/^[1-9]\d{0,14}$/u.test(text)) return `<c><v>${text}</v></c>`;
    const index = strings.get(text) ?? strings.size;
    strings.set(text, index);
    return `<c t="s"><v>${String(index)}</v></c>`;
  };
  return `<row>${cells.map(cell).join('')}</row>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
