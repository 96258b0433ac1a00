/** From customers to the figures of a dashboard. Pure: `now` is given, days are those of this computer. */
import { VALUES_MAX, type PersonFigures, type Share, type WeekFigures } from '../../../shared/model/dashboard.ts';
import { DAY_MS, isoDay } from '../../../shared/model/day.ts';
import type { FigureRow } from '../search/rows.ts';
import type { FigureChange } from './card-changes.ts';

/** Midnight of the Monday before `at`, and of the weeks before that; oldest first. */
export function weekStarts(now: number, weeks: number): readonly number[] {
  const date = new Date(now);
  const monday = date.getDate() - ((date.getDay() + 6) % 7);
  return Array.from({ length: weeks }, (_, index) =>
    new Date(date.getFullYear(), date.getMonth(), monday - 7 * (weeks - 1 - index)).getTime(),
  );
}

type Figured = Pick<FigureRow, 'stage' | 'level' | 'trashedAt'>;

/** How a customer stood at an instant: what the first change after it found. */
function standingAt(row: FigureRow, changes: readonly FigureChange[], at: number): Figured {
  let { stage, level, trashedAt } = row;
  for (const change of changes.filter((one) => one.at >= at).toReversed()) {
    stage = change.stage ?? stage;
    level = change.level ?? level;
    if (change.trashedAt !== undefined) trashedAt = change.trashedAt ?? undefined;
  }
  return { stage, level, trashedAt };
}

/**
 * New, lost and standing customers week by week, by what each was then. `changes` holds, oldest first, what was changed
 * since the first week. Of more than seven stages or levels the six most frequent are told apart, and the rest is one share.
 */
export function weekFigures(
  rows: readonly FigureRow[],
  now: number,
  weeks: number,
  changes: ReadonlyMap<string, readonly FigureChange[]> = new Map(),
): readonly WeekFigures[] {
  const starts = weekStarts(now, weeks);
  const ends = starts.map((_, index) => starts[index + 1] ?? now + DAY_MS);
  const standing = ends.map((until) =>
    rows
      .filter(({ createdAt }) => createdAt < until)
      .map((row): Figured => {
        const own = changes.get(row.id);
        return own === undefined ? row : standingAt(row, own, until);
      })
      .filter(({ trashedAt }) => trashedAt === undefined || trashedAt >= until),
  );
  const stages = mostFrequent(standing, ({ stage }) => stage);
  const levels = mostFrequent(standing, ({ level }) => level);
  return starts.map((from, index) => {
    const until = ends[index] ?? now;
    const there = standing[index] ?? [];
    const within = (at: number | undefined): boolean => at !== undefined && at >= from && at < until;
    return {
      on: isoDay(from),
      added: rows.filter(({ createdAt }) => within(createdAt)).length,
      lost: rows.filter(({ trashedAt }) => within(trashedAt)).length,
      byStage: shares(there, stages, ({ stage }) => stage),
      byLevel: shares(there, levels, ({ level }) => level),
    };
  });
}

function mostFrequent(weeks: readonly (readonly Figured[])[], valueOf: (row: Figured) => string): readonly string[] {
  const counts = new Map<string, number>();
  for (const rows of weeks) for (const row of rows) counts.set(valueOf(row), (counts.get(valueOf(row)) ?? 0) + 1);
  const named = [...counts]
    .filter(([value]) => value !== '')
    .sort(([a, manyA], [b, manyB]) => manyB - manyA || (a < b ? -1 : 1))
    .map(([value]) => value);
  return [...(named.length > VALUES_MAX ? named.slice(0, VALUES_MAX - 1) : named), ...(counts.has('') ? [''] : [])];
}

function shares(rows: readonly Figured[], values: readonly string[], valueOf: (row: Figured) => string): readonly Share[] {
  const counts = new Map<string | null, number>(values.map((value) => [value, 0]));
  for (const row of rows) {
    const value = counts.has(valueOf(row)) ? valueOf(row) : null;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Next steps of the customers in one person's book. */
export function stepFigures(rows: readonly FigureRow[], now: number): Pick<PersonFigures, 'customers' | 'due' | 'overdue'> {
  const today = isoDay(now);
  const here = rows.filter(({ trashedAt }) => trashedAt === undefined);
  const dated = here.filter(({ nextStepOn }) => nextStepOn !== undefined);
  const overdue = dated.filter(({ nextStepOn }) => (nextStepOn ?? today) < today).length;
  return { customers: here.length, due: dated.length - overdue, overdue };
}
