import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/contract.ts';
import { useBooks } from '../../api/books.ts';
import { call } from '../../api/client.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { showDone } from '../../ui/toasts.tsx';
import { MoveDialog } from './move-dialog.tsx';

type MoveAllDialogProps = { readonly total: number; readonly onClose: () => void };

/** Everybody the list shows, to one book; the jobs tray tells how far it is. */
export function MoveAllDialog({ total, onClose }: MoveAllDialogProps) {
  const { t } = useTranslation();
  const books = useBooks().data ?? [];
  const query = useUiStore((store) => store.exportQuery);
  const move = useMutation({
    mutationFn: (input: Input<'customers.moveAll'>) => call('customers.moveAll', input),
    onSuccess: ({ moved, throughInbox }, { bookId }) => {
      const said = t('customers.move.done', { count: moved, book: books.find(({ id }) => id === bookId)?.name ?? '' });
      showDone(throughInbox > 0 ? `${said} ${t('customers.move.inbox', { count: throughInbox })}` : said);
    },
  });
  return (
    <MoveDialog
      opened
      count={total}
      books={books}
      from={query.books?.length === 1 ? query.books[0] : undefined}
      onClose={onClose}
      onMove={(bookId, reason) => move.mutate({ query, bookId, reason })}
    />
  );
}
