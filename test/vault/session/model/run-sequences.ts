/** Plays sequences drawn from a seed, one after the other, and counts what happened. */
import fc from 'fast-check';
import type { Company } from '../company.ts';
import { compare } from './compare.ts';
import { addUp, type Happened } from './happenings.ts';
import { anySequence } from './sequences.ts';
import { inCopyOf } from './staging.ts';
import { play } from './command.ts';

export type Tally = { sequences: number; commands: number; cells: number; readonly happened: Happened };
export type Drawn = {
  readonly runs: number;
  readonly seed: number;
  /** Of one sequence, as a failure names it. */
  readonly path?: string | undefined;
};

export const emptyTally = (): Tally => ({ sequences: 0, commands: 0, cells: 0, happened: new Map() });

/**
 * After each sequence every key of everybody is tried on every sealed row, and lists are looked at. Returns what failed, with the
 * shortest sequence found that does; nothing is played any more once `isStopped`.
 */
export async function runSequences(
  company: Company,
  { runs, seed, path }: Drawn,
  tally: Tally,
  isStopped: () => boolean,
): Promise<string | undefined> {
  const playOne = fc.asyncProperty(anySequence, (sequence) =>
    isStopped()
      ? Promise.resolve()
      : inCopyOf(company, async (oracle, real) => {
          const commands = await play(sequence, oracle, real);
          const { cells, differences } = await compare(oracle, real);
          if (differences.length > 0) throw new Error(differences.join('\n'));
          tally.sequences += 1;
          tally.commands += commands;
          tally.cells += cells;
          addUp(tally.happened, oracle.happened);
        }),
  );
  const done = await fc.check(playOne, { numRuns: runs, seed, ...(path === undefined ? {} : { path }) });
  if (!done.failed) return undefined;
  const steps = done.counterexample?.[0].map(({ name }) => name).join('\n  ') ?? '';
  const why = done.errorInstance instanceof Error ? (done.errorInstance.stack ?? done.errorInstance.message) : String(done.errorInstance);
  return `seed ${String(seed)}, path ${done.counterexamplePath ?? ''}\n  ${steps}\n${why}`;
}
