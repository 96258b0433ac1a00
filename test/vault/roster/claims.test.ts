/** Claims as every program counts them: the first has the customer, and limits hold whoever signs. Rule P1. */
import { expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/model/day.ts';
import { CustomerId, type BookId } from '../../../shared/model/ids.ts';
import { applyStatement } from '../../../electron/vault/roster/apply.ts';
import type { JournalFacts } from '../../../electron/vault/roster/outcome.ts';
import type { Roster } from '../../../electron/vault/roster/roster.ts';
import type { Statement } from '../../../electron/vault/roster/statements.ts';
import { books, by, ids, IN_POOL, people, type Name } from './people.ts';

const customer = (at: number): CustomerId => CustomerId.parse(`0198c0de-0000-7000-8000-${String(600_000 + at).padStart(12, '0')}`);
const claiming = (...customers: readonly CustomerId[]): Statement => ({ type: 'customer.claimed', pool: books.pool, customers });
const releasing = (one: CustomerId): Statement => ({ type: 'claim.released', customers: [one], reason: 'r' });

/** `sal` and `ben` both read the pool's cards and have a book of their own. */
function office(): Roster {
  const roster = people();
  const pool = roster.books[books.pool];
  const own = roster.books[books.sal];
  if (pool === undefined || own === undefined) throw new Error('a book is missing');
  const grants = { ...pool.grants, 'card/1': { ...pool.grants['card/1'], [ids.ben]: 'AAAA' } };
  return {
    ...roster,
    books: { ...roster.books, [pool.id]: { ...pool, grants }, [books.fresh]: { ...own, id: books.fresh, owner: ids.ben } },
  };
}

function outcome(roster: Roster, statement: Statement, name: Name, at = 10, facts: JournalFacts = IN_POOL): Roster | string {
  const judged = applyStatement(roster, statement, by(name, at, facts));
  return 'refusal' in judged ? judged.refusal : judged.roster;
}

function after(roster: Roster, statement: Statement, name: Name, at = 10): Roster {
  const judged = outcome(roster, statement, name, at);
  if (typeof judged === 'string') throw new Error(judged);
  return judged;
}

test('P1 of two claims on one customer the first in the journal holds', () => {
  const first = after(office(), claiming(customer(1)), 'sal');
  expect(first.claims[customer(1)]).toEqual({ by: ids.sal, pool: books.pool, at: 10 });
  expect(outcome(first, claiming(customer(1)), 'ben', 11)).toBe('already-claimed');
  expect(outcome(first, claiming(customer(1)), 'sal', 11)).toBe('already-claimed');
  expect(outcome(office(), claiming(customer(1), customer(1)), 'sal')).toBe('already-claimed');
});

test('P1 a claim needs the pool’s card key, a book of one’s own, and a customer who is in that pool', () => {
  const without = people();
  expect(outcome({ ...without, books: office().books }, claiming(customer(1)), 'ben')).not.toBeTypeOf('string');
  const bensBook = { ...without, books: { ...without.books, [books.fresh]: { ...office().books[books.fresh] } } } as Roster;
  expect(outcome(bensBook, claiming(customer(1)), 'ben')).toBe('not-a-reader');
  expect(outcome(office(), claiming(customer(1)), 'boss')).toBe('no-right');
  const at = (book: BookId | undefined): JournalFacts => ({
    ...IN_POOL,
    placeOf: () => (book === undefined ? undefined : { book, epoch: 1 }),
  });
  expect(outcome(office(), claiming(customer(1)), 'sal', 10, at(books.shared))).toBe('not-in-pool');
  expect(outcome(office(), claiming(customer(1)), 'sal', 10, at(undefined))).toBe('not-in-pool');
  const elsewhere: Statement = { type: 'customer.claimed', pool: books.shared, customers: [customer(1)] };
  expect(outcome(office(), elsewhere, 'sal')).toBe('unknown-book');
});

test('P1 nobody claims more within 24 hours than the policy says, and giving a claim up does not give it back', () => {
  const roster = office();
  const tight = { ...roster, policy: { ...roster.policy, claimsPerDay: 2 } };
  expect(outcome(tight, claiming(customer(1), customer(2), customer(3)), 'sal')).toBe('claim-limit');
  const one = after(tight, claiming(customer(1)), 'sal', 10);
  const spent = after(after(one, claiming(customer(2)), 'sal', 20), releasing(customer(2)), 'sal', 21);
  expect(spent.claims[customer(2)]).toBeUndefined();
  expect(outcome(spent, claiming(customer(3)), 'sal', 10 + DAY_MS - 1)).toBe('claim-limit');
  expect(outcome(spent, claiming(customer(3)), 'ben', 30)).not.toBeTypeOf('string');
  expect(outcome(spent, claiming(customer(3)), 'sal', 10 + DAY_MS)).not.toBeTypeOf('string');
  expect(outcome(spent, claiming(customer(3), customer(4)), 'sal', 10 + DAY_MS)).toBe('claim-limit');
});

test('P1 whoever had a customer last waits until the cooling-off is over, and others do not', () => {
  const roster = office();
  const left: JournalFacts = { ...IN_POOL, formerOwner: () => ({ book: books.sal, at: 10 }) };
  const over = 10 + roster.policy.coolingOffDays * DAY_MS;
  expect(outcome(roster, claiming(customer(1)), 'sal', over - 1, left)).toBe('cooling-off');
  expect(outcome(roster, claiming(customer(1)), 'ben', 20, left)).not.toBeTypeOf('string');
  expect(outcome(roster, claiming(customer(1)), 'sal', over, left)).not.toBeTypeOf('string');
});

test('P1 a claim is given up by whoever made it or by a lead of the team, and ends when they leave', () => {
  const claimed = after(office(), claiming(customer(1)), 'sal');
  for (const name of ['ben', 'adam', 'lena', 'aud', 'gone'] as const)
    expect(outcome(claimed, releasing(customer(1)), name)).toBe('no-right');
  for (const name of ['sal', 'boss'] as const) expect(after(claimed, releasing(customer(1)), name).claims).toEqual({});
  const left = after(claimed, { type: 'member.revoked', member: ids.sal, reason: 'left' }, 'boss');
  expect(left.claims).toEqual({});
  expect(outcome(left, claiming(customer(1)), 'ben', 12)).not.toBeTypeOf('string');
});
