import { z } from 'zod';
import { RoleRef, RoleRefs } from './access.ts';
import { MemberId } from './ids.ts';
import { BookKeys } from './teams.ts';

const CHANGE_HINDRANCES = ['no-right', 'last-of-role', 'wrong-state', 'unchanged'] as const;
export const ChangeHindrance = z.enum(CHANGE_HINDRANCES);
export type ChangeHindrance = z.infer<typeof ChangeHindrance>;

export const RolesWanted = z.strictObject({ memberId: MemberId, roles: RoleRefs });
export type RolesWanted = z.infer<typeof RolesWanted>;
export const RolesChange = RolesWanted.extend({ reason: z.string().trim().min(1).max(300) });
export type RolesChange = z.infer<typeof RolesChange>;

/** What other roles will open and close, before anything is signed. */
export const ChangePlan = z.strictObject({
  name: z.string(),
  before: z.array(RoleRef).readonly(),
  after: z.array(RoleRef).readonly(),
  hindrance: ChangeHindrance.optional(),
  gains: z.array(BookKeys).max(2_000).readonly(),
  /** Each of these books gets new keys. */
  loses: z.array(BookKeys).max(2_000).readonly(),
  /** Giving waits until a lead who is not that person has signed. */
  needsConfirmation: z.boolean(),
  /** The viewer's program changes the keys itself; otherwise that of the next lead to sign in does. */
  changesKeysNow: z.boolean(),
});
export type ChangePlan = z.infer<typeof ChangePlan>;

export const ChangeDone = z.strictObject({ state: z.enum(['done', 'proposed']), booksWithNewKeys: z.int(), booksWaiting: z.int() });
export type ChangeDone = z.infer<typeof ChangeDone>;
