/** Whether the roster's own fold would let this person's statement count, so that nothing is promised that others refuse. */
import { applyStatement } from '../roster/apply.ts';
import { NO_FACTS, type Refusal } from '../roster/outcome.ts';
import type { Statement } from '../roster/statements.ts';
import { roster, type UnlockedVault } from './unlocked-vault.ts';

/** Why it would not count now; undefined where it would. Nothing is written. */
export function refusalOf(vault: UnlockedVault, statement: Statement): Refusal | undefined {
  const { self, journal, ports } = vault;
  const outcome = applyStatement(roster(vault), statement, {
    vaultId: journal.vaultId,
    author: self.member,
    device: self.device,
    at: ports.clock.now(),
    genesis: false,
    facts: NO_FACTS,
  });
  return 'refusal' in outcome ? outcome.refusal : undefined;
}
