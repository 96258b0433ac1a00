/** The day's work: what is due, whose birthday comes, who was handed over. */
import { z } from 'zod';
import { IsoDate } from './customer.ts';
import { CustomerRow, PAGE_MAX } from './list.ts';

export const TODAY_SECTIONS = ['due', 'allotted', 'returning', 'birthdays', 'arrivals'] as const;
export const TodaySection = z.enum(TODAY_SECTIONS);
export type TodaySection = z.infer<typeof TodaySection>;

/** `mine`: the viewer's own book and the team's shared one. `all`: every book whose cards open, the pool left out. */
export const TodayScope = z.enum(['mine', 'all']);
export type TodayScope = z.infer<typeof TodayScope>;

export const TodayQuery = z.strictObject({
  section: TodaySection,
  scope: TodayScope,
  /** The viewer's calendar day. */
  on: IsoDate,
  offset: z.int().min(0).max(10_000_000),
  limit: z.int().min(1).max(PAGE_MAX),
});
export type TodayQuery = z.infer<typeof TodayQuery>;

export const TodayRow = z.strictObject({
  customer: CustomerRow,
  /** Days until a keeper's program puts the customer back into the pool; 0 is the next time it runs. */
  returnsIn: z.int().min(0).optional(),
  /** Days until the birthday, 0 is today. */
  birthdayIn: z.int().min(0).max(7).optional(),
  /** When the customer came into the book (ms), and from whom. */
  arrivedAt: z.int().optional(),
  arrivedFrom: z.string().optional(),
  /** Handed out or claimed, and nobody's handover. */
  fromPool: z.boolean().optional(),
  /** The viewer has not opened them since they came. */
  unseen: z.boolean().optional(),
});
export type TodayRow = z.infer<typeof TodayRow>;

export const TodayPage = z.strictObject({ total: z.int(), rows: z.array(TodayRow).max(PAGE_MAX).readonly() });
export type TodayPage = z.infer<typeof TodayPage>;

export const HANDOVERS_KEPT_DAYS = 30;
/** Customers looked at one by one that are remembered; beyond it the oldest count as new again until all are marked. */
export const SEEN_MAX = 500;

/** Customers that came into the viewer's books together. */
export const Handover = z.strictObject({
  /** Who moved them. */
  name: z.string(),
  /** Opened claims and what was handed out. */
  fromPool: z.boolean(),
  at: z.int(),
  count: z.int(),
  unseen: z.int(),
});
export type Handover = z.infer<typeof Handover>;

export const TodayCounts = z.strictObject({
  due: z.int(),
  overdue: z.int(),
  allotted: z.int(),
  birthdays: z.int(),
  arrivals: z.int(),
  returning: z.int(),
});
export type TodayCounts = z.infer<typeof TodayCounts>;
