/** `npm run reliability:long`: the reliability suite at its full size, hours long; its figures become RESULTS.md. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runNode } from '../run/child.ts';

const LIMIT_MS = 24 * 60 * 60_000;
const PAGE = fileURLToPath(new URL('RESULTS.md', import.meta.url));
const Line = z.object({ title: z.string(), figures: z.record(z.string(), z.union([z.number(), z.string()])) });

function page(lines: readonly z.infer<typeof Line>[], minutes: number, isPassed: boolean): string {
  const day = new Date().toISOString().slice(0, 10);
  const rows = lines.map(
    ({ title, figures }) =>
      `| ${title} | ${Object.entries(figures)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', ')} |`,
  );
  return [
    '# Reliability, long run',
    '',
    `${day}, ${process.platform}, Node ${process.version}, ${String(cpus().length)} cores, ${String(minutes)} minutes: ${isPassed ? 'every test passed' : 'NOT EVERY TEST PASSED'}. Written by \`npm run reliability:long\`.`,
    '',
    '| what was done | what came of it |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'keepbook-long-'));
const results = join(folder, 'results.jsonl');
writeFileSync(results, '');
const startedAt = performance.now();
try {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    'reliability',
    '--testTimeout',
    String(LIMIT_MS),
    '--hookTimeout',
    String(LIMIT_MS),
  ];
  const env = { ...process.env, KEEPBOOK_RELIABILITY: 'long', KEEPBOOK_RELIABILITY_RESULTS: results };
  const { exitCode } = await runNode([...args, ...process.argv.slice(2)], { limitMs: LIMIT_MS, output: 'shown', env });
  const lines = readFileSync(results, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  writeFileSync(
    PAGE,
    page(
      lines.map((line) => Line.parse(JSON.parse(line))),
      Math.round((performance.now() - startedAt) / 60_000),
      exitCode === 0,
    ),
  );
  console.log(exitCode === 0 ? `wrote ${PAGE}` : `FAILED; wrote ${PAGE}`);
  process.exitCode = exitCode;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
