/** From customers to the figures of a dashboard. Pure: `now` is given, days are those of this computer. */
import type { PersonFigures, Share, WeekFigures } from '../../../shared/model/dashboard.ts';
import type { FigureRow } from '../search/figures.ts';

const DAY_MS = 86_400_000;
const VALUES_MAX = 8;

/** Calendar day at this computer, `2026-11-22`. */
export function isoDay(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnight of the Monday before `at`, and of the weeks before that; oldest first. */
export function weekStarts(now: number, weeks: number): readonly number[] {
  const date = new Date(now);
  const monday = date.getDate() - ((date.getDay() + 6) % 7);
  return Array.from({ length: weeks }, (_, index) =>
    new Date(date.getFullYear(), date.getMonth(), monday - 7 * (weeks - 1 - index)).getTime(),
  );
}

/** New, lost and standing customers week by week. Beyond the eight most frequent stages or levels the rest is not told apart. */
export function weekFigures(rows: readonly FigureRow[], now: number, weeks: number): readonly WeekFigures[] {
  const starts = weekStarts(now, weeks);
  const stages = mostFrequent(rows.map(({ stage }) => stage));
  const levels = mostFrequent(rows.map(({ level }) => level));
  return starts.map((from, index) => {
    const until = starts[index + 1] ?? now + DAY_MS;
    const within = (at: number | undefined): boolean => at !== undefined && at >= from && at < until;
    const standing = rows.filter(({ createdAt, trashedAt }) => createdAt < until && (trashedAt === undefined || trashedAt >= until));
    return {
      on: isoDay(from),
      added: rows.filter(({ createdAt }) => within(createdAt)).length,
      lost: rows.filter(({ trashedAt }) => within(trashedAt)).length,
      byStage: shares(standing, stages, ({ stage }) => stage),
      byLevel: shares(standing, levels, ({ level }) => level),
    };
  });
}

function mostFrequent(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, manyA], [b, manyB]) => manyB - manyA || (a < b ? -1 : 1))
    .slice(0, VALUES_MAX)
    .map(([value]) => value);
}

function shares(rows: readonly FigureRow[], values: readonly string[], valueOf: (row: FigureRow) => string): readonly Share[] {
  const counts = new Map<string, number>(values.map((value) => [value, 0]));
  for (const row of rows) {
    const before = counts.get(valueOf(row));
    if (before !== undefined) counts.set(valueOf(row), before + 1);
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
