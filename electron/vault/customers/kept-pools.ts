/** The pools for which this person's program is the one to act. */
import { keepsPool } from '../roster/permits.ts';
import { booksOf, type Book } from '../roster/roster.ts';
import { holdsBoth, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

/** The pools of the team this person leads, or is deputy for, and of those below it, where they hold both of a pool's keys. */
export function keptPools(vault: UnlockedVault): readonly Book[] {
  const state = roster(vault);
  return booksOf(state).filter((book) => book.kind === 'pool' && keepsPool(state, selfMember(vault), book) && holdsBoth(vault, book));
}
