/** The pool for which this person's program is the one to act. */
import { hasRole, poolOf, type Book } from '../roster/roster.ts';
import { holdsBoth, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

/** The pool of the team this person leads, where they hold both of its keys. */
export function keptPool(vault: UnlockedVault): Book | undefined {
  const self = selfMember(vault);
  const pool = poolOf(roster(vault), self.team);
  return hasRole(self, 'lead') && pool !== undefined && holdsBoth(vault, pool) ? pool : undefined;
}
