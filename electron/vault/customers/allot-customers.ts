/** A keeper's program hands out the day's customers of the pool, and which of them wait for a first call. Rule P6. */
import { isoDay } from '../../../shared/model/day.ts';
import { MemberId, type BookId, type CustomerId } from '../../../shared/model/ids.ts';
import { allottedOn, takesFrom } from '../roster/allot.ts';
import { coolingUntil } from '../roster/claims.ts';
import { mayWrite } from '../roster/entitlement.ts';
import { membersOf, ownBook, type Book, type Member } from '../roster/roster.ts';
import { record } from '../session/record.ts';
import { canOpen } from '../session/rows.ts';
import { holdsBoth, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { holdingOf } from './claim-customers.ts';
import { deal, type Taker } from './deal.ts';
import { keptPools } from './kept-pools.ts';
import { movedRows } from './move-customers.ts';
import { openIfThere } from './open-customer.ts';
import { changed } from './write-edits.ts';

/** Nobody whose book this person does not open: what is in it could not be counted. */
function takersOf(vault: UnlockedVault, pool: Book, on: string): readonly Taker[] {
  const state = roster(vault);
  const { allotPerDay, holdingMax } = state.policy;
  return membersOf(state)
    .filter((member) => takesFrom(state, pool, member))
    .flatMap(({ id }): Taker[] => {
      const own = ownBook(state, id);
      if (own === undefined || !holdsBoth(vault, own) || !mayWrite(state, own, selfMember(vault))) return [];
      const given = allottedOn(state, id, on).length;
      const held = holdingOf(vault, own);
      return [{ member: id, given, held, room: Math.min(allotPerDay - given, holdingMax - held) }];
    });
}

/** Of the pool, longest untouched first, without whoever is claimed, asked to be left alone, or is not to be opened in whole. */
function* waitingIn(vault: UnlockedVault, pool: Book): Generator<CustomerId> {
  const { claims } = roster(vault);
  const { ids } = vault.projection.exportable({ search: '', books: [pool.id], sort: 'updated', descending: false });
  for (const id of ids) if (claims[id] === undefined && vault.journal.state.ofCustomer(id).every((fact) => canOpen(vault, fact))) yield id;
}

function give(vault: UnlockedVault, pool: Book, { to, on, hand }: { to: Member; on: string; hand: readonly CustomerId[] }): number {
  const own = ownBook(roster(vault), to.id);
  if (own === undefined) return 0;
  const moves = hand
    .flatMap((id) => openIfThere(vault, id) ?? [])
    .map((customer) => ({ id: customer.id, ...movedRows(vault, customer, own.id) }));
  const customers = moves.map(({ id }) => id);
  if (customers.length === 0) return 0;
  record(vault, {
    statements: [{ type: 'customer.allotted', pool: pool.id, to: to.id, on, customers }],
    rows: moves.flatMap(({ rows }) => rows),
  });
  changed(vault, customers);
  return customers.length;
}

/**
 * What is owed for today at this computer, in one batch for each person; nothing where the policy hands nothing out or this
 * person keeps no pool. Whoever was given less because the pool was empty gets the rest the next time. Returns how many.
 */
export async function allotCustomers(vault: UnlockedVault): Promise<number> {
  await vault.verified;
  if (roster(vault).policy.allotPerDay === 0) return 0;
  return keptPools(vault).reduce((sum, pool) => sum + allotFrom(vault, pool), 0);
}

function allotFrom(vault: UnlockedVault, pool: Book): number {
  const state = roster(vault);
  const now = Math.max(vault.ports.clock.now(), vault.journal.lastAt);
  const on = isoDay(vault.ports.clock.now());
  const takers = takersOf(vault, pool, on);
  if (takers.every(({ room }) => room <= 0)) return 0;
  const { arrivals } = vault.journal.state;
  const hands = deal(
    takers,
    waitingIn(vault, pool),
    (member, id) => coolingUntil(state, member, now, arrivals.formerOwner(id)) !== undefined,
  );
  let given = 0;
  for (const [member, hand] of hands) {
    const to = state.members[member];
    if (to !== undefined && !vault.closed) given += give(vault, pool, { to, on, hand });
  }
  return given;
}

type Allotted = { readonly customer: CustomerId; readonly at: number };

/** Of the last day something was handed out for the owners of `books`: who is still there and was not contacted since. */
export function allottedInto(vault: UnlockedVault, books: readonly BookId[]): readonly Allotted[] {
  const state = roster(vault);
  const wanted = new Set<string>(books);
  return Object.entries(state.allotments).flatMap(([member, { at, customers }]) => {
    const book = ownBook(state, MemberId.parse(member));
    if (book === undefined || !wanted.has(book.id)) return [];
    return customers.filter((id) => isUntouched(vault, id, book.id, at)).map((customer) => ({ customer, at }));
  });
}

function isUntouched(vault: UnlockedVault, id: CustomerId, book: BookId, at: number): boolean {
  const place = vault.projection.placeOf(id);
  if (place?.book !== book || place.isTrashed) return false;
  return (vault.projection.get(id)?.lastContactAt ?? 0) < at;
}
