import type { TFunction } from 'i18next';
import type { BookView } from '../../../shared/model/access.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';

/** A filter in words, one phrase a condition; `books` gives the names of the chosen books. */
export function queryWords(query: CustomerQuery, books: readonly BookView[], t: TFunction): readonly string[] {
  const join = (names: readonly string[]) => names.join(t('export.what.comma'));
  const readable = books.filter((book) => book.opens.card);
  const chosen = query.books ? readable.filter((book) => query.books?.includes(book.id)) : [];
  const phrases = [
    query.ids ? t('export.what.chosen', { count: query.ids.length }) : undefined,
    query.trashed ? t('export.what.trashed') : undefined,
    query.search.trim() === '' ? undefined : t('export.what.search', { text: query.search.trim() }),
    chosen.length > 0 && chosen.length < readable.length
      ? t('export.what.books', { names: join(chosen.map((book) => book.name)) })
      : undefined,
    query.handedOver ? t(`export.what.handedOver.${query.handedOver}`) : undefined,
    query.tags?.length ? t('export.what.tags', { names: join(query.tags) }) : undefined,
    query.levels?.length ? t('export.what.levels', { names: join(query.levels) }) : undefined,
    query.stages?.length ? t('export.what.stages', { names: join(query.stages) }) : undefined,
    query.sources?.length ? t('export.what.sources', { names: join(query.sources) }) : undefined,
  ].filter((phrase) => phrase !== undefined);
  return phrases.length > 0 ? phrases : [t('export.what.all')];
}
