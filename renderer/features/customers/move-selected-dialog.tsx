import { useQuery } from '@tanstack/react-query';
import type { BookView } from '../../../shared/model/access.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { PAGE_MAX } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { ALL_CUSTOMERS, type ListScope } from '../../app/ui-store.ts';
import { onlyBook } from './list-query.ts';
import { MoveDialog } from './move-dialog.tsx';

type MoveSelectedDialogProps = {
  readonly ids: readonly CustomerId[];
  readonly scope: ListScope;
  readonly books: readonly BookView[];
  readonly onClose: () => void;
  readonly onMove: (bookId: BookId, reason: string) => void;
};

/** Moves the selected customers; one is named, and the book that all of them are in is not offered. */
export function MoveSelectedDialog({ ids, scope, books, onClose, onMove }: MoveSelectedDialogProps) {
  const isPage = ids.length <= PAGE_MAX;
  const query = { ...ALL_CUSTOMERS, ids: ids.slice(0, PAGE_MAX) };
  const rows =
    useQuery({ ...callQuery('customers.list', { query, offset: 0, limit: PAGE_MAX }), enabled: isPage, gcTime: 0 }).data?.rows ?? [];
  const [home, ...otherHomes] = new Set(rows.map(({ bookId }) => bookId));
  return (
    <MoveDialog
      opened
      count={ids.length}
      name={ids.length === 1 ? rows[0]?.name : undefined}
      books={books}
      from={otherHomes.length === 0 && home !== undefined ? home : onlyBook(scope, books)?.id}
      onClose={onClose}
      onMove={onMove}
    />
  );
}
