/** The pool: claims and what is left of the limits. */
import { claimCustomers, poolStatus, releaseClaims } from '../../vault/customers/claim-customers.ts';
import { openClaims } from '../../vault/customers/open-claims.ts';
import type { UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { CallTable, ServiceState } from './state.ts';

export function poolCalls(state: ServiceState): CallTable<'pool.status' | 'pool.claim' | 'pool.release'> {
  const vault = (): UnlockedVault => state.unlocked();
  return {
    'pool.status': () => poolStatus(vault()),
    'pool.claim': async ({ ids }) => {
      const claimed = await claimCustomers(vault(), ids);
      return { claimed, opened: await openClaims(vault()) };
    },
    'pool.release': async ({ ids, reason }) => ({ released: await releaseClaims(vault(), ids, reason) }),
  };
}
