import { useQueryClient } from '@tanstack/react-query';
import { PAGE_MAX, type CustomerQuery, type CustomerRow } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';

export type RowsBetween = (from: number, to: number) => Promise<readonly CustomerRow[]>;

/** Rows `from` to `to` of the list, fetched where they are not at hand; those past its end are left out. */
export function useRowsBetween(query: CustomerQuery): RowsBetween {
  const client = useQueryClient();
  return async (from, to) => {
    const found: CustomerRow[] = [];
    for (let page = Math.floor(from / PAGE_MAX); page <= Math.floor(to / PAGE_MAX); page += 1) {
      const offset = page * PAGE_MAX;
      const { rows } = await client.query(callQuery('customers.list', { query, offset, limit: PAGE_MAX }));
      found.push(...rows.slice(Math.max(0, from - offset), to - offset + 1));
    }
    return found;
  };
}
