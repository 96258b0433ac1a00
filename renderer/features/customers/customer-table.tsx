import { useCallbackRef, useElementSize, useMergedRef } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerQuery, CustomerRow } from '../../../shared/model/list.ts';
import { useAppState } from '../../app/app-store.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { CellEditor } from './cell-editor.tsx';
import { fieldOf, gridTemplate, rowWidth, type ColumnId } from './column-shapes.ts';
import { customerColumns, features } from './columns.tsx';
import { CustomerTableHead } from './customer-table-head.tsx';
import { ACTIVE_CELL, CustomerTableRow, type CellMarks } from './customer-table-row.tsx';
import { focusListIfLost } from './focus-list.ts';
import { useColumns } from './use-columns.ts';
import { useCustomerRows } from './use-customer-rows.ts';
import { useFrozenRows } from './use-frozen-rows.ts';
import { useGridCells } from './use-grid-cells.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useRowsBetween } from './use-rows-between.ts';
import { scrollbarWidth } from '../../ui/scrollbar-width.ts';

type CustomerTableProps = { readonly query: CustomerQuery; readonly enabled: boolean; readonly label: string };

const ROW_PX = { normal: 36, compact: 30 } as const;
const HEAD_PX = 34;

/** The list itself: only the rows in sight exist, so 100,000 customers cost what 40 do. */
export function CustomerTable({ query, enabled, label }: CustomerTableProps) {
  const { t } = useTranslation();
  const { density } = useAppState().preferences;
  const rowPx = ROW_PX[density];
  const scroll = useRef<HTMLDivElement>(null);
  const { ref: sized, width, height } = useElementSize();
  const [total, setTotal] = useState(0);
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowPx,
    overscan: 12,
    scrollPaddingStart: HEAD_PX,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  const items = virtualizer.getVirtualItems();
  const loaded = useCustomerRows(query, items[0]?.index ?? 0, items.at(-1)?.index ?? 60, enabled);
  if (loaded.total !== total) setTotal(loaded.total);
  const frozen = useFrozenRows(loaded);
  const { rows } = frozen;

  const inSight = items.flatMap(({ index }) => rows.rowAt(index) ?? []);
  // The measured box is the outer one: a bar that takes room takes it from the columns.
  const { shown, dragWidth, keepWidth } = useColumns(width === 0 ? 900 : width - scrollbarWidth());
  const trashed = query.trashed ?? false;
  const all = useMemo(() => customerColumns(t, { trashed }), [t, trashed]);
  const table = useTable({
    features,
    columns: shown.flatMap(({ id }) => all.find((column) => column.id === id) ?? []),
    data: inSight,
    getRowId: (row: CustomerRow) => row.id,
  });
  const modelRows = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  // A form for somebody new stands beside the list, not the customer who was open before.
  const openId = useUiStore((store) => (store.detailMode === 'create' ? undefined : store.openId));
  const rowsBetween = useRowsBetween(query);
  const keys = useGridKeys(
    rows,
    rowsBetween,
    (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    // As measured, not asked of the element: that would lay the page out once more in every frame of scrolling.
    Math.floor((height || 600) / rowPx) - 2,
  );

  const ids = shown.map(({ id }) => id).join(' ');
  const shape = useMemo(() => ({ all, ids }), [all, ids]);
  const pick = useCallbackRef(keys.handlePick);
  const toggle = useCallbackRef(keys.handleToggle);

  const fields = shown.map(({ id }) => fieldOf(id));
  const cells = useGridCells({
    rowsBetween,
    frozen,
    keys,
    fields,
    inSight: { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 },
  });
  const marksOf = (index: number): CellMarks | undefined => {
    const { at, block, editing, refusal } = cells;
    if (!at || !block || index < block.top || index > block.bottom) return undefined;
    if (at.row !== index) return { from: block.left, to: block.right };
    const id: ColumnId = shown[at.column]?.id ?? 'name';
    const label = t('customers.cells.edit', { column: t(`customers.column.${id}`), name: rows.rowAt(index)?.name ?? '' });
    const editor = editing !== undefined && (
      <CellEditor label={label} text={editing} problem={refusal} onCommit={cells.commit} onCancel={cells.cancel} />
    );
    return { from: block.left, to: block.right, at: at.column, ...(editor === false ? {} : { editor }) };
  };
  const onScreen = items.some((item) => item.index === keys.active);

  useEffect(focusListIfLost, []);
  // By content: the query object is made anew whenever a book's count changes, and that must not lose the place.
  const asked = JSON.stringify(query);
  const leaveCells = useEffectEvent(() => cells.leave());
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
    leaveCells();
  }, [asked]);

  return (
    <div
      ref={useMergedRef(scroll, sized)}
      className="kb-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={shown.length + 1}
      aria-multiselectable
      aria-activedescendant={keys.activeId && onScreen ? (cells.at ? ACTIVE_CELL : `row-${keys.activeId}`) : undefined}
      aria-busy={rows.loading}
      tabIndex={0}
      data-cells={cells.at ? '' : undefined}
      onKeyDown={cells.handleKeyDown}
      onMouseDown={cells.handleMouseDown}
      onMouseOver={cells.handleMouseOver}
      style={{ '--kb-columns': gridTemplate(shown), '--kb-row': `${rowPx}px`, '--kb-row-width': `${rowWidth(shown)}px` } as CSSProperties}
    >
      <CustomerTableHead
        total={total}
        onToggleAll={keys.handleToggleAll}
        headers={table.getHeaderGroups()[0]?.headers ?? []}
        onDrag={dragWidth}
        onKeep={keepWidth}
      />
      <div role="rowgroup" className="kb-grid-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows.rowAt(item.index);
          return (
            <CustomerTableRow
              key={row?.id ?? item.key}
              model={row && modelRows.get(row.id)}
              index={item.index}
              top={item.start}
              columns={shown.length}
              shape={shape}
              active={keys.active === item.index}
              open={row !== undefined && row.id === openId}
              marks={marksOf(item.index)}
              onPick={pick}
              onToggle={toggle}
            />
          );
        })}
      </div>
    </div>
  );
}
