/** The pool: claiming, giving up a claim, and what limits somebody has left. */
import { z } from 'zod';
import { MemberId } from './ids.ts';

/** Who has reserved a customer of the pool. */
export const ClaimView = z.strictObject({ by: MemberId, name: z.string(), at: z.int(), isSelf: z.boolean() });
export type ClaimView = z.infer<typeof ClaimView>;

export const PoolStatus = z.strictObject({
  /** Customers a keeper's program gives each salesperson a day; 0 is none. */
  allotPerDay: z.int(),
  /** Absent where the viewer has no own book in the team and so claims nothing. */
  own: z
    .strictObject({
      claimsToday: z.int(),
      claimsPerDay: z.int(),
      /** Customers in the viewer's own book and open claims. */
      holding: z.int(),
      holdingMax: z.int(),
      coolingOffDays: z.int(),
      /** Handed out to the viewer today. */
      allottedToday: z.int(),
      /** Own claims that a keeper's program has not opened yet. */
      waiting: z.int(),
    })
    .optional(),
  /** Open claims of everybody in the pools whose cards the viewer reads. */
  claims: z.int(),
  /** Whose programs open claims. */
  keepers: z.array(z.string()).max(500).readonly(),
  isKeeper: z.boolean(),
  /** The team reads the contact details: then limits on claiming keep nobody from a phone. */
  open: z.boolean(),
});
export type PoolStatus = z.infer<typeof PoolStatus>;

export const ClaimResult = z.strictObject({
  claimed: z.int(),
  /** Opened at once, because the claimer keeps the pool. */
  opened: z.int(),
});
export type ClaimResult = z.infer<typeof ClaimResult>;
