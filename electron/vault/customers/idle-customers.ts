/**
 * Customers in personal books whom nobody contacted for long: who is warned, and when they go back to the pool. A contact is
 * a note of a call, visit, message or e-mail; coming into the book counts as one, and so does a new rule. Rule P4.
 */
import { DAY_MS, isoDay } from '../../../shared/model/day.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { uuidTime } from '../crypto/bytes.ts';
import { booksOf } from '../roster/roster.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';

export type Idle = {
  readonly id: CustomerId;
  /** Instant (ms) from which on a keeper's program returns them. */ readonly returnsAt: number;
};

/** When a customer last mentioned on a day (empty: never) goes back, unless somebody contacts them before. */
function returnOf(vault: UnlockedVault, id: CustomerId, lastContactOn: string, arrivedAt: number | undefined): number {
  const { policy, returnRuleAt } = roster(vault);
  const contact = lastContactOn === '' ? 0 : new Date(`${lastContactOn}T00:00:00`).getTime();
  const last = Math.max(contact, arrivedAt ?? 0, uuidTime(id));
  return Math.max(last + policy.returnAfterDays * DAY_MS, returnRuleAt + policy.returnWarnDays * DAY_MS);
}

/** Of the personal books among `books`: whoever returns before `until` (ms), soonest first; nobody while the policy has no such rule. */
export function idleCustomers(vault: UnlockedVault, books: readonly BookId[], until: number): readonly Idle[] {
  const state = roster(vault);
  const { returnAfterDays } = state.policy;
  const personal = books.filter((id) => state.books[id]?.kind === 'personal');
  if (returnAfterDays === 0 || personal.length === 0) return [];
  const cutoff = until - returnAfterDays * DAY_MS;
  const arrived = new Map(vault.journal.state.arrivals.since(Math.max(0, cutoff)).map(({ customer, at }) => [customer, at]));
  return vault.projection
    .idle(personal, isoDay(cutoff))
    .filter(({ id }) => state.exempt[id] === undefined)
    .map(({ id, lastContactOn }) => ({ id, returnsAt: returnOf(vault, id, lastContactOn, arrived.get(id)) }))
    .filter(({ returnsAt }) => returnsAt <= until)
    .sort((a, b) => a.returnsAt - b.returnsAt || (a.id < b.id ? -1 : 1));
}

/** Those to be warned about: they return within the days of warning. */
export function warnedCustomers(vault: UnlockedVault, books: readonly BookId[], now: number): readonly Idle[] {
  return idleCustomers(vault, books, now + roster(vault).policy.returnWarnDays * DAY_MS);
}

/** The personal books of people who are still there. */
export function personalBooks(vault: UnlockedVault, team: string): readonly BookId[] {
  const { members } = roster(vault);
  return booksOf(roster(vault))
    .filter((book) => book.kind === 'personal' && book.team === team && members[book.owner ?? '']?.state === 'active')
    .map(({ id }) => id);
}
