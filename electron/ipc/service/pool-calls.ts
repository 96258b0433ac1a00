/** The pool: claims and what is left of the limits. */
import { VaultError } from '../../../shared/errors.ts';
import { allotCustomers } from '../../vault/customers/allot-customers.ts';
import { claimCustomers, poolStatus, releaseClaims, setPoolOpen } from '../../vault/customers/claim-customers.ts';
import { keptPools } from '../../vault/customers/kept-pools.ts';
import { openClaims } from '../../vault/customers/open-claims.ts';
import { idleDue, returnIdle } from '../../vault/customers/return-idle.ts';
import { hasRole } from '../../vault/roster/roster.ts';
import { record } from '../../vault/session/record.ts';
import { pause } from '../../vault/session/unlock.ts';
import { keepHouse } from '../../vault/session/housekeeping.ts';
import { languageOf } from '../../vault/session/language.ts';
import { roster, selfMember, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import { resealBehind } from './reseal.ts';
import type { Jobs } from '../jobs.ts';
import type { CallTable, ServiceState } from './state.ts';

/** Customers nobody contacted for long, by whoever keeps the pool. */
export async function returnInTray(vault: UnlockedVault, jobs: Jobs): Promise<void> {
  if (vault.closed || idleDue(vault).length === 0) return;
  await jobs.run('return', { canCancel: true }, (job) => returnIdle(vault, { ...job, pause }));
}

export function poolCalls(
  state: ServiceState,
): CallTable<'pool.status' | 'pool.setOpen' | 'pool.claim' | 'pool.allot' | 'pool.release' | 'pool.exempt'> {
  const vault = (): UnlockedVault => state.unlocked();
  return {
    'pool.status': () => poolStatus(vault()),
    'pool.setOpen': async ({ open }) => {
      await setPoolOpen(vault(), open);
      await keepHouse(vault(), languageOf(roster(vault())));
      void resealBehind(state);
      state.emit('roster.changed', undefined);
      return poolStatus(vault());
    },
    'pool.claim': async ({ ids }) => {
      const claimed = await claimCustomers(vault(), ids);
      return { claimed, opened: await openClaims(vault()) };
    },
    'pool.allot': async () => {
      if (keptPools(vault()).length === 0 && !hasRole(selfMember(vault()), 'lead'))
        throw new VaultError('FORBIDDEN', 'keepers hand out customers');
      return { given: await allotCustomers(vault()) };
    },
    'pool.exempt': async ({ ids, exempt }) => {
      await vault().verified;
      record(vault(), { statements: [{ type: 'customer.exempted', customers: [...new Set(ids)], exempt }] });
      state.emit('customers.changed', { ids });
    },
    'pool.release': async ({ ids, reason }) => ({ released: await releaseClaims(vault(), ids, reason) }),
  };
}
