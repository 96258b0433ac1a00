import { useWindowEvent } from '@mantine/hooks';
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { PASTE_ROWS_MAX, type CellField, type RowEdit } from '../../../shared/model/cells.ts';
import { isoDay } from '../../../shared/model/day.ts';
import { PAGE_MAX, type CustomerRow } from '../../../shared/model/list.ts';
import { useMayWrite } from '../../app/session.ts';
import { readDay } from '../../ui/read-day.ts';
import { showDone } from '../../ui/toasts.tsx';
import { blockBetween, cellText, parseBlock, pasteEdits, type Block, type Place } from './cells.ts';
import { useCellEdits } from './use-cell-edits.ts';
import type { RowsBetween } from './use-rows-between.ts';
import type { useFrozenRows } from './use-frozen-rows.ts';
import type { useGridKeys } from './use-grid-keys.ts';

type GridCells = {
  readonly rowsBetween: RowsBetween;
  readonly frozen: ReturnType<typeof useFrozenRows>;
  readonly keys: ReturnType<typeof useGridKeys>;
  readonly fields: readonly (CellField | undefined)[];
  readonly inSight: { readonly first: number; readonly last: number };
};
type Step = { readonly down: number; readonly right: number };

const MOVES: Readonly<Record<string, Step>> = {
  ArrowDown: { down: 1, right: 0 },
  ArrowUp: { down: -1, right: 0 },
  ArrowRight: { down: 0, right: 1 },
  ArrowLeft: { down: 0, right: -1 },
};

function placeOf(target: EventTarget): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]');
  return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) } : undefined;
}

const gridElement = () => document.querySelector<HTMLElement>('.kb-grid');
const focusGrid = () => gridElement()?.focus();

/**
 * The list as a grid. → or ← steps from the row onto a cell; from there arrows move, Shift extends, typing or F2 edits,
 * Ctrl+D fills down, Ctrl+C and Ctrl+V exchange blocks with a spreadsheet, Esc goes back to whole rows.
 */
