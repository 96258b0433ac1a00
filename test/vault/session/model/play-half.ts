/** Half of the suite's sequences, so that two files share them between two cores. */
import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { dissolve } from '../company.ts';
import { emptyTally, runSequences } from './run-sequences.ts';
import { raiseCompany } from './staging.ts';

const RUNS = 100;

export function playHalf(): void {
  test('whatever people do, keys and lists are what plain objects say', { timeout: 60_000 + RUNS * 10_000 }, async () => {
    const company = await raiseCompany();
    const tally = emptyTally();
    try {
      expect(await runSequences(company, { runs: RUNS, seed: randomInt(2 ** 31) }, tally, () => false)).toBeUndefined();
    } finally {
      dissolve(company);
      const { sequences, commands, cells, happened } = tally;
      const handedOut = happened.get('handed out') ?? 0;
      console.log(`${sequences} sequences run, ${commands} commands, ${cells} cells checked, ${handedOut} customers handed out`);
    }
  });
}
