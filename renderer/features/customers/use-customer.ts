import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/contract.ts';
import type { NoteKind, ReachEdit } from '../../../shared/model/customer.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { offerUndo } from '../../ui/edits.ts';
import type { NewCard } from './card-draft.ts';
import { inBatches } from './list-query.ts';

/** Fields as they are to be; name and tags cannot be emptied by leaving them out. */
type CardChange = Partial<Pick<NewCard, 'name' | 'tags'>> & {
  readonly [F in Exclude<keyof NewCard, 'name' | 'tags'>]?: NewCard[F] | undefined;
};

/** One customer with everything the viewer may see, values masked. */
export function useCustomer(id: CustomerId) {
  return useQuery(callQuery('customers.get', { id }));
}

export function useCreateCustomer() {
  return useMutation({ mutationFn: (input: Input<'customers.create'>) => call('customers.create', input), meta: { inline: true } });
}

/** Saves an edit made on a version; refused with CONFLICT if someone was faster. */
export function useUpdateCustomer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<'customers.update'>) => call('customers.update', input),
    onSuccess: (detail) => client.setQueryData(callQuery('customers.get', { id: detail.id }).queryKey, detail),
    meta: { inline: true },
  });
}

export function useAddNote(id: CustomerId) {
  return useMutation({
    mutationFn: ({ text, kind }: { readonly text: string; readonly kind: NoteKind }) =>
      call('notes.add', { id, text, ...(kind === 'note' ? {} : { kind }) }),
  });
}

/**
 * Changes some fields of the card in place; `undefined` empties a field. What was done can be undone. Built on what the
 * window knows by then: a change that follows the one before at once is not taken for somebody else's.
 */
export function useSaveCard(detail: CustomerDetail) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: CardChange) => {
      const { id, version, card } = client.getQueryData(callQuery('customers.get', { id: detail.id }).queryKey) ?? detail;
      const { trashedAt: _trashed, ...kept } = card;
      return call('customers.update', { id, version, card: { ...kept, ...change } });
    },
    onSuccess: (saved) => {
      client.setQueryData(callQuery('customers.get', { id: saved.id }).queryKey, saved);
      offerUndo(t('customers.form.saved'));
    },
  });
}

/** Changes how to reach a customer and nothing else of the card. */
export function useSaveReach(detail: CustomerDetail) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reach: readonly ReachEdit[]) => call('customers.update', { id: detail.id, version: detail.version, reach }),
    onSuccess: (saved) => {
      client.setQueryData(callQuery('customers.get', { id: saved.id }).queryKey, saved);
      offerUndo(t('customers.form.saved'));
    },
  });
}

/** Puts one field back to what it was before a change. */
export function useRestoreValue(detail: CustomerDetail) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: Pick<Input<'customers.restoreValue'>, 'pastId' | 'target'>) =>
      call('customers.restoreValue', { id: detail.id, version: detail.version, ...what }),
    onSuccess: (saved) => {
      client.setQueryData(callQuery('customers.get', { id: saved.id }).queryKey, saved);
      offerUndo(t('customers.history.done'));
    },
  });
}

/** Puts any number of customers into the trash; returns how many went. */
export function useTrashCustomers() {
  return useMutation({
    mutationFn: (ids: readonly CustomerId[]) => inTurn(ids, async (batch) => (await call('customers.trash', { ids: batch })).count),
  });
}

export function useRestoreCustomers() {
  return useMutation({
    mutationFn: (ids: readonly CustomerId[]) => inTurn(ids, async (batch) => (await call('customers.restore', { ids: batch })).count),
  });
}

type Move = { readonly ids: readonly CustomerId[]; readonly bookId: BookId; readonly reason: string };

/** Hands customers to another book; those whose book the mover cannot write go through its inbox. */
export function useMoveCustomers() {
  return useMutation({
    mutationFn: async ({ ids, bookId, reason }: Move) => {
      let throughInbox = 0;
      const moved = await inTurn(ids, async (batch) => {
        const result = await call('customers.move', { ids: batch, bookId, reason });
        throughInbox += result.throughInbox;
        return result.moved;
      });
      return { moved, throughInbox };
    },
  });
}

async function inTurn<T>(items: readonly T[], run: (batch: readonly T[]) => Promise<number>): Promise<number> {
  let done = 0;
  for (const batch of inBatches(items)) done += await run(batch);
  return done;
}
