/** Who was handed over to this person: by whom, when, and whom they have not looked at yet. */
import { DAY_MS } from '../../../shared/model/day.ts';
import type { BookId, CustomerId, MemberId } from '../../../shared/model/ids.ts';
import type { HandoverFilter } from '../../../shared/model/list.ts';
import { HANDOVERS_KEPT_DAYS, SEEN_MAX, type Handover } from '../../../shared/model/today.ts';
import type { Arrival } from '../journal/arrivals.ts';
import { booksOf, epochOf, ownBook } from '../roster/roster.ts';
import { changeSettings, readSettings } from '../session/own-settings.ts';
import { record } from '../session/record.ts';
import { holdsKey, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

/** Moves of one person this close together are one handover: long ones are written page by page. */
const TOGETHER_MS = 10 * 60_000;

function isThere(vault: UnlockedVault, { customer, book }: Arrival): boolean {
  const there = vault.projection.placeOf(customer);
  return there?.book === book && !there.isTrashed;
}

/** Customers who came into the books since an instant (ms) by somebody else's hand and are still there, newest first. */
export function arrivalsInto(vault: UnlockedVault, books: readonly BookId[], since: number): readonly Arrival[] {
  const wanted = new Set(books);
  return vault.journal.state.arrivals
    .since(since)
    .filter((arrival) => arrival.by !== vault.self.member && wanted.has(arrival.book) && isThere(vault, arrival));
}

/** The viewer's own book and the team's shared one. */
function ownBooks(vault: UnlockedVault): readonly BookId[] {
  const self = selfMember(vault);
  return booksOf(roster(vault))
    .filter((book) => holdsKey(vault, book.id, 'card', epochOf(book)))
    .filter((book) => book.owner === self.id || (book.kind === 'shared' && book.team === self.team))
    .map(({ id }) => id);
}

function recent(vault: UnlockedVault): readonly Arrival[] {
  return arrivalsInto(vault, ownBooks(vault), vault.ports.clock.now() - HANDOVERS_KEPT_DAYS * DAY_MS);
}

export function isUnseen(vault: UnlockedVault, { customer, at }: Pick<Arrival, 'customer' | 'at'>): boolean {
  const { until, seen } = readSettings(vault).handovers;
  return at > until && !seen.some((one) => one.id === customer && one.at >= at);
}

/** A claim that was opened came from the pool, by the keeper's program and not by anybody's wish. */
export function isFromPool(vault: UnlockedVault, { origin }: Arrival): boolean {
  return roster(vault).books[origin ?? '']?.kind === 'pool';
}

/** Newest first. */
export function handovers(vault: UnlockedVault): readonly Handover[] {
  const { members } = roster(vault);
  const groups: { by: MemberId; fromPool: boolean; last: number; handover: Handover }[] = [];
  for (const arrival of recent(vault)) {
    const fromPool = isFromPool(vault, arrival);
    const group = groups.find((one) => one.by === arrival.by && one.fromPool === fromPool && one.last - arrival.at <= TOGETHER_MS);
    const unseen = isUnseen(vault, arrival) ? 1 : 0;
    if (group === undefined) {
      const handover = { name: members[arrival.by]?.name ?? '', fromPool, at: arrival.at, count: 1, unseen };
      groups.push({ by: arrival.by, fromPool, last: arrival.at, handover });
      continue;
    }
    group.last = arrival.at;
    group.handover = { ...group.handover, count: group.handover.count + 1, unseen: group.handover.unseen + unseen };
  }
  return groups.map(({ handover }) => handover);
}

/** The customers a list narrowed to handovers shows. */
export function handedOver(vault: UnlockedVault, filter: HandoverFilter): readonly CustomerId[] {
  return recent(vault)
    .filter((arrival) => filter === 'all' || isUnseen(vault, arrival))
    .map(({ customer }) => customer);
}

/** Opening a customer is looking at them. */
export function noteLook(vault: UnlockedVault, id: CustomerId): void {
  const arrival = vault.journal.state.arrivals.of(id);
  if (arrival === undefined || arrival.by === vault.self.member || !isUnseen(vault, arrival)) return;
  if (!ownBooks(vault).includes(arrival.book)) return;
  const { until, seen } = readSettings(vault).handovers;
  changeSettings(vault, { handovers: { until, seen: [...seen.filter((one) => one.id !== id), { id, at: arrival.at }].slice(-SEEN_MAX) } });
  vault.emit('customers.changed', { ids: [id] });
}

/** All of them count as looked at. */
export function seeAllHandovers(vault: UnlockedVault): void {
  changeSettings(vault, { handovers: { until: vault.journal.lastAt, seen: [] } });
  vault.emit('customers.changed', { ids: [] });
}

const RECEIVED_FACT = 'handovers-received';

/**
 * The receiver's side of the log: one entry for each giver, in the first session in which the customers are theirs to open.
 * What was written is found in the log again, so that a rebuilt projection does not write it twice.
 */
export function logReceived(vault: UnlockedVault): void {
  const told = Number(vault.journal.state.fact(RECEIVED_FACT) ?? lastReceived(vault));
  const own = ownBook(roster(vault), vault.self.member);
  const fresh = own === undefined ? [] : arrivalsInto(vault, [own.id], told + 1);
  if (fresh.length > 0) {
    const givers = new Map<MemberId, CustomerId[]>();
    for (const { by, customer } of fresh) givers.set(by, [...(givers.get(by) ?? []), customer]);
    const { members } = roster(vault);
    record(vault, {
      audit: [...givers].map(([by, customers]) => ({
        action: 'handover.received',
        subject: members[by]?.name ?? '',
        count: customers.length,
        customers,
      })),
    });
  }
  vault.journal.state.setFact(RECEIVED_FACT, String(vault.journal.lastAt));
}

function lastReceived(vault: UnlockedVault): number {
  const at: unknown = vault.audit.db
    .prepare("select max(at) from audit where action = 'handover.received' and actor = ?")
    .pluck()
    .get(vault.self.member);
  return typeof at === 'number' ? at : 0;
}
