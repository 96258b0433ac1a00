import type { CellField } from '../../../shared/model/cells.ts';
import type { SortKey } from '../../../shared/model/list.ts';
import type { ColumnSetting } from '../../../shared/model/settings.ts';

/** Least width in px, share of what is left, and what gives way first when it is narrow (highest number first). */
const SHAPES = {
  name: { min: 120, share: 0.6, yields: 0 },
  company: { min: 130, share: 1.6, yields: 2 },
  phone: { min: 150, share: 0, yields: 1 },
  level: { min: 64, share: 0, yields: 6 },
  stage: { min: 84, share: 0.3, yields: 4 },
  city: { min: 72, share: 0.3, yields: 7 },
  tags: { min: 120, share: 1.4, yields: 8 },
  nextStep: { min: 150, share: 1.6, yields: 5 },
  source: { min: 84, share: 0.3, yields: 9 },
  updated: { min: 124, share: 0, yields: 3 },
  title: { min: 100, share: 0.5, yields: 10 },
  nextStepOn: { min: 104, share: 0, yields: 11 },
  lastContact: { min: 124, share: 0, yields: 12 },
} as const;
export type ColumnId = keyof typeof SHAPES;

export const COLUMN_IDS = Object.keys(SHAPES) as readonly ColumnId[];
/** There for whoever asks for them in the column chooser. */
const ASKED_FOR: readonly ColumnId[] = ['title', 'nextStepOn', 'lastContact'];
const SELECT_WIDTH = 40;

/** The key a column sorts by; phones are masked and tags are many, so they do not sort. */
export const SORT_BY: Readonly<Partial<Record<ColumnId, SortKey>>> = {
  name: 'name',
  company: 'company',
  city: 'city',
  level: 'level',
  stage: 'stage',
  source: 'source',
  nextStep: 'nextStepOn',
  nextStepOn: 'nextStepOn',
  lastContact: 'lastContactOn',
  updated: 'updated',
};

/** What is written when a cell of the column is edited; times are not for writing. */
export function fieldOf(id: ColumnId): CellField | undefined {
  return id === 'updated' || id === 'lastContact' ? undefined : id;
}

export type Column = { readonly id: ColumnId; readonly visible: boolean; readonly width?: number | undefined };

function isColumnId(id: string): id is ColumnId {
  return Object.hasOwn(SHAPES, id);
}

/** All columns in the person's order; those the settings do not know yet follow, in their usual order. */
export function columnsOf(settings: readonly ColumnSetting[]): readonly Column[] {
  const known = settings.flatMap(({ id, visible, width }) => (isColumnId(id) ? [{ id, visible: visible || id === 'name', width }] : []));
  const rest = COLUMN_IDS.filter((id) => !known.some((column) => column.id === id));
  return [...known, ...rest.map((id) => ({ id, visible: settings.length === 0 && !ASKED_FOR.includes(id) }))];
}

/** The columns that fit into a width in px, in their usual order; the name always does. */
export function columnsFitting(width: number): readonly ColumnId[] {
  const usual = COLUMN_IDS.filter((id) => !ASKED_FOR.includes(id));
  const byImportance = usual.toSorted((a, b) => SHAPES[a].yields - SHAPES[b].yields);
  let left = width - SELECT_WIDTH;
  const fitting = new Set<ColumnId>();
  for (const id of byImportance) {
    if (fitting.size > 0 && SHAPES[id].min > left) break;
    fitting.add(id);
    left -= SHAPES[id].min;
  }
  return usual.filter((id) => fitting.has(id));
}

/** What is on screen: the person's choice as it is, beyond the edge too; without one, what fits. */
export function columnsShown(settings: readonly ColumnSetting[], width: number): readonly Column[] {
  if (settings.length === 0) return columnsFitting(width).map((id) => ({ id, visible: true }));
  return columnsOf(settings).filter(({ visible }) => visible);
}

/** `grid-template-columns` for the visible columns; a width somebody dragged stays what it is. */
export function gridTemplate(columns: readonly Column[]): string {
  const track = ({ id, width }: Column): string => {
    if (width !== undefined) return `${width}px`;
    return SHAPES[id].share > 0 ? `minmax(${SHAPES[id].min}px, ${SHAPES[id].share}fr)` : `${SHAPES[id].min}px`;
  };
  return `${SELECT_WIDTH}px ${columns.map(track).join(' ')}`;
}

/** Width in px a column has or, sharing what is left, has at least. */
export function widthOf({ id, width }: Column): number {
  return width ?? SHAPES[id].min;
}

/** Least width in px of a row with these columns. */
export function rowWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + widthOf(column), SELECT_WIDTH);
}
