import { expect, test } from 'vitest';
import { seriesOf } from '../../../../renderer/features/dashboard/series.ts';
import type { WeekFigures } from '../../../../shared/model/dashboard.ts';

const week = (byLevel: WeekFigures['byLevel']): WeekFigures => ({ on: '2026-11-16', added: 0, lost: 0, byStage: [], byLevel });

test('values stand by name whoever has more; all others together, and customers without one, come last however many they are', () => {
  const weeks = [
    week([
      { value: '', count: 90 },
      { value: null, count: 30 },
      { value: 'B', count: 2 },
    ]),
    week([{ value: 'A', count: 1 }]),
  ];
  const series = seriesOf(weeks, ({ byLevel }) => byLevel, { none: 'not set', rest: 'other' });
  expect(series.map(({ name }) => name)).toEqual(['A', 'B', 'other', 'not set']);
  expect(series.map(({ values }) => values)).toEqual([
    [0, 1],
    [2, 0],
    [30, 0],
    [90, 0],
  ]);
});
