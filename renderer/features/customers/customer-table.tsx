import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerQuery, CustomerRow } from '../../../shared/model/list.ts';
import { useAppState } from '../../app/app-store.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { COLUMN_IDS, columnsFitting, gridTemplate } from './column-shapes.ts';
import { customerColumns, features } from './columns.tsx';
import { CustomerTableHead } from './customer-table-head.tsx';
import { CustomerTableRow } from './customer-table-row.tsx';
import { focusListIfLost } from './focus-list.ts';
import { useCustomerRows } from './use-customer-rows.ts';
import { useGridKeys } from './use-grid-keys.ts';

type CustomerTableProps = { readonly query: CustomerQuery; readonly enabled: boolean; readonly label: string };

const ROW_PX = { normal: 36, compact: 30 } as const;
const HEAD_PX = 34;

/** The list itself: only the rows in sight exist, so 100,000 customers cost what 40 do. */
export function CustomerTable({ query, enabled, label }: CustomerTableProps) {
  const { t } = useTranslation();
  const { density } = useAppState().preferences;
  const rowPx = ROW_PX[density];
  const scroll = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize();
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
  const rows = useCustomerRows(query, items[0]?.index ?? 0, items.at(-1)?.index ?? 60, enabled);
  if (rows.total !== total) setTotal(rows.total);

  const inSight = items.flatMap(({ index }) => rows.rowAt(index) ?? []);
  const visible = columnsFitting(width || 900);
  const table = useTable({
    features,
    columns: useMemo(() => customerColumns(t), [t]),
    data: inSight,
    getRowId: (row: CustomerRow) => row.id,
    state: { columnVisibility: Object.fromEntries(COLUMN_IDS.map((id) => [id, visible.includes(id)])) },
  });
  const modelRows = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  const openId = useUiStore((store) => store.openId);
  const keys = useGridKeys(
    rows,
    (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    Math.floor((scroll.current?.clientHeight ?? 600) / rowPx) - 2,
  );

  useEffect(focusListIfLost, []);
  // By content: the query object is made anew whenever a book's count changes, and that must not lose the place.
  const asked = JSON.stringify(query);
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
  }, [asked]);

  return (
    <div
      ref={useMergedRef(scroll, sized)}
      className="kb-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={visible.length + 1}
      aria-multiselectable
      aria-activedescendant={keys.activeId && items.some((item) => item.index === keys.active) ? `row-${keys.activeId}` : undefined}
      aria-busy={rows.loading}
      tabIndex={0}
      onKeyDown={keys.handleKeyDown}
      style={{ '--kb-columns': gridTemplate(visible), '--kb-row': `${rowPx}px` } as CSSProperties}
    >
      <CustomerTableHead headers={table.getHeaderGroups()[0]?.headers ?? []} />
      <div role="rowgroup" className="kb-grid-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows.rowAt(item.index);
          return (
            <CustomerTableRow
              key={row?.id ?? item.key}
              model={row && modelRows.get(row.id)}
              index={item.index}
              top={item.start}
              columns={visible.length}
              active={keys.active === item.index}
              open={row !== undefined && row.id === openId}
              onPick={keys.handlePick}
              onToggle={keys.handleToggle}
            />
          );
        })}
      </div>
    </div>
  );
}
