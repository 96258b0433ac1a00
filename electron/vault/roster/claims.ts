/** Claims on customers of a pool: who has reserved whom, within the limits every program counts alike, and whom a lead keeps out of it. Pure. Rules P1, P2, P4. */
import { DAY_MS } from '../../../shared/model/day.ts';
import type { CustomerId, MemberId } from '../../../shared/model/ids.ts';
import type { RowEntry } from '../journal/batch.ts';
import { parseRowId, rowId, rowKindOf } from '../journal/row-id.ts';
import { leads } from './leading.ts';
import { keepsPool } from './permits.ts';
import { refuse, type JournalFacts, type Outcome, type StatementContext } from './outcome.ts';
import { epochOf, isActive, isReader, memberOf, ownBook, type Roster } from './roster.ts';
import type { StatementOf } from './statements.ts';

/** Instants of the member's claims within 24 hours before `at`. */
export function claimsWithinDay(roster: Roster, member: MemberId, at: number): readonly number[] {
  return (roster.claimedAt[member] ?? []).filter((one) => one > at - DAY_MS);
}

/** Until when (ms) a customer stays closed to whoever had them last; undefined for everybody else and afterwards. */
export function coolingUntil(
  roster: Roster,
  member: MemberId,
  at: number,
  former: ReturnType<JournalFacts['formerOwner']>,
): number | undefined {
  if (former === undefined || former.book !== ownBook(roster, member)?.id) return undefined;
  const until = former.at + roster.policy.coolingOffDays * DAY_MS;
  return at < until ? until : undefined;
}

/** By somebody of the pool's team who reads its cards and has a book of their own; the first to claim a customer has them. */
export function claim(roster: Roster, s: StatementOf<'customer.claimed'>, { author, at, facts }: StatementContext): Outcome {
  const pool = roster.books[s.pool];
  if (pool?.kind !== 'pool') return refuse('unknown-book');
  const member = memberOf(roster, author);
  if (!isActive(member) || member.team !== pool.team || ownBook(roster, author) === undefined) return refuse('no-right');
  if (!isReader(pool, 'card', epochOf(pool), author)) return refuse('not-a-reader');
  const before = claimsWithinDay(roster, author, at);
  if (before.length + s.customers.length > roster.policy.claimsPerDay) return refuse('claim-limit');
  const claims = { ...roster.claims };
  for (const customer of s.customers) {
    if (facts.placeOf(rowId(customer, 'card'))?.book !== pool.id) return refuse('not-in-pool');
    if (claims[customer] !== undefined) return refuse('already-claimed');
    if (coolingUntil(roster, author, at, facts.formerOwner(customer)) !== undefined) return refuse('cooling-off');
    claims[customer] = { by: author, pool: pool.id, at };
  }
  const claimedAt = { ...roster.claimedAt, [author]: [...before, ...s.customers.map(() => at)] };
  return { roster: { ...roster, claims, claimedAt } };
}

/** By whoever claimed, or a keeper of the pool. What was claimed today stays counted. */
export function release(roster: Roster, s: StatementOf<'claim.released'>, { author }: StatementContext): Outcome {
  const member = memberOf(roster, author);
  for (const customer of s.customers) {
    const standing = roster.claims[customer];
    if (standing === undefined) return refuse('not-claimed');
    const pool = roster.books[standing.pool];
    const keeps = pool !== undefined && keepsPool(roster, member, pool);
    if (!isActive(member) || (standing.by !== author && !keeps)) return refuse('no-right');
  }
  return { roster: without(roster, s.customers) };
}

/** By a lead of the team who reads the pool's private group: nobody opens to others what they cannot open themselves. */
export function openPool(roster: Roster, s: StatementOf<'pool.opened'>, { author }: StatementContext): Outcome {
  const pool = roster.books[s.pool];
  if (pool?.kind !== 'pool') return refuse('unknown-book');
  if (!leads(roster, memberOf(roster, author), pool.team)) return refuse('no-right');
  if (!isReader(pool, 'private', epochOf(pool), author)) return refuse('not-a-reader');
  return { roster: { ...roster, books: { ...roster.books, [pool.id]: { ...pool, open: s.open } } } };
}

/** By a lead of the team in whose book the customer is. */
export function exempt(roster: Roster, s: StatementOf<'customer.exempted'>, { author, facts }: StatementContext): Outcome {
  const member = memberOf(roster, author);
  const leadsBookOf = (customer: CustomerId): boolean => {
    const book = roster.books[facts.placeOf(rowId(customer, 'card'))?.book ?? ''];
    return book !== undefined && leads(roster, member, book.team);
  };
  if (!s.customers.every(leadsBookOf)) return refuse('no-right');
  const named = new Set<string>(s.customers);
  const others = Object.keys(roster.exempt).filter((id) => !named.has(id));
  return { roster: { ...roster, exempt: Object.fromEntries([...others, ...(s.exempt ? named : [])].map((id) => [id, true])) } };
}

function without(roster: Roster, customers: readonly string[]): Roster {
  const gone = new Set(customers);
  return { ...roster, claims: Object.fromEntries(Object.entries(roster.claims).filter(([id]) => !gone.has(id))) };
}

/** Whoever left claims nothing. */
export function withoutClaimsBy(roster: Roster, member: MemberId): Roster {
  return without(
    roster,
    Object.entries(roster.claims).flatMap(([id, { by }]) => (by === member ? [id] : [])),
  );
}

/** A claim ends when its customer leaves the pool, by whoever moved or removed them. */
export function endClaims(roster: Roster, rows: readonly RowEntry[]): Roster {
  if (Object.keys(roster.claims).length === 0) return roster;
  const ended = rows.flatMap((row) => {
    if (rowKindOf(row.id) !== 'card') return [];
    const parsed = parseRowId(row.id);
    if (parsed === undefined) return [];
    const standing = roster.claims[parsed.customer];
    return standing !== undefined && (row.digest === undefined || row.book !== standing.pool) ? [parsed.customer] : [];
  });
  return ended.length === 0 ? roster : without(roster, ended);
}
