/** A keeper's program puts customers nobody contacted for long back into the pool. Rule P4. */
import { PAGE_MAX } from '../../../shared/model/list.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import { mayWrite } from '../roster/entitlement.ts';
import type { Book } from '../roster/roster.ts';
import { record } from '../session/record.ts';
import { holdsBoth, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { idleCustomers, personalBooks, type Idle } from './idle-customers.ts';
import { keptPools } from './kept-pools.ts';
import type { LongWork } from './long-work.ts';
import { movedRows } from './move-customers.ts';
import { openIfThere } from './open-customer.ts';
import { customerToken } from './token.ts';
import { changed } from './write-edits.ts';

type Due = Idle & { readonly pool: Book };

/** Who is due now, as far as this person's program is the one to act; nobody for people who keep no pool, or cannot empty a personal book. */
export function idleDue(vault: UnlockedVault): readonly Due[] {
  const now = vault.ports.clock.now();
  return keptPools(vault).flatMap((pool) => idleCustomers(vault, emptiable(vault, pool.team), now).map((idle) => ({ ...idle, pool })));
}

/** A deputy who opens the pool alone takes nobody out of personal books. */
function emptiable(vault: UnlockedVault, team: string): readonly BookId[] {
  const state = roster(vault);
  return personalBooks(vault, team).filter((id) => {
    const book = state.books[id];
    return book !== undefined && mayWrite(state, book, selfMember(vault)) && holdsBoth(vault, book);
  });
}

/** Page by page. Returns how many went; what is left after an interruption goes the next time. */
export async function returnIdle(vault: UnlockedVault, { progress, isCancelled, pause }: LongWork): Promise<number> {
  await vault.verified;
  const due = idleDue(vault);
  let returned = 0;
  for (let at = 0; at < due.length && !vault.closed && !isCancelled(); at += PAGE_MAX) {
    const page = due.slice(at, at + PAGE_MAX).map(({ id, pool }) => ({ pool, customer: openIfThere(vault, id) }));
    // A lead who reads both books seals directly: nothing waits in an inbox, and nothing lets other calls through here.
    const moves = page.flatMap(({ pool, customer }) =>
      customer?.reach === undefined ? [] : [{ pool, customer, ...movedRows(vault, customer, pool.id) }],
    );
    const whole = moves.filter(({ unsealed }) => unsealed === undefined);
    if (whole.length > 0) {
      record(vault, {
        rows: whole.flatMap(({ rows }) => rows),
        audit: whole.map(({ pool, customer }) => ({
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
