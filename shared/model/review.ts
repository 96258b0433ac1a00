import { z } from 'zod';
import { RoleRef, RoleRefs } from './access.ts';
import { MemberId } from './ids.ts';

/** Rights are looked through at least this often. */
export const REVIEW_EVERY_DAYS = 90;

export const REVIEW_VERDICTS = ['keep', 'revoke'] as const;
export const ReviewVerdict = z.enum(REVIEW_VERDICTS);
export type ReviewVerdict = z.infer<typeof ReviewVerdict>;

/** What an admin found about one person, of exactly the roles they had. */
export const ReviewResult = z.strictObject({
  member: MemberId,
  roles: RoleRefs,
  verdict: ReviewVerdict,
});
export type ReviewResult = z.infer<typeof ReviewResult>;

export const ReviewedMember = z.strictObject({
  id: MemberId,
  name: z.string(),
  teamName: z.string(),
  roles: z.array(RoleRef).readonly(),
  /** Newest keys held, by group. */
  cards: z.int(),
  privates: z.int(),
  /** Newest signed entry of theirs, whatever it says. */
  lastUsedAt: z.int().optional(),
  /** Found to have too much in the last review, and still has the same roles. */
  isOpen: z.boolean(),
});
export type ReviewedMember = z.infer<typeof ReviewedMember>;

export const Review = z.strictObject({
  dueAt: z.int(),
  isOverdue: z.boolean(),
  maySign: z.boolean(),
  last: z.strictObject({ at: z.int(), by: z.string(), kept: z.int(), revoked: z.int() }).optional(),
  members: z.array(ReviewedMember).max(500).readonly(),
});
export type Review = z.infer<typeof Review>;

export const ReviewSigned = z.strictObject({ results: z.array(ReviewResult).min(1).max(500).readonly() });
