import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SELECTION_MAX } from '../../../shared/model/list.ts';
import type { ListScope } from '../../app/ui-store.ts';
import { formatCount } from '../../ui/format.ts';

type SelectionCountProps = {
  readonly scope: ListScope;
  readonly selected: number;
  /** Of the whole list. */
  readonly total: number;
};

/** How many are selected; where a selection can hold no more of the list, also what reaches the others. */
export function SelectionCount({ scope, selected, total }: SelectionCountProps) {
  const { t } = useTranslation();
  const shown = formatCount(selected);
  const isPart = selected >= SELECTION_MAX && selected < total;
  return (
    <div role="status" className="kb-selection-count">
      <Text size="sm" fw={600} className="kb-figures">
        {isPart
          ? t('customers.select.part', { shown, total: formatCount(total) })
          : t('customers.select.count', { count: selected, shown })}
      </Text>
      {isPart && (
        <Text size="xs" c="var(--kb-due)">
          {t(scope === 'trash' ? 'customers.select.partFilter' : 'customers.select.partWhole', { max: formatCount(SELECTION_MAX) })}
        </Text>
      )}
    </div>
  );
}
