import { z } from 'zod';
import { ContactId, MemberId, NoteId, ValueId } from './ids.ts';

const short = (max: number) => z.string().trim().min(1).max(max);

/** Calendar date without a time, ISO 8601. */
export const IsoDate = z.iso.date();

/** Time of day by the reader's clock, `09:05`. */
export const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** `1988-05-20`, or `05-20` where the year is not known. */
export const Birthday = z.union([IsoDate, z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)]);

/** One of the people to talk to at a company; reach values name the contact they belong to. */
export const Contact = z.strictObject({
  id: ContactId,
  name: short(100),
  title: short(100).optional(),
  isPrimary: z.boolean().optional(),
});
export type Contact = z.infer<typeof Contact>;

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
  /** Means something beside `nextStepOn` alone. */
  nextStepTime: ClockTime.optional(),
  birthday: Birthday.optional(),
  contacts: z.array(Contact).max(20).readonly().optional(),
  /** Asked to be left alone: no calls, no numbers shown to call, no place in exports. */
  doNotContact: z.boolean().optional(),
  /** Instant in ms when the customer was put into the trash. */
  trashedAt: z.int().nonnegative().optional(),
});
export type Card = z.infer<typeof Card>;

export const REACH_KINDS = ['phone', 'email', 'wechat', 'address'] as const;
export const ReachKind = z.enum(REACH_KINDS);
export type ReachKind = z.infer<typeof ReachKind>;

/** Labels that are stored by these names and shown in the language of the window; any other label is shown as typed. */
export const REACH_LABELS = ['mobile', 'work', 'home', 'direct', 'switchboard', 'fax', 'invoice', 'delivery'] as const;

/** Phones are E.164 (`+8613800138000`, an extension as `;ext=12`) where they could be understood, else as typed. */
export const ReachValue = z.strictObject({
  id: ValueId,
  kind: ReachKind,
  value: short(500),
  label: short(40).optional(),
  /** Whose it is, where the customer has several contacts. */
  contactId: ContactId.optional(),
});
export type ReachValue = z.infer<typeof ReachValue>;

/** Key group `private`: how to reach the customer. */
export const Reach = z.strictObject({ values: z.array(ReachValue).max(40).readonly() });
export type Reach = z.infer<typeof Reach>;

export const NOTE_KINDS = ['call', 'visit', 'message', 'email', 'contact', 'note'] as const;
export const NoteKind = z.enum(NOTE_KINDS);
export type NoteKind = z.infer<typeof NoteKind>;

/** Key group `private`: one note in the timeline. Without a kind it is a plain note; every kind but `note` is a contact, `contact` one of which is not known how. */
export const Note = z.strictObject({
  id: NoteId,
  kind: NoteKind.optional(),
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
  /** Label and contact as they are to be; what is absent is taken away. */
  z.strictObject({ op: z.literal('relabel'), id: ValueId, label: short(40).optional(), contactId: ContactId.optional() }),
  z.strictObject({ op: z.literal('remove'), id: ValueId }),
]);
export type ReachEdit = z.infer<typeof ReachEdit>;

/** When the customer was last spoken or written to, in ms; undefined while every note is a plain one. */
export function lastContactOf(notes: readonly Pick<Note, 'kind' | 'at'>[]): number | undefined {
  const contacts = notes.filter(({ kind }) => isContactKind(kind)).map(({ at }) => at);
  return contacts.length === 0 ? undefined : Math.max(...contacts);
}

/** Whether a note of this kind says that somebody was in contact with the customer. */
export function isContactKind(kind: NoteKind | undefined): boolean {
  return kind !== undefined && kind !== 'note';
}
