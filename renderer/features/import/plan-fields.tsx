import { Button, Checkbox, Group, Select, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import { MERGE_FIELDS } from '../../../shared/model/duplicates.ts';
import { DuplicateRule } from '../../../shared/model/exchange.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import { DefaultFields } from './default-fields.tsx';
import type { ImportDraft } from './import-draft.ts';

type Props = {
  readonly draft: ImportDraft;
  readonly books: readonly BookView[];
  readonly bookId: BookId | undefined;
  readonly hasOwner: boolean;
  readonly canCheck: boolean;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onCheck: () => void;
};

/** Target book, rule for duplicates, values for customers without one. */
export function PlanFields({ draft, books, bookId, hasOwner, canCheck, onChange, onCheck }: Props) {
  const { t } = useTranslation();
  const pickBook = (id: string | null) => {
    const book = books.find((candidate) => candidate.id === id);
    if (book) onChange({ ...draft, bookId: book.id });
  };

  return (
    <section aria-labelledby="plan-title">
      <Title order={2} id="plan-title" mt="lg" mb="xs">
        {t('import.plan.title')}
      </Title>
      <Group align="flex-end" gap="sm">
        <Select
          label={t('import.plan.book')}
          data={books.map((book) => ({ value: book.id, label: book.name }))}
          value={bookId ?? null}
          onChange={pickBook}
          error={books.length === 0 ? t('import.plan.noBook') : undefined}
          allowDeselect={false}
          w={190}
        />
        <Select
          label={t('import.plan.duplicates')}
          data={DuplicateRule.options.map((value) => ({ value, label: t(`import.plan.duplicate.${value}`) }))}
          value={draft.duplicates}
          onChange={(value) => value && onChange({ ...draft, duplicates: DuplicateRule.parse(value) })}
          allowDeselect={false}
          w={260}
        />
        <Button disabled={!canCheck} onClick={onCheck} ml="auto">
          {t('import.plan.check')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        {t('import.plan.duplicateHint')}
      </Text>
      {draft.duplicates === 'merge' && (
        <Checkbox.Group
          mt="sm"
          label={t('import.plan.fileWins')}
          value={[...draft.fileWins]}
          onChange={(fields) => onChange({ ...draft, fileWins: MERGE_FIELDS.filter((field) => fields.includes(field)) })}
        >
          <Group gap="md" mt={4}>
            {MERGE_FIELDS.map((field) => (
              <Checkbox key={field} value={field} size="xs" label={t(`import.field.${field}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <DefaultFields defaults={draft.defaults} onChange={(defaults) => onChange({ ...draft, defaults })} />
      {hasOwner && (
        <Text size="sm" mt="xs">
          {t('import.owner.hint')}
        </Text>
      )}
    </section>
  );
}
