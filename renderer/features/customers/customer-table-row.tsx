import { FlexRender, type Row } from '@tanstack/react-table';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { useUiStore } from '../../app/ui-store.ts';
import type { features } from './columns.tsx';

/** What of a row's cells is marked; most rows have nothing. */
export type CellMarks = {
  /** Columns of the block, both included. */
  readonly from: number;
  readonly to: number;
  /** The cell the keyboard stands on, when it is in this row. */
  readonly at?: number | undefined;
  readonly editor?: ReactNode;
};

type CustomerTableRowProps = {
  /** `undefined` while the row's page is on the way. */
  readonly model: Row<typeof features, CustomerRow> | undefined;
  readonly index: number;
  readonly top: number;
  readonly columns: number;
  /** Another object when other columns are shown, or the same in another language. */
  readonly shape: object;
  readonly active: boolean;
  readonly open: boolean;
  readonly marks: CellMarks | undefined;
  /** These two are the same functions for as long as the list stands. */
  readonly onPick: (index: number) => void;
  readonly onToggle: (index: number, range: 'one' | 'through') => void;
};

/** Id of the cell the keyboard stands on. */
export const ACTIVE_CELL = 'kb-active-cell';

/**
 * One row at its place in the scrolled height. While scrolling the table makes a new model of every row; those of the same
 * customer at the same place are not drawn again, which was nine tenths of a frame's work.
 */
export const CustomerTableRow = memo(
  DrawnRow,
  (before, after) =>
    before.model?.original === after.model?.original &&
    before.shape === after.shape &&
    before.index === after.index &&
    before.top === after.top &&
    before.active === after.active &&
    before.open === after.open &&
    before.marks === after.marks,
);

function DrawnRow({ model, index, top, columns, active, open, marks, onPick, onToggle }: CustomerTableRowProps) {
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
      data-row={index}
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
      {model.getAllCells().map((cell, column) => {
        const here = marks?.at === column;
        const within = marks !== undefined && column >= marks.from && column <= marks.to;
        return (
          <div
            key={cell.id}
            id={here ? ACTIVE_CELL : undefined}
            role="gridcell"
            data-column={column}
            className={`kb-grid-cell${within ? ' kb-cell-within' : ''}${here ? ' kb-cell-at' : ''}`}
          >
            {here && marks.editor !== undefined ? marks.editor : <FlexRender cell={cell} />}
          </div>
        );
      })}
    </div>
  );
}
