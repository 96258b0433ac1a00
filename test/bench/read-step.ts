/** `node read-step.ts <file>`: reads a list of any kind to its last row as an import does, and prints rows, time and memory. */
import { createReadStream, statSync } from 'node:fs';
import type { ImportSource } from '../../electron/vault/exchange/import-source.ts';
import { previewFile } from '../../electron/vault/exchange/preview.ts';
import { readRows } from '../../electron/vault/exchange/read-file.ts';

const [file = ''] = process.argv.slice(2);
const source: ImportSource = {
  bytes: statSync(file).size,
  chunks: (start = 0, end = statSync(file).size) => createReadStream(file, { start, end: Math.max(start, end - 1) }),
};
const before = process.memoryUsage.rss();
const startedAt = performance.now();
const { format } = await previewFile(source, { language: 'zh-CN', today: '2026-11-22' });
let rows = 0;
for await (const row of readRows(source, format)) rows += row.cells.length > 0 ? 1 : 0;
console.log(JSON.stringify({ rows: rows - 1, ms: performance.now() - startedAt, peak: process.resourceUsage().maxRSS * 1024 - before }));
