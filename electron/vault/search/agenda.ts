/** Whose next step is due and whose birthday is near, over the columns of the projection: one pass of a mask, no row is read. */
import type { BookId } from '../../../shared/model/ids.ts';
import { narrow } from './column.ts';
import type { Queries } from './query.ts';
import type { Slots } from './slots.ts';

export type Agenda = {
  /** Slots of customers in the books whose next step is due on the day or before it, longest waiting first. */
  readonly due: (books: readonly BookId[], on: string) => readonly number[];
  /** The same for steps that fall due after one moment and up to another, both `2026-11-22 14:30`; a step without a time counts from `morning`. */
  readonly falling: (
    books: readonly BookId[],
    span: { readonly after: string; readonly until: string; readonly morning: string },
  ) => readonly number[];
  /** Slots of customers in the books whose last contact was on the day or before it, or never. */
  readonly idle: (books: readonly BookId[], on: string) => readonly { readonly slot: number; readonly lastContactOn: string }[];
  /** Slots of customers in the books born on one of the days (`05-20`), nearest first: the place in `days` beside each. */
  readonly birthdays: (books: readonly BookId[], days: readonly string[]) => readonly { readonly slot: number; readonly at: number }[];
};

function marked(mask: Uint8Array): number[] {
  const found: number[] = [];
  mask.forEach((one, slot) => {
    if (one === 1) found.push(slot);
  });
  return found;
}

export function createAgenda(slots: Slots, queries: Pick<Queries, 'match'>): Agenda {
  const living = (books: readonly BookId[]): Uint8Array =>
    // The mask of a match is kept for the next question, so it is narrowed in a copy.
    queries.match({ search: '', books, sort: 'updated', descending: false }).mask.slice();

  return {
    due: (books, on) => {
      if (books.length === 0) return [];
      const mask = living(books);
      const column = slots.column('nextStepOn');
      narrow(mask, column, (day) => day <= on);
      // Few of many are due: sorting those is cheaper than the order of everybody that lists keep.
      const days = column.values().map((day) => Number(day.replaceAll('-', '')) * 10_000);
      const times = slots
        .column('nextStepTime')
        .values()
        .map((time) => Number(time.replace(':', '')));
      const timeCode = slots.column('nextStepTime').codeAt;
      const at = (slot: number): number => (days[column.codeAt(slot)] ?? 0) + (times[timeCode(slot)] ?? 0);
      return marked(mask).sort((a, b) => at(a) - at(b) || a - b);
    },
    falling: (books, { after, until, morning }) => {
      if (books.length === 0) return [];
      const mask = living(books);
      const days = slots.column('nextStepOn');
      narrow(mask, days, (day) => day >= after.slice(0, 10) && day <= until.slice(0, 10));
      const times = slots.column('nextStepTime');
      const momentOf = (slot: number): string =>
        `${days.values()[days.codeAt(slot)] ?? ''} ${times.values()[times.codeAt(slot)] || morning}`;
      return marked(mask).filter((slot) => momentOf(slot) > after && momentOf(slot) <= until);
    },
    idle: (books, on) => {
      if (books.length === 0) return [];
      const column = slots.column('lastContactOn');
      const dayOf = (slot: number): string => column.values()[column.codeAt(slot)] ?? '';
      return marked(living(books))
        .map((slot) => ({ slot, lastContactOn: dayOf(slot) }))
        .filter(({ lastContactOn }) => lastContactOn <= on);
    },
    birthdays: (books, days) => {
      if (books.length === 0) return [];
      const mask = living(books);
      const column = slots.column('birthday');
      narrow(mask, column, (day) => days.includes(day));
      const found: { slot: number; at: number }[] = [];
      mask.forEach((one, slot) => {
        if (one === 1) found.push({ slot, at: days.indexOf(column.values()[column.codeAt(slot)] ?? '') });
      });
      return found.sort((a, b) => a.at - b.at || a.slot - b.slot);
    },
  };
}
