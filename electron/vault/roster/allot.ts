/** What a keeper's program hands out of the pool, so many customers a day and person, as every program counts them. Pure. Rule P6. */
import type { CustomerId, MemberId } from '../../../shared/model/ids.ts';
import { rowId } from '../journal/row-id.ts';
import { coolingUntil } from './claims.ts';
import { keepsPool } from './permits.ts';
import { refuse, type Outcome, type StatementContext } from './outcome.ts';
import { epochOf, hasRole, isReader, memberOf, ownBook, type Book, type Member, type Roster } from './roster.ts';
import type { StatementOf } from './statements.ts';

const HOUR_MS = 3_600_000;

/** Whether a calendar day is going on somewhere on earth at an instant (ms): it begins at UTC+14 and ends at UTC-12. */
export function isSomewhere(on: string, at: number): boolean {
  const sinceNoon = at - Date.parse(`${on}T12:00:00Z`);
  return sinceNoon >= -26 * HOUR_MS && sinceNoon < 24 * HOUR_MS;
}

/** Whether a person is one of those a pool is handed out to: a salesperson of its team with a book of their own. */
export function takesFrom(roster: Roster, pool: Book, member: Member | undefined): member is Member {
  return hasRole(member, 'salesperson') && member?.team === pool.team && ownBook(roster, member.id) !== undefined;
}

/** Customers a person was given on a day of the keeper's calendar; only the newest day is kept. */
export function allottedOn(roster: Roster, member: MemberId, on: string): readonly CustomerId[] {
  const last = roster.allotments[member];
  return last?.on === on ? last.customers : [];
}

/** By a keeper who reads the pool's private group, for the day it is. */
export function allot(roster: Roster, s: StatementOf<'customer.allotted'>, { author, at, facts }: StatementContext): Outcome {
  const pool = roster.books[s.pool];
  if (pool?.kind !== 'pool') return refuse('unknown-book');
  if (!keepsPool(roster, memberOf(roster, author), pool)) return refuse('no-right');
  if (!isReader(pool, 'private', epochOf(pool), author)) return refuse('not-a-reader');
  if (!takesFrom(roster, pool, memberOf(roster, s.to))) return refuse('not-entitled');
  const last = roster.allotments[s.to];
  if (!isSomewhere(s.on, at) || (last !== undefined && s.on < last.on)) return refuse('wrong-day');
  const given = new Set(allottedOn(roster, s.to, s.on));
  for (const customer of s.customers) {
    if (facts.placeOf(rowId(customer, 'card'))?.book !== pool.id) return refuse('not-in-pool');
    if (roster.claims[customer] !== undefined) return refuse('already-claimed');
    if (coolingUntil(roster, s.to, at, facts.formerOwner(customer)) !== undefined) return refuse('cooling-off');
    if (given.has(customer)) return refuse('already-exists');
    given.add(customer);
  }
  if (given.size > roster.policy.allotPerDay) return refuse('allotment-limit');
  return { roster: { ...roster, allotments: { ...roster.allotments, [s.to]: { on: s.on, at, customers: [...given] } } } };
}
