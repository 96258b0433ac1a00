import { useState } from 'react';
import type { ColumnSetting } from '../../../shared/model/settings.ts';
import { useSettings } from '../../api/settings.ts';
import { columnsOf, columnsShown, type Column, type ColumnId } from './column-shapes.ts';

const NARROWEST_PX = 48;
const WIDEST_PX = 800;

export function settingOf({ id, visible, width }: Column): ColumnSetting {
  return { id, visible, ...(width === undefined ? {} : { width }) };
}

export function boundedWidth(width: number): number {
  return Math.round(Math.max(NARROWEST_PX, Math.min(WIDEST_PX, width)));
}

/** The columns on screen, and what dragging an edge does: at once in sight, kept once the hand lets go. */
export function useColumns(listWidth: number) {
  const { settings, change } = useSettings();
  const [dragged, setDragged] = useState<{ readonly id: ColumnId; readonly width: number }>();
  const shown = columnsShown(settings.columns, listWidth).map((column) =>
    column.id === dragged?.id ? { ...column, width: dragged.width } : column,
  );
  const keepWidth = (id: ColumnId, width: number) => {
    // Whoever drags the first edge chooses what is in sight now.
    const base = settings.columns.length > 0 ? columnsOf(settings.columns) : columnsOf(shown.map(settingOf));
    change({ columns: base.map((column) => settingOf(column.id === id ? { ...column, width: boundedWidth(width) } : column)) });
    setDragged(undefined);
  };
  return { shown, dragWidth: (id: ColumnId, width: number) => setDragged({ id, width: boundedWidth(width) }), keepWidth };
}
