import { useQueries } from '@tanstack/react-query';
import type { BookView } from '../../../shared/model/access.ts';
import { BOOKS_MAX, type CustomerQuery } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { ALL_CUSTOMERS, type ListHome } from '../../app/ui-store.ts';

/** How many customers a list shows for what was typed. */
export type FoundInList = { readonly home: ListHome; readonly total: number };

const HOMES: readonly ListHome[] = ['customers', 'pool'];

/** The lists that show somebody for the text, and how many; none without a text. */
export function useFoundInLists(text: string | undefined, books: readonly BookView[]): readonly FoundInList[] {
  const asked = text === undefined ? [] : HOMES.flatMap((home) => queryIn(home, text, books) ?? []);
  const counts = useQueries({
    queries: asked.map(({ query }) => ({ ...callQuery('customers.list', { query, offset: 0, limit: 1 }), gcTime: 0 })),
  });
  return asked.flatMap(({ home }, at) => {
    const total = counts[at]?.data?.total ?? 0;
    return total > 0 ? [{ home, total }] : [];
  });
}

/** As the list itself asks: within its books, or in all of them for someone with more than fit into a query. */
function queryIn(home: ListHome, search: string, books: readonly BookView[]): { home: ListHome; query: CustomerQuery } | undefined {
  const within = books.filter((book) => book.opens.card && (book.kind === 'pool') === (home === 'pool')).map(({ id }) => id);
  if (within.length === 0) return undefined;
  return { home, query: { ...ALL_CUSTOMERS, search, ...(within.length > BOOKS_MAX ? {} : { books: within }) } };
}
