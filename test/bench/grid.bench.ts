/** A block of 1,000 rows pasted into the list: read, checked, sealed, signed, indexed; and taken back. */
import type { CustomerId } from '../../shared/model/ids.ts';
import { createWorld } from '../support/vault-world.ts';
import { rowOf, type BenchRow } from './row.ts';

const ROWS = 1_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

export async function benchGrid(): Promise<readonly BenchRow[]> {
  const world = await createWorld();
  try {
    const ids: CustomerId[] = [];
    for (let at = 0; at < ROWS; at += 1) {
      const reach = [{ kind: 'phone' as const, value: `138${String(at).padStart(8, '0')}` }];
      ids.push((await world.call('customers.create', { card: { name: `客户 ${String(at)}`, tags: [] }, reach })).id);
    }
    const rows = ids.map((id, at) => ({
      id,
      cells: [
        { field: 'company' as const, text: `公司 ${String(at % 50)}` },
        { field: 'city' as const, text: '上海' },
        { field: 'phone' as const, text: `139${String(at).padStart(8, '0')}` },
      ],
    }));
    const row = (what: string, ours: number): BenchRow => rowOf({ what, size: ROWS, ours, unit: 'ms' });
    return [
      row('grid: paste 1,000 rows of three cells', await timed(() => world.call('customers.updateMany', { rows }))),
      row('grid: take it back', await timed(() => world.call('edits.undo', undefined))),
    ];
  } finally {
    world.remove();
  }
}
