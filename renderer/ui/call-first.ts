import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Parsed } from '../../shared/contract.ts';
import type { CustomerQuery } from '../../shared/model/list.ts';
import { call } from '../api/client.ts';
import { useUiStore } from '../app/ui-store.ts';
import { showDone } from './toasts.tsx';

export type FirstPhone = Parsed<'customers.call'>;
/** A phone that stands on screen, or whoever comes first for what is typed. */
type Wanted = { readonly value: FirstPhone } | { readonly query: CustomerQuery };

/** Calls by Ctrl+Enter from a search box: opens the customer and dials the first phone. The search is asked anew, so that fast typing never calls the hit of the letters before. */
export function useCallFirst() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (wanted: Wanted) => {
      const value = 'value' in wanted ? wanted.value : await firstPhone(wanted.query);
      if (value === undefined) return 'nobody' as const;
      useUiStore.getState().openCustomer(value.id);
      const { opened } = await call('customers.call', value);
      return opened ? ('calling' as const) : ('noDialler' as const);
    },
    onSuccess: (said) => showDone(t(said === 'nobody' ? 'palette.nobodyToCall' : `customers.reach.${said}`)),
  });
}

async function firstPhone(query: CustomerQuery): Promise<FirstPhone | undefined> {
  const { rows } = await call('customers.list', { query, offset: 0, limit: 1 });
  const first = rows[0];
  return first?.phoneId === undefined ? undefined : { id: first.id, valueId: first.phoneId };
}
