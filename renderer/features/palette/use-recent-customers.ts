import { useQueries } from '@tanstack/react-query';
import { callQuery } from '../../api/query.ts';
import { useSettings } from '../../api/settings.ts';
import type { PaletteCustomer } from './use-commands.ts';

const SHOWN = 8;

/** The customers this person opened last, newest first. One that has left the viewer's books is not shown. */
export function useRecentCustomers(): readonly PaletteCustomer[] {
  const recent = useSettings().settings.recentCustomers.slice(0, SHOWN);
  const found = useQueries({ queries: recent.map((id) => callQuery('customers.get', { id })) });
  return found.flatMap(({ data }) => {
    if (!data || data.card.trashedAt !== undefined) return [];
    const phone = data.reach.find(({ kind }) => kind === 'phone');
    const { name, company } = data.card;
    return [
      {
        id: data.id,
        bookId: data.bookId,
        name,
        ...(company === undefined ? {} : { company }),
        ...(phone === undefined ? {} : { maskedPhone: phone.masked, phoneId: phone.id }),
      },
    ];
  });
}
