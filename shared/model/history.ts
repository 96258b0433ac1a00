/** What stood before: every change of a customer keeps the older values of the fields it touched, sealed like the fields themselves. */
import { z } from 'zod';
import { Card, ReachKind, ReachValue } from './customer.ts';
import { MemberId, PastId, ValueId } from './ids.ts';

export const CARD_FIELDS = [
  'name',
  'company',
  'title',
  'city',
  'tags',
  'level',
  'stage',
  'source',
  'nextStep',
  'nextStepOn',
  'nextStepTime',
  'birthday',
  'contacts',
  'doNotContact',
  'trashedAt',
] as const satisfies readonly (keyof Card)[];
export const CardField = z.enum(CARD_FIELDS);
export type CardField = z.infer<typeof CardField>;

/** Key group `card`: older values of the fields one change touched; `empty` names those that held nothing. */
export const CardPast = z.strictObject({
  by: MemberId,
  at: z.int().nonnegative(),
  was: Card.partial(),
  empty: z.array(CardField).max(CARD_FIELDS.length).readonly(),
});
export type CardPast = z.infer<typeof CardPast>;

/** Key group `private`: values as they were before one change replaced or removed them; `added` names those that were new. */
export const ReachPast = z.strictObject({
  by: MemberId,
  at: z.int().nonnegative(),
  was: z.array(ReachValue).max(40).readonly(),
  added: z.array(ValueId).max(40).readonly(),
});
export type ReachPast = z.infer<typeof ReachPast>;

/** Texts of a field as they are shown: several for tags and contacts, none for an empty field. Private values are masked. */
const Texts = z.array(z.string()).max(40).readonly();

export const HistoryChange = z.discriminatedUnion('group', [
  z.strictObject({ group: z.literal('card'), field: CardField, was: Texts, became: Texts }),
  z.strictObject({ group: z.literal('private'), valueId: ValueId, kind: ReachKind, was: Texts, became: Texts }),
]);
export type HistoryChange = z.infer<typeof HistoryChange>;

export const HistoryEntry = z.strictObject({
  id: PastId,
  at: z.int(),
  byName: z.string(),
  changes: z.array(HistoryChange).max(80).readonly(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Newest first. */
export const HistoryPage = z.strictObject({ total: z.int(), entries: z.array(HistoryEntry).max(100).readonly() });
export type HistoryPage = z.infer<typeof HistoryPage>;

/** One field of one entry, to be put back to what it was. */
export const RestoreTarget = z.discriminatedUnion('group', [
  z.strictObject({ group: z.literal('card'), field: CardField.exclude(['trashedAt']) }),
  z.strictObject({ group: z.literal('private'), valueId: ValueId }),
]);
export type RestoreTarget = z.infer<typeof RestoreTarget>;
