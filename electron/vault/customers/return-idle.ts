/** A keeper's program puts customers nobody contacted for long back into the pool. Rule P4. */
import { PAGE_MAX } from '../../../shared/model/list.ts';
import { record } from '../session/record.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { idleCustomers, personalBooks, type Idle } from './idle-customers.ts';
import { keptPool } from './kept-pool.ts';
import type { LongWork } from './long-work.ts';
import { movedRows } from './move-customers.ts';
import { openIfThere } from './open-customer.ts';
import { customerToken } from './token.ts';
import { changed } from './write-edits.ts';

/** Who is due now, as far as this person's program is the one to act; nobody for people who keep no pool. */
export function idleDue(vault: UnlockedVault): readonly Idle[] {
  const pool = keptPool(vault);
  return pool === undefined ? [] : idleCustomers(vault, personalBooks(vault, pool.team), vault.ports.clock.now());
}

/** Page by page. Returns how many went; what is left after an interruption goes the next time. */
export async function returnIdle(vault: UnlockedVault, { progress, isCancelled, pause }: LongWork): Promise<number> {
  await vault.verified;
  const pool = keptPool(vault);
  const due = idleDue(vault);
  if (pool === undefined) return 0;
  let returned = 0;
  for (let at = 0; at < due.length && !vault.closed && !isCancelled(); at += PAGE_MAX) {
    const page = due.slice(at, at + PAGE_MAX).flatMap(({ id }) => openIfThere(vault, id) ?? []);
    // A lead who reads both books seals directly: nothing waits in an inbox, and nothing lets other calls through here.
    const moves = page.filter(({ reach }) => reach !== undefined).map((customer) => ({ customer, ...movedRows(vault, customer, pool.id) }));
    const whole = moves.filter(({ unsealed }) => unsealed === undefined);
    if (whole.length > 0) {
      record(vault, {
        rows: whole.flatMap(({ rows }) => rows),
        audit: whole.map(({ customer }) => ({
          action: 'customer.returned' as const,
          subject: `${customerToken(customer.id)} → ${pool.name}`,
          customer: customer.id,
        })),
      });
      changed(
        vault,
        whole.map(({ customer }) => customer.id),
      );
    }
    returned += whole.length;
    progress(Math.min(at + PAGE_MAX, due.length), due.length);
    await pause();
  }
  return returned;
}
