import { useTranslation } from 'react-i18next';
import type { BookKeys } from '../../../shared/model/teams.ts';
import { bookNames } from './book-names.ts';
import { SignedLine } from './signed-line.tsx';

type Props = { readonly gains: readonly BookKeys[]; readonly loses: readonly BookKeys[]; readonly changesKeysNow: boolean };

/** The keys that come and go for one person. */
export function KeyLines({ gains, loses, changesKeysNow }: Props) {
  const { t } = useTranslation();
  const words = (books: readonly BookKeys[]) => ({ count: books.length, books: bookNames(books, t) });
  return (
    <>
      {gains.length > 0 && <SignedLine by="key" text={t('change.gains', words(gains))} />}
      {loses.length > 0 && <SignedLine by="key" text={t(changesKeysNow ? 'change.losesNow' : 'change.losesLater', words(loses))} />}
    </>
  );
}
