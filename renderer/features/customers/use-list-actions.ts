import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { offerUndo } from '../../ui/edits.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { showDone } from '../../ui/toasts.tsx';
import { inBatches } from './list-query.ts';
import { useMoveCustomers, useRestoreCustomers, useTrashCustomers } from './use-customer.ts';

/** Trash, restore and move, each with eight seconds to take it back. */
export function useListActions(books: readonly BookView[]) {
  const { t } = useTranslation();
  const trashing = useTrashCustomers();
  const restoring = useRestoreCustomers();
  const moving = useMoveCustomers();
  const leaveSelection = () => useUiStore.getState().select(new Set());
  /** Whoever is open and gone from the list would stand beside it as if still in it. */
  const closeOneOf = (ids: readonly CustomerId[]) => {
    const { openId, openCustomer } = useUiStore.getState();
    if (openId !== undefined && ids.includes(openId)) openCustomer(undefined);
  };

  const trash = (ids: readonly CustomerId[]) => {
    trashing.mutate(ids, {
      onSuccess: (count) => {
        leaveSelection();
        closeOneOf(ids);
        offerUndo(t('customers.trash.done', { count }), inBatches(ids).length);
      },
    });
  };
  const restore = (ids: readonly CustomerId[]) => {
    restoring.mutate(ids, {
      onSuccess: (count) => {
        leaveSelection();
        closeOneOf(ids);
        offerUndo(t('customers.trash.restored', { count }), inBatches(ids).length);
      },
    });
  };
  const move = (ids: readonly CustomerId[], bookId: BookId, reason: string) => {
    const target = books.find((book) => book.id === bookId);
    moving.mutate(
      { ids, bookId, reason },
      {
        onSuccess: ({ moved, throughInbox }) => {
          leaveSelection();
          closeOneOf(ids);
          const said = t('customers.move.done', { count: moved, book: target?.name ?? '' });
          const message = throughInbox > 0 ? `${said} ${t('customers.move.inbox', { count: throughInbox })}` : said;
          // Who handed customers to a book they cannot read has no key left to take them back with.
          if (throughInbox > 0 || !target?.opens.private) showDone(message);
          else offerUndo(message, inBatches(ids).length);
        },
      },
    );
  };
  return { trash, restore, move, busy: trashing.isPending || restoring.isPending || moving.isPending };
}
