import { useTranslation } from 'react-i18next';
import type { BookKeys } from '../../../shared/model/teams.ts';
import { SignedLine } from './signed-line.tsx';

type Props = { readonly gains: readonly BookKeys[]; readonly loses: readonly BookKeys[]; readonly changesKeysNow: boolean };

/** The keys that come and go for one person. */
export function KeyLines({ gains, loses, changesKeysNow }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {gains.length > 0 && <SignedLine by="key" text={t('change.gains', { count: gains.length })} books={gains} />}
      {loses.length > 0 && <SignedLine by="key" text={t('change.loses', { count: loses.length })} books={loses} />}
      {loses.length > 0 && <SignedLine by="program" text={t(changesKeysNow ? 'teams.plan.keysNow' : 'teams.plan.keysLater')} />}
    </>
  );
}
