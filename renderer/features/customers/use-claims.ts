import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { showDone } from '../../ui/toasts.tsx';

/** Whether claiming is how this person comes to the contact details in a pool. */
export function useMayClaim(): boolean {
  const { permissions, policy } = useSession();
  return permissions.claimCustomers && policy.claimsPerDay > 0;
}

/** Claims customers of the pool and says whether they are open already. */
export function useClaim() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (ids: readonly CustomerId[]) => call('pool.claim', { ids }),
    onSuccess: ({ claimed, opened }) => {
      useUiStore.getState().select(new Set());
      showDone(t(opened === claimed ? 'customers.claim.opened' : 'customers.claim.done', { count: claimed }));
    },
  });
}

/** Keeps a customer from going back to the pool by themselves, or no longer. */
export function useExempt(id: CustomerId) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (exempt: boolean) => call('pool.exempt', { ids: [id], exempt }),
    onSuccess: (_result, exempt) => showDone(t(exempt ? 'customers.pool.exempted' : 'customers.pool.unexempted')),
  });
}

export function useReleaseClaim() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (input: { readonly id: CustomerId; readonly reason: string }) =>
      call('pool.release', { ids: [input.id], reason: input.reason }),
    onSuccess: () => showDone(t('customers.claim.released')),
  });
}
