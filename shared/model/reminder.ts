/** Steps that fall due while somebody is signed in, as they may be said aloud: no full name and no number. */
import { z } from 'zod';
import { ClockTime } from './customer.ts';
import { CustomerId } from './ids.ts';

/** `id`, `initial` and `time` are there for a single step alone. */
export const Reminder = z.strictObject({
  count: z.int().min(1),
  id: CustomerId.optional(),
  /** First character of the customer's name. */
  initial: z.string().max(8).optional(),
  time: ClockTime.optional(),
});
export type Reminder = z.infer<typeof Reminder>;

/** When this person wants to be reminded. Between the quiet times nothing is shown; what fell due then comes afterwards. */
export const ReminderSettings = z.strictObject({ on: z.boolean(), quietFrom: ClockTime, quietUntil: ClockTime });
export type ReminderSettings = z.infer<typeof ReminderSettings>;
