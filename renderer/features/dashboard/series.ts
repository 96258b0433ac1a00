import { VALUES_MAX, type Share, type WeekFigures } from '../../../shared/model/dashboard.ts';

export type Series = { readonly name: string; readonly values: readonly number[]; readonly colour: string };

/** Beside the colours of values in `dashboard.css`, of which there are `VALUES_MAX`. */
const NONE = 'var(--kb-series-none)';

export function colourAt(index: number): string {
  return `var(--kb-series-${String(index % VALUES_MAX)})`;
}

/**
 * One series for each value that any week knows, by name, so that none changes place or colour when counts change. All further
 * values together, and customers without one, come last under the names given for them.
 */
export function seriesOf(
  weeks: readonly WeekFigures[],
  of: (week: WeekFigures) => readonly Share[],
  names: { readonly rest: string; readonly none: string },
): readonly Series[] {
  const known = new Set(weeks.flatMap((week) => of(week).map(({ value }) => value)));
  const named = [...known].filter((value) => value !== null && value !== '').toSorted();
  const values = [...named, ...[null, ''].filter((value) => known.has(value))];
  return values.map((value, index) => ({
    name: value === '' ? names.none : (value ?? names.rest),
    values: weeks.map((week) => of(week).find((share) => share.value === value)?.count ?? 0),
    colour: value === '' ? NONE : colourAt(index),
  }));
}
