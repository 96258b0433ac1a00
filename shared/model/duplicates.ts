import { z } from 'zod';
import { CustomerId } from './ids.ts';
import { CustomerRow } from './list.ts';

export const DUPLICATE_REASONS = ['phone', 'email', 'reach', 'name-company', 'sound-city'] as const;
export const DuplicateReason = z.enum(DUPLICATE_REASONS);
export type DuplicateReason = z.infer<typeof DuplicateReason>;

/** Two customers who may be one; `score` 1 to 100. */
export const DuplicatePair = z.strictObject({
  first: CustomerRow,
  second: CustomerRow,
  score: z.int(),
  reasons: z.array(DuplicateReason).min(1).max(5).readonly(),
});
export type DuplicatePair = z.infer<typeof DuplicatePair>;

/** `reasons`: pairs with any of them, none for all. `apart`: those this person said are not the same, instead of the others. */
export const DuplicateQuery = z.strictObject({
  reasons: z.array(DuplicateReason).max(DUPLICATE_REASONS.length).readonly(),
  apart: z.boolean(),
  offset: z.int().min(0).max(1_000_000),
  limit: z.int().min(1).max(50),
});
export type DuplicateQuery = z.infer<typeof DuplicateQuery>;

/** `counts`: pairs with each reason, whatever reasons were asked for; `apart`: pairs put aside. */
export const DuplicatePage = z.strictObject({
  total: z.int(),
  pairs: z.array(DuplicatePair).max(50).readonly(),
  counts: z
    .array(z.strictObject({ reason: DuplicateReason, count: z.int() }))
    .max(DUPLICATE_REASONS.length)
    .readonly(),
  apart: z.int(),
});
export type DuplicatePage = z.infer<typeof DuplicatePage>;

/** Pairs one person may have said are not the same; of more, those said first come back. */
export const APART_MAX = 1_000;

/** Two customers who are not the same, the lower id first. */
export const ApartPair = z.strictObject({ first: CustomerId, second: CustomerId });
export type ApartPair = z.infer<typeof ApartPair>;

/** Card fields of which a merge keeps one or the other; tags, contacts, numbers and notes are kept of both. */
export const MERGE_FIELDS = [
  'name',
  'company',
  'title',
  'city',
  'level',
  'stage',
  'source',
  'nextStep',
  'nextStepOn',
  'birthday',
  'doNotContact',
] as const;
export const MergeField = z.enum(MERGE_FIELDS);
export type MergeField = z.infer<typeof MergeField>;

/** `take`: the fields that come from the other one. Versions as opened; CONFLICT when somebody was faster. */
export const MergeRequest = z.strictObject({
  survivor: z.strictObject({ id: CustomerId, version: z.int() }),
  other: z.strictObject({ id: CustomerId, version: z.int() }),
  take: z.array(MergeField).max(MERGE_FIELDS.length).readonly(),
});
export type MergeRequest = z.infer<typeof MergeRequest>;

/** Days a customer stays in the trash before a lead's program purges it. */
export const TRASH_DAYS = 30;
