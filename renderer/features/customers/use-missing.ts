import { useTranslation } from 'react-i18next';
import { isBirthday, type CardDraft } from './card-draft.ts';

/** Says of a card being typed what keeps it from being saved; `undefined` when nothing does. */
export function useMissing(): (draft: Pick<CardDraft, 'name' | 'birthday'>) => string | undefined {
  const { t } = useTranslation();
  return ({ name, birthday }) => {
    if (name.trim() === '') return t('customers.form.nameMissing');
    return isBirthday(birthday) ? undefined : t('customers.birthdayBad');
  };
}
