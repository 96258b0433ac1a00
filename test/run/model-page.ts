/** What a long run of the model came to, as a page that is kept. */
import { cpus } from 'node:os';
import { HAPPENINGS, type Happening } from '../vault/session/model/happenings.ts';
import type { Played } from './model-shares.ts';

export type LongRun = {
  readonly wanted: number;
  readonly seeds: readonly number[];
  readonly minutes: number;
  readonly state: 'running' | 'stopped' | 'done';
};

/** What never happened: a long run in which something never does has not shown what it is for. */
export function missingFrom({ happened }: Played): readonly Happening[] {
  return HAPPENINGS.filter((what) => (happened.get(what) ?? 0) === 0);
}

const STATES: Readonly<Record<LongRun['state'], string>> = { running: 'still running', stopped: 'stopped by hand', done: 'done' };

/** Ends with a line break, as the formatter wants it. */
export function pageOf(played: Played, { wanted, seeds, minutes, state }: LongRun): string {
  const machine = `${process.platform}, Node ${process.version}, ${String(cpus().length)} cores`;
  const rows = HAPPENINGS.map((what) => `| ${what} | ${String(played.happened.get(what) ?? 0)} |`);
  const failed = played.failures.length === 0 ? 'no failure' : `FAILED: ${String(played.failures.length)}`;
  return [
    '# The model, long run',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}, ${String(minutes)} minutes, ${STATES[state]}: ${failed}. Written by \`npm run model -- --runs ${String(wanted)}\`.`,
    '',
    `${String(played.sequences)} of ${String(wanted)} sequences, ${String(played.commands)} commands, ${String(played.cells)} cells checked; seeds ${seeds.join(' and ')}.`,
    '',
    '| what happened | times |',
    '| --- | --- |',
    ...rows,
    '',
    ...played.failures.flatMap((failure) => ['```', failure, '```', '']),
  ].join('\n');
}
