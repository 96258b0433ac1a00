import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { ALL_CUSTOMERS } from '../../app/ui-store.ts';
import { isBirthday, tagsOf } from './card-draft.ts';
import { InlineField } from './inline-field.tsx';
import { useSaveCard } from './use-customer.ts';

const MAX = { name: 200, company: 200, title: 100, city: 100, level: 40, stage: 40, source: 60, birthday: 10, tags: 1_300 } as const;
type Field = keyof typeof MAX;

type CardValueProps = { readonly detail: CustomerDetail; readonly field: Field; readonly shown?: ReactNode };

/** One field of the card where it is read; whoever may not change it reads it and no more. */
export function CardValue({ detail, field, shown }: CardValueProps) {
  const { t } = useTranslation();
  const save = useSaveCard(detail);
  const facets = useQuery({ ...callQuery('customers.facets', { query: ALL_CUSTOMERS }), enabled: detail.canEdit }).data;
  const { card } = detail;
  const value = field === 'tags' ? card.tags.join(t('common.listSeparator')) : (card[field] ?? '');
  if (!detail.canEdit) return <>{shown ?? value}</>;
  const used = { level: facets?.levels, stage: facets?.stages, source: facets?.sources };
  const suggestions = field === 'level' || field === 'stage' || field === 'source' ? used[field]?.map((one) => one.value) : undefined;
  const handleSave = (text: string, done: () => void) => {
    if (save.isPending) return;
    const change =
      field === 'tags' ? { tags: tagsOf(text) } : field === 'name' ? { name: text } : { [field]: text === '' ? undefined : text };
    save.mutate(change, { onSuccess: done });
  };
  return (
    <InlineField
      place={`${detail.id}:${field}`}
      label={t(`customers.field.${field}`)}
      value={value}
      shown={shown}
      maxLength={MAX[field]}
      suggestions={suggestions}
      {...(field === 'birthday' ? { isGood: isBirthday, placeholder: t('customers.field.birthdayHint') } : {})}
      {...(field === 'name' ? { isGood: (text: string) => text.trim() !== '', isHeading: true } : {})}
      onSave={handleSave}
    />
  );
}
