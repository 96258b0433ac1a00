import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BookView } from '../../../shared/model/access.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import { HANDOVER_FILTERS, type CustomerQuery } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { DateFilters } from './date-filters.tsx';
import { FilterChip } from './filter-chip.tsx';
import { isNarrowed, wholeOf } from './list-query.ts';
import { SaveView } from './save-view.tsx';

type FilterChipsProps = { readonly query: CustomerQuery; readonly books: readonly BookView[]; readonly enabled: boolean };

const FACETS = ['tags', 'levels', 'stages', 'sources'] as const;

/** Filters as chips: each says what it narrows to, and can be taken off again with one click. */
export function FilterChips({ query, books, enabled }: FilterChipsProps) {
  const { t } = useTranslation();
  const chosen = useUiStore((store) => store.listQuery);
  const narrow = useUiStore((store) => store.narrow);
  const { setListQuery } = useUiStore.getState();
  const handed = (useQuery(callQuery('handovers.list')).data ?? []).length > 0;
  const facets = useQuery({ ...callQuery('customers.facets', { query }), enabled, placeholderData: (previous) => previous }).data;
  // Where nothing matches there is nothing to count; the filters stay, with what the list has to choose from.
  const isBlank = facets !== undefined && FACETS.some((facet) => facets[facet].length === 0) && isNarrowed(chosen);
  const whole = useQuery({ ...callQuery('customers.facets', { query: wholeOf(query) }), enabled: enabled && isBlank }).data;
  const choicesOf = (facet: (typeof FACETS)[number]) => {
    const found = facets?.[facet] ?? [];
    return found.length > 0 ? found : (whole?.[facet] ?? []).map(({ value }) => ({ value, count: 0 }));
  };
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
        const choices = choicesOf(facet).map(({ value, count }) => ({ value, label: value, count }));
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
      <DateFilters />
      {(handed || chosen.handedOver !== undefined) && (
        <FilterChip
          name={t('customers.filter.handedOver')}
          choices={HANDOVER_FILTERS.map((value) => ({ value, label: t(`customers.filter.handed.${value}`) }))}
          chosen={chosen.handedOver === undefined ? [] : [chosen.handedOver]}
          onChange={(values) => {
            const { handedOver: before, ...rest } = chosen;
            const next = HANDOVER_FILTERS.find((value) => value !== before && values.includes(value)) ?? before;
            setListQuery(values.length === 0 || next === undefined ? rest : { ...rest, handedOver: next });
          }}
        />
      )}
      {!query.trashed && <SaveView />}
    </Group>
  );
}
