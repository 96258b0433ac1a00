/** The pools for which this person's program is the one to act. */
import { leads } from '../roster/leading.ts';
import { booksOf, type Book } from '../roster/roster.ts';
import { holdsBoth, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

/** The pools of the team this person leads and of those below it, where they hold both of a pool's keys. */
export function keptPools(vault: UnlockedVault): readonly Book[] {
  const state = roster(vault);
  return booksOf(state).filter((book) => book.kind === 'pool' && leads(state, selfMember(vault), book.team) && holdsBoth(vault, book));
}
