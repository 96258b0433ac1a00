import { Autocomplete, Checkbox, Group, SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/query.ts';
import { ALL_CUSTOMERS } from '../../app/ui-store.ts';
import { DateField } from '../../ui/date-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { isBirthday, type CardDraft } from './card-draft.ts';

type CardFieldsProps = { readonly draft: CardDraft; readonly onChange: (draft: CardDraft) => void };

const MAX = { name: 200, company: 200, title: 100, city: 100, level: 40, stage: 40, source: 60, nextStep: 200 } as const;

const NAME_FIELDS = ['name', 'company'] as const;

/** The first two fields of every customer. */
export function NameFields({ draft, onChange }: CardFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      {NAME_FIELDS.map((field) => (
        <TextInput
          key={field}
          label={t(`customers.field.${field}`)}
          required={field === 'name'}
          autoFocus={field === 'name'}
          value={draft[field]}
          maxLength={MAX[field]}
          autoComplete="off"
          onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}

/** Everything else on the card; level, stage, source and tags offer what is used already. */
export function MoreFields({ draft, onChange }: CardFieldsProps) {
  const { t } = useTranslation();
  const facets = useQuery(callQuery('customers.facets', { query: ALL_CUSTOMERS })).data;
  const used = { level: facets?.levels, stage: facets?.stages, source: facets?.sources } as const;
  return (
    <>
      <SimpleGrid cols={2} spacing={10} verticalSpacing={14}>
        {(['title', 'city'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`customers.field.${field}`)}
            value={draft[field]}
            maxLength={MAX[field]}
            autoComplete="off"
            onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
          />
        ))}
        {(['level', 'stage', 'source'] as const).map((field) => (
          <Autocomplete
            key={field}
            label={t(`customers.field.${field}`)}
            data={(used[field] ?? []).map(({ value }) => value)}
            value={draft[field]}
            maxLength={MAX[field]}
            onChange={(value) => onChange({ ...draft, [field]: value })}
          />
        ))}
        <TextInput
          label={t('customers.field.birthday')}
          placeholder={t('customers.field.birthdayHint')}
          value={draft.birthday}
          maxLength={10}
          autoComplete="off"
          error={isBirthday(draft.birthday) ? undefined : t('customers.birthdayBad')}
          onChange={(event) => onChange({ ...draft, birthday: event.currentTarget.value })}
        />
      </SimpleGrid>
      <TagsInput
        label={t('customers.field.tags')}
        data={(facets?.tags ?? []).map(({ value }) => value)}
        value={[...draft.tags]}
        maxTags={30}
        splitChars={[',', '，', '、']}
        onChange={(tags) => onChange({ ...draft, tags: tags.map((tag) => tag.trim().slice(0, 40)).filter((tag) => tag !== '') })}
      />
      <TextInput
        label={t('customers.field.nextStep')}
        value={draft.nextStep}
        maxLength={MAX.nextStep}
        autoComplete="off"
        onChange={(event) => onChange({ ...draft, nextStep: event.currentTarget.value })}
      />
      <Group gap={6} wrap="nowrap" align="flex-start">
        <DateField
          label={t('customers.field.nextStepOn')}
          value={draft.nextStepOn}
          onChange={(nextStepOn) => onChange({ ...draft, nextStepOn })}
        />
        <TimeField
          className="kb-time-field"
          label={t('customers.field.nextStepTime')}
          value={draft.nextStepTime}
          disabled={draft.nextStepOn === ''}
          onChange={(nextStepTime) => onChange({ ...draft, nextStepTime })}
        />
      </Group>
      <Checkbox
        label={t('customers.field.doNotContact')}
        checked={draft.doNotContact}
        onChange={(event) => onChange({ ...draft, doNotContact: event.currentTarget.checked })}
      />
    </>
  );
}
