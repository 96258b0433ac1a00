import { useState, type KeyboardEvent } from 'react';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { useUiStore } from '../../app/ui-store.ts';
import type { CustomerRows } from './use-customer-rows.ts';

/** Most rows one Shift selection takes; more is a filter's work. */
const RANGE_MAX = 1_000;

/** One tab stop for the list: arrows move, Enter opens, Space selects, Shift extends. While a customer is open the detail follows. */
export function useGridKeys(rows: CustomerRows, scrollTo: (index: number) => void, page: number) {
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState(0);
  const { openCustomer, select } = useUiStore.getState();
  const at = Math.min(active, Math.max(0, rows.total - 1));

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(rows.total - 1, index));
    setActive(next);
    scrollTo(next);
    const row = rows.rowAt(next);
    const { openId, detailMode } = useUiStore.getState();
    if (row && openId !== undefined && detailMode === 'view') openCustomer(row.id);
  };

  const handleToggle = (index: number, range: 'one' | 'through') => {
    const { selection } = useUiStore.getState();
    const ids = new Set(selection);
    if (range === 'through') idsBetween(rows, anchor, index).forEach((id) => ids.add(id));
    else toggle(ids, rows.rowAt(index)?.id);
    setActive(index);
    setAnchor(index);
    select(ids);
  };

  const handlePick = (index: number) => {
    setActive(index);
    setAnchor(index);
    const row = rows.rowAt(index);
    if (row) openCustomer(row.id);
  };

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(at + 1),
      ArrowUp: () => moveTo(at - 1),
      PageDown: () => moveTo(at + page),
      PageUp: () => moveTo(at - page),
      Home: () => moveTo(0),
      End: () => moveTo(rows.total - 1),
      Enter: () => handlePick(at),
      ' ': () => handleToggle(at, event.shiftKey ? 'through' : 'one'),
      Escape: () => (useUiStore.getState().selection.size > 0 ? select(new Set()) : openCustomer(undefined)),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  return { moveTo, active: at, activeId: rows.rowAt(at)?.id, handleKeyDown, handlePick, handleToggle };
}

function toggle(ids: Set<CustomerId>, id: CustomerId | undefined): void {
  if (id === undefined) return;
  if (!ids.delete(id)) ids.add(id);
}

function idsBetween(rows: CustomerRows, from: number, to: number): readonly CustomerId[] {
  const first = Math.min(from, to);
  const length = Math.min(Math.abs(from - to) + 1, RANGE_MAX);
  return Array.from({ length }, (_, offset) => rows.rowAt(first + offset)?.id).filter((id) => id !== undefined);
}
