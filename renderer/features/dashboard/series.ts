import type { Share, WeekFigures } from '../../../shared/model/dashboard.ts';

export type Series = { readonly name: string; readonly values: readonly number[]; readonly colour: string };

/** How many colours `dashboard.css` has, beside the one of what has no value. */
const COLOURS = 7;
export const NONE = 'var(--kb-series-none)';

export function colourAt(index: number): string {
  return `var(--kb-series-${String(index % COLOURS)})`;
}

/**
 * One series for each value that any week knows, by name, so that none changes place or colour when counts change; `empty` names
 * customers without one, who come last.
 */
export function seriesOf(weeks: readonly WeekFigures[], of: (week: WeekFigures) => readonly Share[], empty: string): readonly Series[] {
  const named = new Set(weeks.flatMap((week) => of(week).map(({ value }) => value)));
  const values = [...[...named].filter((value) => value !== '').toSorted(), ...(named.has('') ? [''] : [])];
  return values.map((value, index) => ({
    name: value === '' ? empty : value,
    values: weeks.map((week) => of(week).find((share) => share.value === value)?.count ?? 0),
    colour: value === '' ? NONE : colourAt(index),
  }));
}
