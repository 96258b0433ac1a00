import { z } from 'zod';
import { MemberId, NoteId, ValueId } from './ids.ts';

const short = (max: number) => z.string().trim().min(1).max(max);

/** Calendar date without a time, ISO 8601. */
export const IsoDate = z.iso.date();

/** Key group `card`: what a person may see who may know the customer but not reach them. */
export const Card = z.strictObject({
  name: short(200),
  company: short(200).optional(),
  title: short(100).optional(),
  city: short(100).optional(),
  tags: z.array(short(40)).max(30).readonly(),
  level: short(40).optional(),
  stage: short(40).optional(),
  source: short(60).optional(),
  nextStep: short(200).optional(),
  nextStepOn: IsoDate.optional(),
  doNotContact: z.boolean().optional(),
  /** Instant in ms when the customer was put into the trash. */
  trashedAt: z.int().nonnegative().optional(),
});
export type Card = z.infer<typeof Card>;

export const REACH_KINDS = ['phone', 'email', 'wechat', 'address'] as const;
export const ReachKind = z.enum(REACH_KINDS);
export type ReachKind = z.infer<typeof ReachKind>;

/** Phones are E.164 (`+8613800138000`, an extension as `;ext=12`) where they could be understood, else as typed. */
export const ReachValue = z.strictObject({ id: ValueId, kind: ReachKind, value: short(500), label: short(40).optional() });
export type ReachValue = z.infer<typeof ReachValue>;

/** Key group `private`: how to reach the customer. */
export const Reach = z.strictObject({ values: z.array(ReachValue).max(40).readonly() });
export type Reach = z.infer<typeof Reach>;

/** Key group `private`: one note in the timeline. */
export const Note = z.strictObject({
  id: NoteId,
  text: z.string().trim().min(1).max(10_000),
  by: MemberId,
  at: z.int().nonnegative(),
});
export type Note = z.infer<typeof Note>;

/** What a person types for a new value; ids are given by the vault. */
export const NewReachValue = ReachValue.omit({ id: true });
export type NewReachValue = z.infer<typeof NewReachValue>;

/** Edits of private values name the value instead of carrying the others, so masked digits never need to leave the vault. */
export const ReachEdit = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), value: NewReachValue }),
  z.strictObject({ op: z.literal('replace'), id: ValueId, value: short(500), label: short(40).optional() }),
  z.strictObject({ op: z.literal('remove'), id: ValueId }),
]);
export type ReachEdit = z.infer<typeof ReachEdit>;
