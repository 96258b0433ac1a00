import { z } from 'zod';
import { BookKind } from './access.ts';
import { Language } from './app.ts';
import { BookId, CustomerId, MemberId } from './ids.ts';
import { PAGE_MAX } from './list.ts';

export const LEAVE_HINDRANCES = ['self', 'no-right', 'not-there', 'last-lead', 'last-admin'] as const;
/** Why the viewer cannot sign that somebody left. */
export const LeaveHindrance = z.enum(LEAVE_HINDRANCES);
export type LeaveHindrance = z.infer<typeof LeaveHindrance>;

/** What leaving will do, before anything is done. */
export const LeavePlan = z.strictObject({
  memberId: MemberId,
  name: z.string(),
  hindrance: LeaveHindrance.optional(),
  /** False when they are already frozen and something is left to be done. */
  stillHere: z.boolean(),
  /** Books they hold a key of; each gets new keys. `customers` as far as the viewer can open them. */
  books: z
    .array(z.strictObject({ id: BookId, name: z.string(), kind: BookKind, customers: z.int(), isOwn: z.boolean() }))
    .max(1_000)
    .readonly(),
  /** Customers in their own book, which somebody takes over. */
  customersToHandOver: z.int(),
  /** Open invitations of theirs, cancelled with them. */
  invitations: z.int(),
  /** The viewer's program can change the keys itself; otherwise that of the next lead to sign in does. */
  changesKeysNow: z.boolean(),
});
export type LeavePlan = z.infer<typeof LeavePlan>;

export const LeaveRequest = z.strictObject({
  memberId: MemberId,
  reason: z.string().trim().min(1).max(300),
  /** Where the customers of their own book go; they stay there without it. */
  handTo: BookId.optional(),
});
export type LeaveRequest = z.infer<typeof LeaveRequest>;

export const LeaveResult = z.strictObject({
  handedOver: z.int(),
  booksWithNewKeys: z.int(),
  rowsSealedAnew: z.int(),
  /** Books that wait for a lead's program. */
  booksWaiting: z.int(),
});
export type LeaveResult = z.infer<typeof LeaveResult>;

export const EXPOSURE_DAYS = [30, 60, 90] as const;
const Days = z.literal(EXPOSURE_DAYS);
const counts = { revealed: z.int(), copied: z.int(), called: z.int(), exported: z.int() };
export const ExposureCounts = z.strictObject(counts);
export type ExposureCounts = z.infer<typeof ExposureCounts>;

/** What a person took out of one customer, by the log. */
export const ExposureEntry = z.strictObject({
  ...counts,
  token: z.string(),
  id: CustomerId,
  /** Absent where the viewer cannot open the customer, or it is gone. */
  name: z.string().optional(),
  lastAt: z.int(),
});
export type ExposureEntry = z.infer<typeof ExposureEntry>;

export const ExposureQuery = z.strictObject({
  memberId: MemberId,
  days: Days,
  offset: z.int().min(0).max(10_000_000),
  limit: z.int().min(1).max(PAGE_MAX),
});
export type ExposureQuery = z.infer<typeof ExposureQuery>;

export const ExposurePage = z.strictObject({
  name: z.string(),
  from: z.int(),
  to: z.int(),
  /** Customers concerned. */
  total: z.int(),
  sums: ExposureCounts,
  entries: z.array(ExposureEntry).max(PAGE_MAX).readonly(),
});
export type ExposurePage = z.infer<typeof ExposurePage>;

export const ExposurePrint = z.strictObject({ memberId: MemberId, days: Days, language: Language });
export type ExposurePrint = z.infer<typeof ExposurePrint>;
