/** Somebody leaves: freeze, new keys for every book they could read, and every row sealed anew, each checked by the program that reads it. */
import { teamWithList } from '../support/team-with-list.ts';
import { rowOf, type BenchRow } from './row.ts';

const CUSTOMERS = 10_000;

export async function benchLeaving(): Promise<readonly BenchRow[]> {
  const { world, ann, importMs } = await teamWithList(CUSTOMERS);
  try {
    const startedAt = performance.now();
    const { rowsSealedAnew } = await world.call('people.leave', { memberId: ann, reason: 'left' });
    const ours = (performance.now() - startedAt) / 1000;
    if (rowsSealedAnew < CUSTOMERS) throw new Error(`only ${String(rowsSealedAnew)} rows were sealed anew`);
    const reference = { name: 'importing them', value: importMs / 1000 };
    return [rowOf({ what: 'leaving: new keys, all rows sealed anew', size: CUSTOMERS, ours, unit: 's', reference })];
  } finally {
    world.remove();
  }
}
