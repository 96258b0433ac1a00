import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../app/ui-store.ts';

type SelectAllProps = {
  /** Of the whole list. */
  readonly total: number;
  readonly onToggle: () => void;
};

/** The box over the column of boxes: ticked when everybody in the list is selected, dashed when some are. */
export function SelectAll({ total, onToggle }: SelectAllProps) {
  const { t } = useTranslation();
  const selected = useUiStore((store) => store.selection.size);
  const isAll = total > 0 && selected >= total;
  return (
    <div role="columnheader" className="kb-grid-cell kb-cell-select">
      <input
        type="checkbox"
        ref={(input) => {
          if (input) input.indeterminate = selected > 0 && !isAll;
        }}
        checked={isAll}
        aria-label={t('customers.select.all')}
        title={t('customers.select.all')}
        onChange={onToggle}
      />
    </div>
  );
}
