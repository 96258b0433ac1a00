/** Claiming customers of the pool, and giving claims up. A claim is a signature: it opens nothing. Rule P1. */
import { VaultError } from '../../../shared/errors.ts';
import { DAY_MS, isoDay } from '../../../shared/model/day.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { PoolStatus } from '../../../shared/model/pool.ts';
import { allottedOn } from '../roster/allot.ts';
import { claimsWithinDay, coolingUntil } from '../roster/claims.ts';
import { epochOf, isActive, isReader, membersOf, ownBook, poolOf, type Book } from '../roster/roster.ts';
import { record } from '../session/record.ts';
import { holdsKey, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { keptPools } from './kept-pools.ts';
import { openCustomer } from './open-customer.ts';

/** Customers in somebody's own book and those they have claimed; counts what this person's keys open. */
export function holdingOf(vault: UnlockedVault, own: Book): number {
  const claims = Object.values(roster(vault).claims).filter(({ by }) => by === own.owner);
  return (vault.projection.countsByBook().get(own.id) ?? 0) + claims.length;
}

/** Says which limit stands in the way, before the roster would refuse without saying more. */
function requireClaimable(vault: UnlockedVault, customer: CustomerId, pool: BookId): void {
  const state = roster(vault);
  const standing = state.claims[customer];
  if (standing !== undefined)
    throw new VaultError('ALREADY_CLAIMED', 'claimed by somebody', { details: { name: state.members[standing.by]?.name ?? '' } });
  if (state.books[pool]?.kind !== 'pool') throw new VaultError('NOT_FOUND', 'this customer is not in the pool');
  const { self, journal, ports } = vault;
  const until = coolingUntil(state, self.member, Math.max(ports.clock.now(), journal.lastAt), journal.state.arrivals.formerOwner(customer));
  if (until !== undefined)
    throw new VaultError('COOLING_OFF', 'had this customer last', {
      details: { days: Math.ceil((until - ports.clock.now()) / DAY_MS), all: state.policy.coolingOffDays },
    });
}

/**
 * All of them or none. On disk and visible to everybody when it returns; `openClaims` of a keeper moves them.
 * Throws NOT_FOUND, FORBIDDEN without an own book, ALREADY_CLAIMED, CLAIM_LIMIT, HOLDING_LIMIT, COOLING_OFF.
 */
export async function claimCustomers(vault: UnlockedVault, ids: readonly CustomerId[]): Promise<number> {
  await vault.verified;
  const state = roster(vault);
  const own = ownBook(state, vault.self.member);
  if (own === undefined || !isActive(selfMember(vault))) throw new VaultError('FORBIDDEN', 'claims go into an own book');
  const customers = [...new Set(ids)].map((id) => openCustomer(vault, id));
  for (const { id, book, card } of customers) {
    if (card.trashedAt !== undefined) throw new VaultError('NOT_FOUND', 'this customer is in the trash');
    requireClaimable(vault, id, book.id);
  }
  const { claimsPerDay, holdingMax } = state.policy;
  const today = claimsWithinDay(state, vault.self.member, Math.max(vault.ports.clock.now(), vault.journal.lastAt)).length;
  if (today + customers.length > claimsPerDay)
    throw new VaultError('CLAIM_LIMIT', 'claims are used up', {
      details: { perDay: claimsPerDay, left: Math.max(0, claimsPerDay - today) },
    });
  if (holdingOf(vault, own) + customers.length > holdingMax)
    throw new VaultError('HOLDING_LIMIT', 'holds as many as allowed', { details: { most: holdingMax } });
  const pools = new Map<BookId, CustomerId[]>();
  for (const { id, book } of customers) pools.set(book.id, [...(pools.get(book.id) ?? []), id]);
  record(vault, { statements: [...pools].map(([pool, claimed]) => ({ type: 'customer.claimed', pool, customers: claimed })) });
  vault.emit('customers.changed', { ids: customers.map(({ id }) => id) });
  return customers.length;
}

/** Throws NOT_FOUND where nobody claimed, FORBIDDEN for other people's claims unless one leads the team. */
export async function releaseClaims(vault: UnlockedVault, ids: readonly CustomerId[], reason: string): Promise<number> {
  await vault.verified;
  const customers = [...new Set(ids)];
  if (customers.some((id) => roster(vault).claims[id] === undefined)) throw new VaultError('NOT_FOUND', 'nobody claimed this customer');
  record(vault, { statements: [{ type: 'claim.released', customers, reason }] });
  vault.emit('customers.changed', { ids: customers });
  return customers.length;
}

/** The pool of the team this person leads. Throws NOT_FOUND, FORBIDDEN for people who are no leads. */
export async function setPoolOpen(vault: UnlockedVault, open: boolean): Promise<void> {
  await vault.verified;
  const pool = poolOf(roster(vault), selfMember(vault).team);
  if (pool === undefined) throw new VaultError('NOT_FOUND', 'this team has no pool');
  record(vault, { statements: [{ type: 'pool.opened', pool: pool.id, open }] });
}

/** Active people who read the private group of a pool this person reads the cards of. */
function keepers(vault: UnlockedVault, pools: readonly Book[]): readonly string[] {
  return membersOf(roster(vault))
    .filter((member) => isActive(member) && pools.some((pool) => isReader(pool, 'private', epochOf(pool), member.id)))
    .map(({ name }) => name);
}

export function poolStatus(vault: UnlockedVault): PoolStatus {
  const state = roster(vault);
  const self = selfMember(vault);
  const own = isActive(self) ? ownBook(state, self.id) : undefined;
  const pools = Object.values(state.books).filter((book) => book.kind === 'pool' && holdsKey(vault, book.id, 'card', epochOf(book)));
  const claims = Object.values(state.claims).filter(({ pool }) => pools.some(({ id }) => id === pool));
  const { claimsPerDay, holdingMax, coolingOffDays } = state.policy;
  return {
    allotPerDay: state.policy.allotPerDay,
    ...(own === undefined
      ? {}
      : {
          own: {
            claimsToday: claimsWithinDay(state, self.id, vault.ports.clock.now()).length,
            claimsPerDay,
            holding: holdingOf(vault, own),
            holdingMax,
            coolingOffDays,
            allottedToday: allottedOn(state, self.id, isoDay(vault.ports.clock.now())).length,
            waiting: claims.filter(({ by }) => by === self.id).length,
          },
        }),
    claims: claims.length,
    keepers: keepers(vault, pools),
    open: pools.some((pool) => pool.open === true),
    isKeeper: keptPools(vault).length > 0,
  };
}
