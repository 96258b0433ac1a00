import type { TFunction } from 'i18next';
import type { BookKeys } from '../../../shared/model/teams.ts';

/** More than these are told by their number. */
const NAMED = 5;

/** Books with the keys of each that are concerned, the first few by name. */
export function bookNames(books: readonly BookKeys[], t: TFunction): string {
  const named = books
    .slice(0, NAMED)
    .map(({ name, groups }) => t('change.book', { book: name, groups: groups.map((group) => t(`keyGroups.${group}`)).join(' + ') }))
    .join(t('common.listSeparator'));
  return books.length > NAMED ? t('teams.plan.andMore', { named, count: books.length - NAMED }) : named;
}
