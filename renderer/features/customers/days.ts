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
