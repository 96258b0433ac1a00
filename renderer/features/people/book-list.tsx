import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BookKeys } from '../../../shared/model/teams.ts';
import { useBookName } from '../../api/books.ts';

/** More than these are told by their number. */
const NAMED = 5;

/** Books with the keys of each that are concerned, the first few by name. */
export function BookList({ books }: { readonly books: readonly BookKeys[] }) {
  const { t } = useTranslation();
  const bookName = useBookName();
  return (
    <List size="sm" withPadding>
      {books.slice(0, NAMED).map(({ bookId, name, groups }) => (
        <List.Item key={bookId}>
          {t('change.book', { book: bookName(name), groups: groups.map((group) => t(`keyGroups.${group}`)).join(' + ') })}
        </List.Item>
      ))}
      {books.length > NAMED && <List.Item>{t('teams.plan.andMore', { count: books.length - NAMED })}</List.Item>}
    </List>
  );
}
