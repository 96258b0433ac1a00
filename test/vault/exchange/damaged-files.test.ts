/** Damaged variants of every sample in a process of their own; `FUZZ_RUNS=10000` for as many, `FUZZ_SEED` for others. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runNode } from '../../run/child.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 200);
const SEED = Number(process.env['FUZZ_SEED'] ?? 7);
const LIMIT_MS = 120_000 + RUNS * 500;

const Outcome = z.object({
  imported: z.number(),
  refused: z.number(),
  crashes: z.array(z.string()),
  slowest: z.object({ ms: z.number(), file: z.string() }),
  peakMb: z.number(),
});

test(
  'a damaged file gives customers or an error with a code, in little time and memory',
  async () => {
    // What is only waiting to be collected says nothing; a file that needed more than this would end the process.
    const { exitCode, output } = await runNode(
      ['--max-old-space-size=96', '--max-semi-space-size=4', 'test/samples/fuzz.ts', String(RUNS), String(SEED)],
      {
        limitMs: LIMIT_MS,
        output: 'captured',
      },
    );
    expect([exitCode, output]).toEqual([0, expect.stringContaining('"crashes"')]);
    const { imported, refused, crashes, slowest, peakMb } = Outcome.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
    expect(crashes).toEqual([]);
    expect(imported + refused).toBe(RUNS);
    // Of the processor's time, so that a busy computer makes no difference.
    expect(slowest.ms).toBeLessThan(5_000);
    expect(peakMb).toBeLessThan(300);
  },
  LIMIT_MS + 10_000,
);
