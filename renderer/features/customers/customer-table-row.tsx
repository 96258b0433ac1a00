import { FlexRender, type Row } from '@tanstack/react-table';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { useUiStore } from '../../app/ui-store.ts';
import type { features } from './columns.tsx';

type CustomerTableRowProps = {
  /** `undefined` while the row's page is on the way. */
  readonly model: Row<typeof features, CustomerRow> | undefined;
  readonly index: number;
  readonly top: number;
  readonly columns: number;
  readonly active: boolean;
  readonly open: boolean;
  readonly onPick: (index: number) => void;
  readonly onToggle: (index: number, range: 'one' | 'through') => void;
};

/** One row at its place in the scrolled height. */
export function CustomerTableRow({ model, index, top, columns, active, open, onPick, onToggle }: CustomerTableRowProps) {
  const { t } = useTranslation();
  const selected = useUiStore((store) => model !== undefined && store.selection.has(model.original.id));
  const className = ['kb-grid-row', active && 'kb-row-active', open && 'kb-row-open', selected && 'kb-row-selected']
    .filter(Boolean)
    .join(' ');
  const handleToggle = (event: MouseEvent) => {
    event.stopPropagation();
    onToggle(index, event.shiftKey ? 'through' : 'one');
  };
  if (!model) {
    return (
      <div role="row" className={className} aria-rowindex={index + 2} style={{ top }}>
        <div role="gridcell" className="kb-grid-cell kb-cell-loading" aria-colspan={columns + 1}>
          <span className="kb-visually-hidden">{t('common.loading')}</span>
        </div>
      </div>
    );
  }
  return (
    <div
      id={`row-${model.original.id}`}
      role="row"
      className={className}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ top }}
      onClick={() => onPick(index)}
    >
      <div role="gridcell" className="kb-grid-cell kb-cell-select" onClick={handleToggle}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={t('customers.select.one', { name: model.original.name })}
        />
      </div>
      {model.getVisibleCells().map((cell) => (
        <div key={cell.id} role="gridcell" className="kb-grid-cell">
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
}
