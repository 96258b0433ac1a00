/** What a keeper's program hands out, as every program counts it. Rule P6. */
import { expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/model/day.ts';
import { CustomerId, type BookId } from '../../../shared/model/ids.ts';
import { isSomewhere } from '../../../electron/vault/roster/allot.ts';
import { applyStatement } from '../../../electron/vault/roster/apply.ts';
import type { JournalFacts } from '../../../electron/vault/roster/outcome.ts';
import type { Roster } from '../../../electron/vault/roster/roster.ts';
import type { Statement } from '../../../electron/vault/roster/statements.ts';
import { books, by, ids, IN_POOL, people, type Name } from './people.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const customer = (at: number): CustomerId => CustomerId.parse(`0198c0de-0000-7000-8000-${String(600_000 + at).padStart(12, '0')}`);
const [c1, c2, c3] = [customer(1), customer(2), customer(3)];
const giving = (to: Name, on: string, ...customers: readonly CustomerId[]): Statement => ({
  type: 'customer.allotted',
  pool: books.pool,
  to: ids[to],
  on,
  customers,
});

const generous = (perDay = 2): Roster => {
  const roster = people();
  return { ...roster, policy: { ...roster.policy, allotPerDay: perDay } };
};

function outcome(roster: Roster, statement: Statement, name: Name = 'boss', at = NOON, facts: JournalFacts = IN_POOL): Roster | string {
  const judged = applyStatement(roster, statement, by(name, at, facts));
  return 'refusal' in judged ? judged.refusal : judged.roster;
}

function after(roster: Roster, statement: Statement, at = NOON): Roster {
  const judged = outcome(roster, statement, 'boss', at);
  if (typeof judged === 'string') throw new Error(judged);
  return judged;
}

test('P6 nobody is given more a day than the policy says, whoever signs and in how many pieces', () => {
  expect(outcome(generous(0), giving('sal', '2026-11-22', c1))).toBe('allotment-limit');
  expect(outcome(generous(), giving('sal', '2026-11-22', c1, c2, c3))).toBe('allotment-limit');
  const one = after(generous(), giving('sal', '2026-11-22', c1));
  expect(outcome(one, giving('sal', '2026-11-22', c1))).toBe('already-exists');
  const two = after(one, giving('sal', '2026-11-22', c2), NOON + 1);
  expect(two.allotments[ids.sal]).toEqual({ on: '2026-11-22', at: NOON + 1, customers: [c1, c2] });
  expect(outcome(two, giving('sal', '2026-11-22', c3))).toBe('allotment-limit');
  const next = after(two, giving('sal', '2026-11-23', c3), NOON + DAY_MS);
  expect(next.allotments[ids.sal]?.customers).toEqual([c3]);
  expect(outcome(next, giving('sal', '2026-11-22', c1), 'boss', NOON + DAY_MS)).toBe('wrong-day');
});

test('P6 the day is one that it is somewhere on earth', () => {
  expect(isSomewhere('2026-11-22', Date.parse('2026-11-21T10:00:00Z'))).toBe(true);
  expect(isSomewhere('2026-11-22', Date.parse('2026-11-21T09:59:59Z'))).toBe(false);
  expect(isSomewhere('2026-11-22', Date.parse('2026-11-23T11:59:59Z'))).toBe(true);
  expect(isSomewhere('2026-11-22', Date.parse('2026-11-23T12:00:00Z'))).toBe(false);
  expect(outcome(generous(), giving('sal', '2026-11-25', c1))).toBe('wrong-day');
});

test('P6 only a lead of the team who reads the pool’s private group hands out, and only to its salespeople with a book', () => {
  for (const name of ['sal', 'ben', 'adam', 'lena', 'aud', 'gone'] as const)
    expect(outcome(generous(), giving('sal', '2026-11-22', c1), name)).toBe('no-right');
  const roster = generous();
  const pool = roster.books[books.pool];
  if (pool === undefined) throw new Error('no pool');
  const without = { ...roster, books: { ...roster.books, [pool.id]: { ...pool, grants: { ...pool.grants, 'private/1': {} } } } };
  expect(outcome(without, giving('sal', '2026-11-22', c1))).toBe('not-a-reader');
  for (const name of ['boss', 'adam', 'lena', 'gone', 'ben'] as const)
    expect(outcome(roster, giving(name, '2026-11-22', c1))).toBe('not-entitled');
});

test('P6 customers are in the pool, unclaimed, and not closed to whoever gets them', () => {
  const at = (book: BookId): JournalFacts => ({ ...IN_POOL, placeOf: () => ({ book, epoch: 1 }) });
  expect(outcome(generous(), giving('sal', '2026-11-22', c1), 'boss', NOON, at(books.shared))).toBe('not-in-pool');
  expect(outcome(generous(), { ...giving('sal', '2026-11-22', c1), pool: books.shared } as Statement)).toBe('unknown-book');
  const claimed = { ...generous(), claims: { [c1]: { by: ids.sal, pool: books.pool, at: 1 } } };
  expect(outcome(claimed, giving('sal', '2026-11-22', c1))).toBe('already-claimed');
  const left: JournalFacts = { ...IN_POOL, formerOwner: () => ({ book: books.sal, at: NOON - DAY_MS }) };
  expect(outcome(generous(), giving('sal', '2026-11-22', c1), 'boss', NOON, left)).toBe('cooling-off');
});
