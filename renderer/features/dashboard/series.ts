import type { Share, WeekFigures } from '../../../shared/model/dashboard.ts';

export type Series = { readonly name: string; readonly values: readonly number[]; readonly colour: string };

/** How many colours `dashboard.css` has. */
const COLOURS = 8;

export function colourAt(index: number): string {
  return `var(--kb-series-${String(index % COLOURS)})`;
}

/** One series for each value that any week knows, in the order the weeks name them; `empty` names customers without one, who come last. */
export function seriesOf(weeks: readonly WeekFigures[], of: (week: WeekFigures) => readonly Share[], empty: string): readonly Series[] {
  const named = new Set(weeks.flatMap((week) => of(week).map(({ value }) => value)));
  const values = [...[...named].filter((value) => value !== ''), ...(named.has('') ? [''] : [])];
  return values.map((value, index) => ({
    name: value === '' ? empty : value,
    values: weeks.map((week) => of(week).find((share) => share.value === value)?.count ?? 0),
    colour: colourAt(index),
  }));
}
