import type { BookView } from '../../../shared/model/access.ts';
import { BOOKS_MAX, PAGE_MAX, type CustomerQuery } from '../../../shared/model/list.ts';
import type { ListScope } from '../../app/ui-store.ts';

/** The books a list may show: everything readable but the pool, or only the pool. */
export function booksIn(scope: ListScope, books: readonly BookView[]): readonly BookView[] {
  const readable = books.filter((book) => book.opens.card);
  return scope === 'trash' ? readable : readable.filter((book) => (book.kind === 'pool') === (scope === 'pool'));
}

/** How many customers are in a list with nothing narrowed; of the trash nobody counts them. */
export function wholeCount(scope: ListScope, books: readonly BookView[]): number | undefined {
  return scope === 'trash' ? undefined : booksIn(scope, books).reduce((sum, { customers }) => sum + customers, 0);
}

/** The one book that all customers of the scope are in; `undefined` when they are in several. */
export function onlyBook(scope: ListScope, books: readonly BookView[]): BookView | undefined {
  const [first, ...others] = booksIn(scope, books).filter((book) => book.customers > 0);
  return others.length === 0 ? first : undefined;
}

/** What is sent for a list: the person's filters within the books of its scope. `today` as `2026-11-22`: a saved view counts from the day it is opened. */
export function queryFor(scope: ListScope, chosen: CustomerQuery, books: readonly BookView[], today: string): CustomerQuery {
  const within = booksIn(scope, books).map((book) => book.id);
  const wanted = (chosen.books ?? []).filter((id) => within.includes(id));
  const narrowed = wanted.length > 0 ? wanted : within;
  // Someone with more books than fit into a query sees all of them, the pool included.
  const { books: _unused, trashed: _trashed, dates, ...others } = chosen;
  const rest = dates?.nextStep === undefined && dates?.lastContact === undefined ? others : { ...others, dates: { ...dates, today } };
  const query = narrowed.length > 0 && narrowed.length <= BOOKS_MAX ? { ...rest, books: narrowed } : rest;
  return scope === 'trash' ? { ...query, trashed: true } : query;
}

/** Whether the person narrowed the list themselves, by search or chips. */
export function isNarrowed(query: CustomerQuery): boolean {
  const filters = [query.books, query.tags, query.levels, query.stages, query.sources];
  const { nextStep, lastContact } = query.dates ?? {};
  return (
    query.handedOver !== undefined ||
    query.search.trim() !== '' ||
    nextStep !== undefined ||
    lastContact !== undefined ||
    filters.some((values) => (values?.length ?? 0) > 0)
  );
}

/** Whether two queries are the same, written in the same order. */
export function isSameQuery(one: CustomerQuery, other: CustomerQuery): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The same list with nothing narrowed: the books and the trash stay. */
export function wholeOf({ books, trashed, sort, descending }: CustomerQuery): CustomerQuery {
  return { search: '', ...(books === undefined ? {} : { books }), ...(trashed === undefined ? {} : { trashed }), sort, descending };
}

/** Pages of `PAGE_MAX` rows that cover rows `first` to `last`, both included. */
export function pagesOf(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_MAX);
  const to = Math.floor(Math.max(0, last) / PAGE_MAX);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Cuts a selection into the batches the contract accepts. */
export function inBatches<T>(items: readonly T[]): readonly (readonly T[])[] {
  return pagesOf(0, items.length - 1).map((page) => items.slice(page * PAGE_MAX, (page + 1) * PAGE_MAX));
}
