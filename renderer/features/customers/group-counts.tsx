import { Button, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { formatCount } from '../../ui/format.ts';

const GROUPS = ['stages', 'levels', 'sources', 'tags'] as const;
type GroupBy = (typeof GROUPS)[number];
const SHOWN_MAX = 24;

type GroupCountsProps = { readonly query: CustomerQuery };

/** How many customers of the list have each value of a column; a click narrows the list to one. */
export function GroupCounts({ query }: GroupCountsProps) {
  const { t } = useTranslation();
  const [by, setBy] = useState<GroupBy>('stages');
  const chosen = useUiStore((store) => store.listQuery)[by] ?? [];
  const { narrow } = useUiStore.getState();
  const counts = useQuery({ ...callQuery('customers.facets', { query }), placeholderData: (previous) => previous }).data?.[by] ?? [];
  return (
    <Group gap={6} role="group" aria-label={t('customers.groups.label')}>
      <SegmentedControl
        size="xs"
        aria-label={t('customers.groups.by')}
        value={by}
        data={GROUPS.map((value) => ({ value, label: t(`customers.filter.${value}`) }))}
        onChange={(value) => setBy(GROUPS.find((one) => one === value) ?? by)}
      />
      {counts.slice(0, SHOWN_MAX).map(({ value, count }) => {
        const on = chosen.includes(value);
        return (
          <Button
            key={value}
            size="compact-sm"
            variant={on ? 'light' : 'default'}
            aria-pressed={on}
            onClick={() => narrow({ [by]: on ? chosen.filter((one) => one !== value) : [...chosen, value] })}
          >
            {value}
            <span className="kb-count">{formatCount(count)}</span>
          </Button>
        );
      })}
    </Group>
  );
}
