/** Filters on calendar dates, over columns of ISO dates. */
import { DAY_MS } from '../../../shared/model/day.ts';
import type { DateFilters } from '../../../shared/model/list.ts';
import { narrow, type Column } from './column.ts';

/** The date `days` after an ISO date. */
function after(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function keepEmpty(mask: Uint8Array, column: Column): void {
  const codes = column.codes();
  for (let slot = 0; slot < mask.length; slot += 1) if (codes[slot] !== 0) mask[slot] = 0;
}

/** Unmarks the slots whose dates do not pass. */
export function narrowDates(
  mask: Uint8Array,
  { today, nextStep, lastContact }: DateFilters,
  columns: { readonly nextStepOn: Column; readonly lastContactOn: Column },
): void {
  if (nextStep === 'none') keepEmpty(mask, columns.nextStepOn);
  else if (nextStep !== undefined) {
    const passes = {
      overdue: (date: string) => date < today,
      today: (date: string) => date === today,
      week: (date: string) => date >= today && date <= after(today, 6),
    }[nextStep];
    narrow(mask, columns.nextStepOn, passes);
  }
  if (lastContact === 'never') keepEmpty(mask, columns.lastContactOn);
  else if (lastContact !== undefined) {
    const passes = {
      lately: (date: string) => date > after(today, -7),
      over30: (date: string) => date <= after(today, -30),
      over90: (date: string) => date <= after(today, -90),
    }[lastContact];
    narrow(mask, columns.lastContactOn, passes);
  }
}
