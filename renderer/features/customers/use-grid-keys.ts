import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { SELECTION_MAX } from '../../../shared/model/list.ts';
import { useUiStore } from '../../app/ui-store.ts';
import { asVaultError } from '../../api/client.ts';
import { formatCount } from '../../ui/format.ts';
import { showDone, showError } from '../../ui/toasts.tsx';
import type { CustomerRows } from './use-customer-rows.ts';
import type { RowsBetween } from './use-rows-between.ts';

/** One tab stop for the list: arrows move, Enter opens, Space selects, Shift extends, Ctrl+A takes all. While a customer is open the detail follows. */
export function useGridKeys(rows: CustomerRows, rowsBetween: RowsBetween, scrollTo: (index: number) => void, page: number) {
  const { t } = useTranslation();
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

  /**
   * Rows on the way are waited for: a selection with holes would be acted on without anybody noticing. Where more are asked
   * for than a selection holds, the bar below the list says so for as long as they are selected.
   */
  const selectBetween = async (from: number, to: number) => {
    const most = from + SELECTION_MAX - 1;
    const found = await rowsBetween(from, Math.min(to, most)).catch((error: unknown) => showError(asVaultError(error)));
    if (!found) return;
    select(new Set([...useUiStore.getState().selection, ...found.map(({ id }) => id)].slice(0, SELECTION_MAX)));
  };

  const handleToggle = (index: number, range: 'one' | 'through') => {
    setActive(index);
    setAnchor(index);
    if (range === 'through') return void selectBetween(Math.min(anchor, index), Math.max(anchor, index));
    const ids = new Set(useUiStore.getState().selection);
    toggle(ids, rows.rowAt(index)?.id);
    if (ids.size > SELECTION_MAX) return void showDone(t('customers.select.most', { max: formatCount(SELECTION_MAX) }));
    select(ids);
  };

  /** All, or none where as many as a selection holds are in it already. */
  const handleToggleAll = () => {
    if (useUiStore.getState().selection.size >= Math.min(rows.total, SELECTION_MAX)) select(new Set());
    else void selectBetween(0, rows.total - 1);
  };

  const handlePick = (index: number) => {
    setActive(index);
    setAnchor(index);
    const row = rows.rowAt(index);
    if (row) openCustomer(row.id);
  };

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a' || rows.total === 0) return;
      event.preventDefault();
      return void selectBetween(0, rows.total - 1);
    }
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

  return { moveTo, active: at, activeId: rows.rowAt(at)?.id, handleKeyDown, handlePick, handleToggle, handleToggleAll };
}

function toggle(ids: Set<CustomerId>, id: CustomerId | undefined): void {
  if (id === undefined) return;
  if (!ids.delete(id)) ids.add(id);
}
