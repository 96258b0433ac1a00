import { isoDay } from '../../../shared/model/day.ts';

/** What the quick buttons of a next step offer, in days from today. */
export const QUICK_DAYS = [
  { name: 'tomorrow', days: 1 },
  { name: 'threeDays', days: 3 },
  { name: 'nextWeek', days: 7 },
] as const;

/** The calendar day so many days after an instant (ms), local time: `2026-11-25`. Days are counted, not hours, so clocks that change do no harm. */
export function dayAfter(now: number, days: number): string {
  const date = new Date(now);
  return isoDay(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 12).getTime());
}

const NEAR_DAYS = [
  { name: 'yesterday', days: -1 },
  { name: 'today', days: 0 },
  { name: 'tomorrow', days: 1 },
] as const;

/** What people call a calendar day beside today, where they have a word for it. `now` in ms. */
export function nearDay(on: string, now: number): (typeof NEAR_DAYS)[number]['name'] | undefined {
  return NEAR_DAYS.find(({ days }) => dayAfter(now, days) === on)?.name;
}
