import type { TFunction } from 'i18next';
import { BOOK_KINDS, type BookView } from '../../../shared/model/access.ts';

/** The choice to leave the customers where they are. */
export const STAYS = 'stays';

/** Books somebody's customers can go to, by kind, and last the choice to leave them. */
export function handoverTargets(books: readonly BookView[], t: TFunction) {
  const groups = BOOK_KINDS.map((kind) => ({
    group: t(`bookKinds.${kind}`),
    items: books.filter((book) => book.kind === kind).map((book) => ({ value: book.id, label: book.name })),
  })).filter(({ items }) => items.length > 0);
  return [...groups, { value: STAYS, label: t('leave.stays') }];
}
