import { keepPreviousData, useIsFetching, useQueries, useQuery } from '@tanstack/react-query';
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

/** Rows beyond what is in sight that are fetched, so that a turning wheel meets none that are on the way. */
const AHEAD = 60;
const ASKED_AT_ONCE = 2;

const pageQuery = (query: CustomerQuery, page: number) => callQuery('customers.list', { query, offset: page * PAGE_MAX, limit: PAGE_MAX });

/** Rows around the viewport, fetched page by page and kept; the old list stays in sight until the new one answers. */
export function useCustomerRows(query: CustomerQuery, first: number, last: number, enabled: boolean): CustomerRows {
  const head = useQuery({ ...pageQuery(query, 0), placeholderData: keepPreviousData, enabled });
  const total = head.data?.total ?? 0;
  const wanted = pagesOf(Math.max(0, first - AHEAD), Math.min(last + AHEAD, Math.max(0, total - 1))).filter((page) => page > 0);
  // Dragging the bar passes hundreds of pages; asked for all of them, the vault would show those in sight last.
  const mayAsk = useIsFetching({ queryKey: ['customers.list'] }) < ASKED_AT_ONCE;
  const ready = enabled && !head.isPlaceholderData && mayAsk;
  const rest = useQueries({ queries: wanted.map((page) => ({ ...pageQuery(query, page), enabled: ready })) });
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