export function useGridCells({ rowsBetween, frozen, keys, fields, inSight }: GridCells) {
  const { t } = useTranslation();
  const { save, copy } = useCellEdits();
  const mayWrite = useMayWrite();
  const [column, setColumn] = useState<number>();
  const [anchor, setAnchor] = useState<Place>();
  const [editing, setEditing] = useState<string>();
  const [refused, setRefused] = useState<{ readonly text: string; readonly reason: string }>();
  const [pressed, setPressed] = useState<Place>();
  const at: Place | undefined = column === undefined ? undefined : { row: keys.active, column: Math.min(column, fields.length - 1) };
  const block: Block | undefined = at && blockBetween(at, anchor ?? at);

  const goTo = (place: Place, from?: Place) => {
    frozen.hold(inSight.first, inSight.last);
    keys.moveTo(place.row);
    setColumn(Math.max(0, Math.min(fields.length - 1, place.column)));
    setAnchor(from);
    setEditing(undefined);
    setRefused(undefined);
  };
  const leave = () => {
    setColumn(undefined);
    setAnchor(undefined);
    setEditing(undefined);
    frozen.release();
  };
  /** Says so before anything is typed. */
  const isReadOnly = (): boolean => {
    if (!mayWrite) showDone(t('customers.cells.readOnly'));
    return !mayWrite;
  };
  const edit = (place: Place, how: 'keep' | 'replace') => {
    const field = fields[place.column];
    const row = frozen.rows.rowAt(place.row);
    if (field === undefined || isReadOnly()) return;
    if (!row?.opensPrivate) return void showDone(t('customers.cells.problem.no-key'));
    // At once, so that the key that began it, or an input method, already writes into the field.
    flushSync(() => setEditing(how === 'keep' ? cellText(row, field) : ''));
  };
  const write = (edits: readonly RowEdit[]) => {
    frozen.hold(inSight.first, inSight.last);
    frozen.write(edits);
    return save(edits).then((reason) => {
      if (reason !== undefined) frozen.release();
      return reason;
    });
  };
  /** What was typed stands in its cell again with the reason, unless the person types in another one by now. */
  const reopen = (place: Place, text: string, reason: string) => {
    if (document.querySelector('.kb-cell-input')) return;
    goTo(place);
    setRefused({ text, reason });
    setEditing(text);
  };
  const commit = (typed: string, then?: Step) => {
    const row = at && frozen.rows.rowAt(at.row);
    const field = at && fields[at.column];
    // The short forms of the date fields; what they do not know the vault may.
    const text = field === 'nextStepOn' ? (readDay(typed, isoDay(Date.now())) ?? typed) : typed;
    setEditing(undefined);
    setRefused(undefined);
    if (row && field && (refused !== undefined || text !== cellText(row, field)))
      void write([{ id: row.id, cells: [{ field, text }] }]).then((reason) => reason !== undefined && reopen(at, text, reason));
    if (then) focusGrid();
    if (then && at) goTo({ row: at.row + then.down, column: at.column + then.right });
  };

  /** The rows of the block, as far as they are in the list. */
  const rowsIn = async ({ top, bottom }: Block): Promise<readonly CustomerRow[]> => {
    const here = Array.from({ length: bottom - top + 1 }, (_, index) => frozen.rows.rowAt(top + index));
    return here.some((row, index) => row === undefined && top + index < frozen.rows.total)
      ? rowsBetween(top, bottom)
      : here.filter((row) => row !== undefined);
  };
  const paste = async (text: string) => {
    if (!block || isReadOnly()) return;
    const pasted = parseBlock(text);
    if (pasted.length > PASTE_ROWS_MAX) return void showDone(t('customers.cells.tooMany', { max: PASTE_ROWS_MAX }));
    const single = pasted.length === 1 && pasted[0]?.length === 1;
    const rows = await rowsIn(single ? block : { ...block, bottom: block.top + pasted.length - 1 });
    await write(pasteEdits(pasted, fields.slice(block.left), rows, block.right - block.left + 1));
  };
  const fillDown = async () => {
    if (!block || isReadOnly()) return;
    const source = frozen.rows.rowAt(block.top === block.bottom ? block.top - 1 : block.top);
    if (!source) return;
    const cells = fields
      .slice(block.left, block.right + 1)
      .flatMap((field) => (field === undefined || field === 'phone' ? [] : [{ field, text: cellText(source, field) }]));
    const rows = await rowsIn({ ...block, bottom: Math.min(block.bottom, block.top + PASTE_ROWS_MAX) });
    await write(rows.flatMap(({ id }) => (id === source.id || cells.length === 0 ? [] : [{ id, cells }])));
  };
  const clear = async () => {
    if (!block || isReadOnly()) return;
    const cells = fields
      .slice(block.left, block.right + 1)
      .flatMap((field) => (field === undefined || field === 'phone' || field === 'name' ? [] : [{ field, text: '' }]));
    if (cells.length > 0) await write((await rowsIn(block)).slice(0, PASTE_ROWS_MAX).map(({ id }) => ({ id, cells })));
  };
  const copyOut = async () => {
    if (!block) return;
    if (block.bottom - block.top >= PAGE_MAX) return void showDone(t('customers.cells.copyMax', { max: PAGE_MAX }));
    const wanted = fields.slice(block.left, block.right + 1).filter((field) => field !== undefined);
    const rows = await rowsIn(block);
    if (wanted.length > 0 && rows.length > 0)
      await copy(
        rows.map(({ id }) => id),
        wanted,
      );
  };

  /** Returns whether the key was one of the cells'; if not, it is the rows'. */
  const handleKey = (event: KeyboardEvent): boolean => {
    if (event.target !== event.currentTarget || event.altKey) return false;
    const move = MOVES[event.key];
    if (!at) {
      const into = event.key === 'F2' || (move !== undefined && move.right !== 0);
      if (!into || event.ctrlKey || event.metaKey) return false;
      const first = { row: keys.active, column: move?.right === -1 ? fields.length - 1 : 0 };
      goTo(first);
      if (event.key === 'F2') edit(first, 'keep');
      return true;
    }
    if (event.ctrlKey || event.metaKey) {
      const command = event.key.toLowerCase();
      if (command === 'd') void fillDown();
      // By the key: without selected text, Chromium need not make a copy event of it.
      else if (command === 'c') void copyOut();
      else return false;
      return true;
    }
    if (move !== undefined) {
      goTo({ row: at.row + move.down, column: at.column + move.right }, event.shiftKey ? (anchor ?? at) : undefined);
      return true;
    }
    if (event.key === 'Tab') {
      const next = at.column + (event.shiftKey ? -1 : 1);
      // Past the last cell Tab leaves the list, as everywhere.
      if (next < 0 || next >= fields.length) return false;
      goTo({ row: at.row, column: next });
      return true;
    }
    if (event.key === 'Enter' || event.key === 'F2') edit(at, 'keep');
    else if (event.key === 'Escape') leave();
    else if (event.key === 'Delete' || event.key === 'Backspace') void clear();
    else if (event.key === 'Process' || (event.key.length === 1 && event.key !== ' ')) {
      edit(at, 'replace');
      // The key itself goes on into the field; no shortcut of the page may take it.
      event.nativeEvent.stopImmediatePropagation();
      event.stopPropagation();
      return false;
    } else return false;
    return true;
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (!handleKey(event)) {
      if (!event.isPropagationStopped()) keys.handleKeyDown(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
  };
  // On the window, because where nothing can be typed into, Chromium tells the body of a paste and not what has the focus.
  useWindowEvent('paste', (event) => {
    if (!at || editing !== undefined || document.activeElement !== gridElement()) return;
    event.preventDefault();
    void paste(event.clipboardData?.getData('text/plain') ?? '');
  });
  const handleMouseDown = (event: MouseEvent) => {
    if (event.button !== 0) return;
    if (event.target instanceof HTMLInputElement) {
      // A box that is ticked leaves the keyboard with the list, where the keys for the selection are.
      if (event.target.type !== 'checkbox') return;
      event.preventDefault();
      return focusGrid();
    }
    if (event.detail === 1) setPressed(placeOf(event.target));
    if (event.detail !== 2 || !pressed) return;
    event.preventDefault();
    goTo(pressed);
    edit(pressed, 'keep');
  };
  const handleMouseOver = (event: MouseEvent) => {
    const place = event.buttons === 1 && pressed ? placeOf(event.target) : undefined;
    if (place && pressed && (place.row !== pressed.row || place.column !== pressed.column)) goTo(place, pressed);
  };

  return {
    at,
    block,
    editing,
    refusal: refused?.reason,
    leave,
    commit,
    cancel: () => {
      setEditing(undefined);
      setRefused(undefined);
      focusGrid();
    },
    handleKeyDown,
    handleMouseDown,
    handleMouseOver,
  };
}
