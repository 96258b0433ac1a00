import { Button, Checkbox, CloseButton, Group, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { formatCount } from '../../ui/format.ts';

type FilterChipsProps = { readonly query: CustomerQuery; readonly books: readonly BookView[]; readonly enabled: boolean };
type Choice = { readonly value: string; readonly label: string; readonly count: number };

const FACETS = ['tags', 'levels', 'stages', 'sources'] as const;

/** Filters as chips: each says what it narrows to, and can be taken off again with one click. */
export function FilterChips({ query, books, enabled }: FilterChipsProps) {
  const { t } = useTranslation();
  const chosen = useUiStore((store) => store.listQuery);
  const narrow = useUiStore((store) => store.narrow);
  const facets = useQuery({ ...callQuery('customers.facets', { query }), enabled, placeholderData: (previous) => previous }).data;
  const bookChoices = books.map((book) => ({ value: book.id, label: book.name, count: book.customers }));
  const chosenBooks = (chosen.books ?? []).filter((id) => books.some((book) => book.id === id));
  return (
    <Group gap={6} role="group" aria-label={t('customers.filter.label')}>
      {books.length > 1 && (
        <FilterChip
          name={t('customers.filter.books')}
          choices={bookChoices}
          chosen={chosenBooks}
          onChange={(values) => narrow({ books: values as readonly BookId[] })}
        />
      )}
      {FACETS.map((facet) => {
        const choices = (facets?.[facet] ?? []).map(({ value, count }) => ({ value, label: value, count }));
        const values = chosen[facet] ?? [];
        if (choices.length === 0 && values.length === 0) return undefined;
        return (
          <FilterChip
            key={facet}
            name={t(`customers.filter.${facet}`)}
            choices={choices}
            chosen={values}
            onChange={(next) => narrow({ [facet]: next })}
          />
        );
      })}
    </Group>
  );
}

type FilterChipProps = {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

function FilterChip({ name, choices, chosen, onChange }: FilterChipProps) {
  const { t } = useTranslation();
  const labels = chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
  const missing = chosen
    .filter((value) => !choices.some((choice) => choice.value === value))
    .map((value) => ({ value, label: value, count: 0 }));
  return (
    <Group gap={0} wrap="nowrap">
      <Popover position="bottom-start" shadow="md" trapFocus returnFocus width={260}>
        <Popover.Target>
          <Button
            variant={chosen.length > 0 ? 'light' : 'default'}
            size="compact-sm"
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            {labels.length === 0 ? name : t('customers.filter.is', { name, values: labels.join(t('customers.filter.or')) })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="xs">
          <ScrollArea.Autosize mah={300}>
            <Checkbox.Group aria-label={name} value={[...chosen]} onChange={onChange}>
              <Stack gap={6}>
                {[...missing, ...choices].map((choice) => (
                  <Group key={choice.value} justify="space-between" wrap="nowrap" pr="sm">
                    <Checkbox size="xs" value={choice.value} label={choice.label} />
                    <Text size="xs" c="dimmed" className="kb-figures">
                      {formatCount(choice.count)}
                    </Text>
                  </Group>
                ))}
              </Stack>
            </Checkbox.Group>
          </ScrollArea.Autosize>
        </Popover.Dropdown>
      </Popover>
      {chosen.length > 0 && <CloseButton size="sm" aria-label={t('customers.filter.clear', { name })} onClick={() => onChange([])} />}
    </Group>
  );
}
