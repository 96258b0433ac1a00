import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerPage } from '../../../shared/model/list.ts';
import { offerUndo } from '../../ui/edits.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { showDone, showUndo } from '../../ui/toasts.tsx';
import { inBatches } from './list-query.ts';
import { useMoveCustomers, useRestoreCustomers, useTrashCustomers } from './use-customer.ts';

/** Trash, restore and move, each with eight seconds to take it back. */
export function useListActions(books: readonly BookView[]) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const trashing = useTrashCustomers();
  const restoring = useRestoreCustomers();
  const moving = useMoveCustomers();
  const leaveSelection = () => useUiStore.getState().select(new Set());

  const trash = (ids: readonly CustomerId[]) => {
    trashing.mutate(ids, {
      onSuccess: (count) => {
        leaveSelection();
        useUiStore.getState().openCustomer(undefined);
        offerUndo(t('customers.trash.done', { count }), inBatches(ids).length);
      },
    });
  };
  const restore = (ids: readonly CustomerId[]) => {
    restoring.mutate(ids, {
      onSuccess: (count) => {
        leaveSelection();
        offerUndo(t('customers.trash.restored', { count }), inBatches(ids).length);
      },
    });
  };
  const move = (ids: readonly CustomerId[], bookId: BookId, reason: string) => {
    const from = booksOf(client, ids);
    const target = books.find((book) => book.id === bookId);
    moving.mutate(
      { ids, bookId, reason },
      {
        onSuccess: ({ moved, throughInbox }) => {
          leaveSelection();
          const said = t('customers.move.done', { count: moved, book: target?.name ?? '' });
          const message = throughInbox > 0 ? `${said} ${t('customers.move.inbox', { count: throughInbox })}` : said;
          // Who handed customers to a book they cannot read has no key left to take them back with.
          if (!target?.opens.private || from === undefined) return void showDone(message);
          return void showUndo(message, () => from.forEach((some, home) => moving.mutate({ ids: some, bookId: home, reason: '' })));
        },
      },
    );
  };
  return { trash, restore, move, busy: trashing.isPending || restoring.isPending || moving.isPending };
}

/** The books these customers are in, from the pages at hand; `undefined` when one of them is in none. */
function booksOf(client: QueryClient, ids: readonly CustomerId[]): ReadonlyMap<BookId, readonly CustomerId[]> | undefined {
  const pages = client.getQueriesData<CustomerPage>({ queryKey: ['customers.list'] });
  const bookOf = new Map(pages.flatMap(([, page]) => page?.rows ?? []).map((row) => [row.id, row.bookId]));
  const found = new Map<BookId, CustomerId[]>();
  for (const id of ids) {
    const bookId = bookOf.get(id);
    if (bookId === undefined) return undefined;
    found.set(bookId, [...(found.get(bookId) ?? []), id]);
  }
  return found;
}
