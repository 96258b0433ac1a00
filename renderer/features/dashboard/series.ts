import type { Share, WeekFigures } from '../../../shared/model/dashboard.ts';

export type Series = { readonly name: string; readonly values: readonly number[]; readonly colour: string };

/** Steps of one ink, so that a grey print still tells them apart. */
const COLOURS = ['#145a68', '#84b6bf', '#765007', '#d9b45c', '#1f6035', '#82c092', '#6b7075', '#b9bdc1'] as const;

export function colourAt(index: number): string {
  return COLOURS[index % COLOURS.length] ?? COLOURS[0];
}

/** One series for each value that any week knows; `empty` names customers without one. */
export function seriesOf(weeks: readonly WeekFigures[], of: (week: WeekFigures) => readonly Share[], empty: string): readonly Series[] {
  const values = [...new Set(weeks.flatMap((week) => of(week).map(({ value }) => value)))];
  return values.map((value, index) => ({
    name: value === '' ? empty : value,
    values: weeks.map((week) => of(week).find((share) => share.value === value)?.count ?? 0),
    colour: colourAt(index),
  }));
}
