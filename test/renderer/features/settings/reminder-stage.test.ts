import { expect, test } from 'vitest';
import { DAY_MS } from '../../../../shared/model/day.ts';
import { reminderStage } from '../../../../renderer/features/settings/reminder-stage.ts';

test('a person is reminded two weeks, one week and a day ahead, and not when it is over', () => {
  const stages = [20, 14.1, 14, 9, 7.5, 7, 2, 1, 0.2, 0, -3].map((days) => reminderStage(days * DAY_MS, 0)?.stage);
  expect(stages).toEqual([undefined, undefined, 14, 14, 14, 7, 7, 1, 1, undefined, undefined]);
});

test('the last hours count as one day', () => {
  expect(reminderStage(1_000, 0)).toEqual({ stage: 1, days: 1 });
});
