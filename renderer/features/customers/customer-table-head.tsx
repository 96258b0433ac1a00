import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { FlexRender, type Header } from '@tanstack/react-table';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { ColumnEdge } from './column-edge.tsx';
import { SORT_BY, type ColumnId } from './column-shapes.ts';
import type { features } from './columns.tsx';
import { SelectAll } from './select-all.tsx';

type CustomerTableHeadProps = {
  /** Of the whole list. */
  readonly total: number;
  readonly onToggleAll: () => void;
  readonly headers: readonly Header<typeof features, CustomerRow>[];
  readonly onDrag: (id: ColumnId, width: number) => void;
  readonly onKeep: (id: ColumnId, width: number) => void;
};

/** Column heads; a click sorts, a second one turns the order. Before them the box that selects all. */
export function CustomerTableHead({ total, onToggleAll, headers, onDrag, onKeep }: CustomerTableHeadProps) {
  const { sort, descending } = useUiStore((store) => store.listQuery);
  const narrow = useUiStore((store) => store.narrow);
  const direction = descending ? 'descending' : 'ascending';
  const Chevron = descending ? IconChevronDown : IconChevronUp;
  return (
    <div role="rowgroup" className="kb-grid-head">
      <div role="row" className="kb-grid-row" aria-rowindex={1}>
        <SelectAll total={total} onToggle={onToggleAll} />
        {headers.map((header) => {
          const key = SORT_BY[header.column.id as ColumnId];
          const sorted = key !== undefined && key === sort;
          const handleSort = () => key && narrow({ sort: key, descending: sorted ? !descending : key === 'updated' });
          return (
            <div key={header.id} role="columnheader" className="kb-grid-cell" aria-sort={sorted ? direction : undefined}>
              {key ? (
                <button type="button" className="kb-sort" onClick={handleSort}>
                  <FlexRender header={header} />
                  {sorted && <Chevron size={13} aria-hidden />}
                </button>
              ) : (
                <FlexRender header={header} />
              )}
              <ColumnEdge id={header.column.id as ColumnId} onDrag={onDrag} onKeep={onKeep} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
