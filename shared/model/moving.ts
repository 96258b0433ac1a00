import { z } from 'zod';
import { RoleRef } from './access.ts';
import { BookId, MemberId, TeamId } from './ids.ts';
import { BookKeys } from './teams.ts';

/** What happens to the customers of somebody who goes to another team. */
export const MOVED_CUSTOMERS = ['stay', 'go'] as const;
export const MovedCustomers = z.enum(MOVED_CUSTOMERS);
export type MovedCustomers = z.infer<typeof MovedCustomers>;

const MOVE_HINDRANCES = ['self', 'no-right', 'last-of-role', 'unchanged', 'wrong-state'] as const;
export const MoveHindrance = z.enum(MOVE_HINDRANCES);
export type MoveHindrance = z.infer<typeof MoveHindrance>;

export const MoveWanted = z.strictObject({ memberId: MemberId, teamId: TeamId, customers: MovedCustomers });
export type MoveWanted = z.infer<typeof MoveWanted>;

export const MoveRequest = MoveWanted.extend({
  reason: z.string().trim().min(1).max(300),
  /** Where customers that stay go; without it they remain in the book they are in, which the leads of the team keep. */
  handTo: BookId.optional(),
});
export type MoveRequest = z.infer<typeof MoveRequest>;

/** What going to another team opens and closes, before anything is signed. */
export const MovePlan = z.strictObject({
  name: z.string(),
  roles: z.array(RoleRef).readonly(),
  from: z.string(),
  to: z.string(),
  hindrance: MoveHindrance.optional(),
  gains: z.array(BookKeys).max(2_000).readonly(),
  /** Each of these books gets new keys. */
  loses: z.array(BookKeys).max(2_000).readonly(),
  /** Teams whose lead has still to sign after the viewer; the move counts when nobody has. */
  unsigned: z.array(z.string()).max(2).readonly(),
  /** Customers in their own book, as far as the viewer can open them. */
  customers: z.int(),
  /** The viewer can hand over what stays, and its keys change at once. */
  changesKeysNow: z.boolean(),
});
export type MovePlan = z.infer<typeof MovePlan>;

export const MoveDone = z.strictObject({
  /** `asked` waits for a lead of the other team. */
  state: z.enum(['moved', 'asked', 'takenBack']),
  handedOver: z.int(),
  booksWithNewKeys: z.int(),
  booksWaiting: z.int(),
});
export type MoveDone = z.infer<typeof MoveDone>;
