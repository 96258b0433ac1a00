import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import type { RightsHolder, RightsMatrix } from '../../../shared/model/rights.ts';
import { useBookName } from '../../api/books.ts';
import { MarkGrid } from './mark-grid.tsx';
import { booksInOrder, holdingsOf, type Picked } from './rights-cells.ts';
import css from './rights.module.css';

type Props = { readonly matrix: RightsMatrix; readonly onPick: (picked: Picked) => void };

const ROOMY_BOOKS = 6;

/** People against books, two keys a book. */
export function KeyGrid({ matrix, onPick }: Props) {
  const { t } = useTranslation();
  const bookName = useBookName();
  const teams = booksInOrder(matrix);
  const books = teams.flatMap((team) => team.books);
  const holding = holdingsOf(matrix);
  const holders: readonly { readonly id: RightsHolder; readonly name: string }[] = [
    ...matrix.people,
    { id: 'recovery', name: t('rights.recovery') },
  ];
  const rows = holders.map(({ id, name }) => ({
    id,
    name: <span title={name}>{name}</span>,
    marks: books.flatMap((book) =>
      KEY_GROUPS.map((group) => {
        const held = holding(id, book.id, group);
        const words = { name, book: bookName(book.name), group: t(`keyGroups.${group}`), holding: t(`rights.holding.${held ?? 'none'}`) };
        return {
          id: `${book.id}/${group}`,
          sign: <span className={css['key']} data-holding={held ?? 'none'} />,
          label: t('rights.why.key', words),
          onPick: () => onPick({ kind: 'key', holder: id, name, book, group, holding: held }),
        };
      }),
    ),
  }));

  const head = (
    <Table.Thead>
      <Table.Tr>
        <Table.Th rowSpan={3} className={css['name'] ?? ''}>
          {t('people.table.name')}
        </Table.Th>
        {teams.map(({ team, books: own }) => (
          <Table.Th key={team} colSpan={own.length * KEY_GROUPS.length} className={css['team'] ?? ''}>
            {team}
          </Table.Th>
        ))}
      </Table.Tr>
      <Table.Tr>
        {books.map((book) => (
          <Table.Th key={book.id} colSpan={KEY_GROUPS.length} className={`${css['upright'] ?? ''} ${css['first'] ?? ''}`} ta="center">
            <span title={bookName(book.name)}>{bookName(book.name)}</span>
          </Table.Th>
        ))}
      </Table.Tr>
      <Table.Tr>
        {books.flatMap((book) =>
          KEY_GROUPS.map((group) => (
            <Table.Th key={`${book.id}/${group}`} className={css['group'] ?? ''}>
              <abbr title={t(`keyGroups.${group}`)}>{t(`rights.short.${group}`)}</abbr>
            </Table.Th>
          )),
        )}
      </Table.Tr>
    </Table.Thead>
  );
  return <MarkGrid label={t('rights.keys.table')} head={head} rows={rows} roomy={books.length <= ROOMY_BOOKS} />;
}
