/** What a person has to do today, from the projection and the journal; nothing is opened for it. */
import { DAY_MS } from '../../../shared/model/day.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { TodayCounts, TodayPage, TodayQuery, TodayRow, TodayScope } from '../../../shared/model/today.ts';
import type { Arrival } from '../journal/arrivals.ts';
import { arrivalsInto, isFromPool, isUnseen } from './handovers.ts';
import { allottedInto } from './allot-customers.ts';
import { warnedCustomers } from './idle-customers.ts';
import { booksOf, epochOf } from '../roster/roster.ts';
import { listRowOf } from '../search/rows.ts';
import { holdsKey, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

const BIRTHDAY_DAYS = 7;
const ARRIVAL_DAYS = 7;

/** The books whose customers are this person's work. The pool is nobody's. */
export function booksFor(vault: UnlockedVault, scope: TodayScope): readonly BookId[] {
  const self = selfMember(vault);
  return booksOf(roster(vault))
    .filter((book) => book.kind !== 'pool' && holdsKey(vault, book.id, 'card', epochOf(book)))
    .filter((book) => scope === 'all' || book.owner === self.id || (book.kind === 'shared' && book.team === self.team))
    .map(({ id }) => id);
}

/** `05-20` of the day and the six after it; who was born on a leap day is congratulated on 28 February in other years. */
export function birthdaysFrom(on: string): readonly string[] {
  const start = Date.parse(`${on}T00:00:00Z`);
  const days = Array.from({ length: BIRTHDAY_DAYS }, (_, at) => new Date(start + at * DAY_MS).toISOString().slice(0, 10));
  return days.map((day) => day.slice(5));
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

type Near = { readonly id: CustomerId; readonly in: number };

function birthdays(vault: UnlockedVault, books: readonly BookId[], on: string): readonly Near[] {
  const days = birthdaysFrom(on);
  const near = vault.projection.birthdays(books, days);
  const eve = days.indexOf('02-28');
  if (eve < 0 || isLeap(Number(on.slice(0, 4)))) return near;
  const leap = vault.projection.birthdays(books, ['02-29']).map(({ id }) => ({ id, in: eve }));
  return [...near, ...leap].sort((a, b) => a.in - b.in);
}

/** Handed over to this person by somebody else lately, and still there; who was handed out and waits for a call has a section. */
function arrivals(vault: UnlockedVault, books: readonly BookId[], on: string): readonly Arrival[] {
  const allotted = new Set(allottedInto(vault, books).map(({ customer }) => customer));
  const since = Date.parse(`${on}T00:00:00Z`) - ARRIVAL_DAYS * DAY_MS;
  return arrivalsInto(vault, books, since).filter(({ customer }) => !allotted.has(customer));
}

function rowOf(vault: UnlockedVault, id: CustomerId, more: Omit<TodayRow, 'customer'> = {}): readonly TodayRow[] {
  const customer = vault.projection.get(id);
  return customer === undefined ? [] : [{ customer: listRowOf(customer), ...more }];
}

export function todayPage(vault: UnlockedVault, { section, scope, on, offset, limit }: TodayQuery): TodayPage {
  const books = booksFor(vault, scope);
  if (section === 'due') {
    const { total, rows } = vault.projection.due(books, on, offset, limit);
    return { total, rows: rows.map((customer) => ({ customer })) };
  }
  if (section === 'birthdays') {
    const near = birthdays(vault, books, on);
    return { total: near.length, rows: near.slice(offset, offset + limit).flatMap((one) => rowOf(vault, one.id, { birthdayIn: one.in })) };
  }
  if (section === 'allotted') {
    const given = allottedInto(vault, books);
    return {
      total: given.length,
      rows: given.slice(offset, offset + limit).flatMap(({ customer, at }) => rowOf(vault, customer, { arrivedAt: at, fromPool: true })),
    };
  }
  if (section === 'returning') {
    const now = vault.ports.clock.now();
    const warned = warnedCustomers(vault, books, now);
    return {
      total: warned.length,
      rows: warned
        .slice(offset, offset + limit)
        .flatMap(({ id, returnsAt }) => rowOf(vault, id, { returnsIn: Math.max(0, Math.ceil((returnsAt - now) / DAY_MS)) })),
    };
  }
  const { members } = roster(vault);
  const arrived = arrivals(vault, books, on);
  return {
    total: arrived.length,
    rows: arrived.slice(offset, offset + limit).flatMap((arrival) =>
      rowOf(vault, arrival.customer, {
        arrivedAt: arrival.at,
        arrivedFrom: members[arrival.by]?.name ?? '',
        fromPool: isFromPool(vault, arrival),
        unseen: isUnseen(vault, arrival),
      }),
    ),
  };
}

export function todayCounts(vault: UnlockedVault, scope: TodayScope, on: string): TodayCounts {
  const books = booksFor(vault, scope);
  const yesterday = new Date(Date.parse(`${on}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  return {
    due: vault.projection.due(books, on, 0, 0).total,
    overdue: vault.projection.due(books, yesterday, 0, 0).total,
    allotted: allottedInto(vault, books).length,
    birthdays: birthdays(vault, books, on).length,
    arrivals: arrivals(vault, books, on).length,
    returning: warnedCustomers(vault, books, vault.ports.clock.now()).length,
  };
}
