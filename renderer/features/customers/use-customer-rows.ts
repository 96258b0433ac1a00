import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { VaultError } from '../../../shared/errors.ts';
import { PAGE_MAX, type CustomerPage, type CustomerQuery, type CustomerRow } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { pagesOf } from './list-query.ts';

export type CustomerRows = {
  readonly total: number;
  readonly loading: boolean;
  readonly error: VaultError | null;
  readonly countedAsReveal: boolean;
  /** `undefined` while its page is on the way. */
  readonly rowAt: (index: number) => CustomerRow | undefined;
  /** The same customer as the pages at hand have it now. */
  readonly newest: (row: CustomerRow) => CustomerRow | undefined;
};

const pageQuery = (query: CustomerQuery, page: number) => callQuery('customers.list', { query, offset: page * PAGE_MAX, limit: PAGE_MAX });

/** Rows around the viewport, fetched page by page and kept; the old list stays in sight until the new one answers. */
export function useCustomerRows(query: CustomerQuery, first: number, last: number, enabled: boolean): CustomerRows {
  const head = useQuery({ ...pageQuery(query, 0), placeholderData: keepPreviousData, enabled });
  const total = head.data?.total ?? 0;
  const wanted = pagesOf(first, Math.min(last, Math.max(0, total - 1))).filter((page) => page > 0);
  const rest = useQueries({ queries: wanted.map((page) => ({ ...pageQuery(query, page), enabled: enabled && !head.isPlaceholderData })) });
  const pages = new Map<number, CustomerPage | undefined>([
    [0, head.data],
    ...wanted.map((page, index) => [page, rest[index]?.data] as const),
  ]);
  return {
    total,
    loading: head.isPending,
    error: head.error,
    countedAsReveal: head.data?.countedAsReveal ?? false,
    newest: (row) =>
      [...pages.values()].flatMap((page) => page?.rows ?? []).find(({ id, version }) => id === row.id && version > row.version),
    rowAt: (index) => pages.get(Math.floor(index / PAGE_MAX))?.rows[index % PAGE_MAX],
  };
}
