import type { SortKey } from '../../../shared/model/list.ts';

/** Least width in px, share of what is left, and what gives way first when it is narrow (highest number first). */
const SHAPES = {
  name: { min: 120, share: 1.3, yields: 0 },
  company: { min: 130, share: 1.6, yields: 2 },
  phone: { min: 150, share: 0, yields: 1 },
  level: { min: 64, share: 0, yields: 6 },
  stage: { min: 84, share: 0.3, yields: 4 },
  city: { min: 72, share: 0.3, yields: 7 },
  tags: { min: 120, share: 1, yields: 8 },
  nextStep: { min: 150, share: 1.2, yields: 5 },
  source: { min: 84, share: 0.3, yields: 9 },
  updated: { min: 112, share: 0, yields: 3 },
} as const;
export type ColumnId = keyof typeof SHAPES;

export const COLUMN_IDS = Object.keys(SHAPES) as readonly ColumnId[];
export const SELECT_WIDTH = 40;

/** The key a column sorts by; phones are masked and tags are many, so they do not sort. */
export const SORT_BY: Readonly<Partial<Record<ColumnId, SortKey>>> = {
  name: 'name',
  company: 'company',
  city: 'city',
  level: 'level',
  stage: 'stage',
  source: 'source',
  nextStep: 'nextStepOn',
  updated: 'updated',
};

/** The columns that fit into a width in px, in their usual order; the name always does. */
export function columnsFitting(width: number): readonly ColumnId[] {
  const byImportance = COLUMN_IDS.toSorted((a, b) => SHAPES[a].yields - SHAPES[b].yields);
  let left = width - SELECT_WIDTH;
  const fitting = new Set<ColumnId>();
  for (const id of byImportance) {
    if (fitting.size > 0 && SHAPES[id].min > left) break;
    fitting.add(id);
    left -= SHAPES[id].min;
  }
  return COLUMN_IDS.filter((id) => fitting.has(id));
}

/** `grid-template-columns` for the visible columns. */
export function gridTemplate(ids: readonly ColumnId[]): string {
  const tracks = ids.map((id) => (SHAPES[id].share > 0 ? `minmax(${SHAPES[id].min}px, ${SHAPES[id].share}fr)` : `${SHAPES[id].min}px`));
  return `${SELECT_WIDTH}px ${tracks.join(' ')}`;
}
