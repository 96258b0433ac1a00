/** The permission matrix: on the screen, cell by cell, and as a list for an auditor; and one's own account. */
import { accountEntries, accountOf } from '../../vault/audit/own-account.ts';
import { writeFileWhole } from '../../vault/backup/write-file.ts';
import { rightsMatrix } from '../../vault/rights/matrix.ts';
import { reviewOf, signReview } from '../../vault/rights/review.ts';
import { rightsCsv } from '../../vault/rights/rights-csv.ts';
import { whyRight } from '../../vault/rights/why.ts';
import { roster } from '../../vault/session/unlocked-vault.ts';
import type { CallTable, ServiceState } from './state.ts';

export type RightsCall =
  'reviews.get' | 'reviews.sign' | 'rights.matrix' | 'rights.why' | 'rights.write' | 'account.get' | 'account.entries';

export function rightsCalls(state: ServiceState): CallTable<RightsCall> {
  return {
    'rights.matrix': () => {
      const vault = state.unlocked();
      return rightsMatrix(roster(vault), vault.journal.vaultId, vault.ports.clock.now());
    },
    'account.get': () => accountOf(state.unlocked()),
    'account.entries': (query) => accountEntries(state.unlocked(), query),
    'reviews.get': () => reviewOf(state.unlocked()),
    'reviews.sign': async ({ results }) => {
      await signReview(state.unlocked(), results);
      state.emit('roster.changed', undefined);
    },
    'rights.why': (question) => whyRight(state.unlocked(), question),
    'rights.write': async ({ path, language }) => {
      const { pieces, rows, logToken } = await rightsCsv(state.unlocked(), language);
      await writeFileWhole(path, pieces);
      return { rows, logToken };
    },
  };
}
