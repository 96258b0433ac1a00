import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId, ValueId } from '../../../shared/model/ids.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useSession } from '../../app/session.ts';
import { showDone } from '../../ui/toasts.tsx';

type Shown = { readonly value: string; readonly hideAfterMs: number; readonly left: number; readonly perDay: number };

/**
 * One masked value and its moment in the clear. The plaintext lives in this state alone, never in the query cache,
 * and goes when its time is up, when it is hidden, or when the component unmounts.
 */
export function useReveal(id: CustomerId, valueId: ValueId) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { revealsToday } = useSession();
  const [shown, setShown] = useState<Shown>();
  const reveal = useMutation({
    mutationFn: () => call('customers.reveal', { id, valueId }),
    onSuccess: ({ value, hideAfterMs, revealsLeft, revealsPerDay }) => {
      setShown({ value, hideAfterMs, left: revealsLeft, perDay: revealsPerDay });
      if (revealsToday === 0) showDone(t('customers.reach.logged'));
      void client.invalidateQueries({ queryKey: callQuery('session.get').queryKey });
      reveal.reset();
    },
  });
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(undefined), shown.hideAfterMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return { shown, pending: reveal.isPending, show: () => reveal.mutate(), hide: () => setShown(undefined) };
}

/** Puts a value on the clipboard without showing it; main clears it again. */
export function useCopyValue(id: CustomerId, valueId: ValueId) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: () => call('customers.copy', { id, valueId }),
    onSuccess: ({ clearsAfterMs }) => showDone(t('customers.reach.copied', { seconds: Math.round(clearsAfterMs / 1000) })),
  });
}

/** Hands a number to the system's dialler. */
export function useCallValue(id: CustomerId) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (valueId: ValueId) => call('customers.call', { id, valueId }),
    onSuccess: ({ opened }) => showDone(t(opened ? 'customers.reach.calling' : 'customers.reach.noDialler')),
  });
}
