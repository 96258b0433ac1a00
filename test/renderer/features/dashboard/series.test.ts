import { expect, test } from 'vitest';
import { seriesOf } from '../../../../renderer/features/dashboard/series.ts';
import type { WeekFigures } from '../../../../shared/model/dashboard.ts';

const week = (byLevel: WeekFigures['byLevel']): WeekFigures => ({ on: '2026-11-16', added: 0, lost: 0, byStage: [], byLevel });

test('values keep the order they are named in, and customers without one come last however many they are', () => {
  const weeks = [
    week([
      { value: '', count: 90 },
      { value: 'B', count: 2 },
    ]),
    week([{ value: 'A', count: 1 }]),
  ];
  const series = seriesOf(weeks, ({ byLevel }) => byLevel, 'not set');
  expect(series.map(({ name }) => name)).toEqual(['B', 'A', 'not set']);
  expect(series.map(({ values }) => values)).toEqual([
    [2, 0],
    [0, 1],
    [90, 0],
  ]);
});
