import { z } from 'zod';
import { Birthday, Contact, ReachKind, type Card, type NewReachValue, type ReachEdit } from '../../../shared/model/customer.ts';
import { ContactId, type ValueId } from '../../../shared/model/ids.ts';
import { MaskedValue } from '../../../shared/model/list.ts';

export type NewCard = Omit<Card, 'trashedAt'>;
export const TEXT_FIELDS = [
  'name',
  'company',
  'title',
  'city',
  'level',
  'stage',
  'source',
  'nextStep',
  'nextStepOn',
  'nextStepTime',
  'birthday',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** What stands in the form: text as typed. */
export const CardDraft = z.strictObject({
  name: z.string(),
  company: z.string(),
  title: z.string(),
  city: z.string(),
  tags: z.array(z.string()).readonly(),
  level: z.string(),
  stage: z.string(),
  source: z.string(),
  nextStep: z.string(),
  nextStepOn: z.string(),
  nextStepTime: z.string(),
  birthday: z.string(),
  contacts: z.array(Contact.extend({ name: z.string() })).readonly(),
  doNotContact: z.boolean(),
});
export type CardDraft = z.infer<typeof CardDraft>;

/** An existing value the viewer cannot see: kept, replaced blind, or removed. */
export const KeptReach = z.strictObject({
  value: MaskedValue,
  op: z.enum(['keep', 'replace', 'remove']),
  text: z.string(),
  contactId: ContactId.optional(),
});
export type KeptReach = z.infer<typeof KeptReach>;

export const AddedReach = z.strictObject({
  key: z.int(),
  kind: ReachKind,
  text: z.string(),
  label: z.string(),
  contactId: ContactId.optional(),
});
export type AddedReach = z.infer<typeof AddedReach>;

/** What is changed of how to reach a customer. */
export const ReachDraft = z.strictObject({ kept: z.array(KeptReach).readonly(), added: z.array(AddedReach).readonly() });
export type ReachDraft = z.infer<typeof ReachDraft>;

/** The values that are there now, changed as in `draft` where it names them. */
export function keptReachOf(reach: readonly MaskedValue[], draft: readonly KeptReach[] = []): readonly KeptReach[] {
  return reach.map(
    (value) => draft.find((each) => each.value.id === value.id) ?? { value, op: 'keep', text: '', contactId: value.contactId },
  );
}

export const EMPTY_CARD: CardDraft = {
  name: '',
  company: '',
  title: '',
  city: '',
  tags: [],
  level: '',
  stage: '',
  source: '',
  nextStep: '',
  nextStepOn: '',
  nextStepTime: '',
  birthday: '',
  contacts: [],
  doNotContact: false,
};

export function draftOf(card: Card): CardDraft {
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, card[field] ?? '']));
  return { ...EMPTY_CARD, ...texts, tags: card.tags, contacts: card.contacts ?? [], doNotContact: card.doNotContact ?? false };
}

/** Tags as typed in one line, each once. */
export function tagsOf(text: string): readonly string[] {
  const tags = text.split(/[,，、;；\n]/u).map((tag) => tag.trim().slice(0, 40));
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, 30);
}

/** Whether the birthday can be kept as typed: a day of the year, with its year or without. */
export function isBirthday(text: string): boolean {
  return text.trim() === '' || Birthday.safeParse(text.trim()).success;
}

/** The card a draft stands for; blank fields are absent. */
export function cardOf(draft: CardDraft): NewCard {
  const dayless = draft.nextStepOn.trim() === '';
  const filled = TEXT_FIELDS.filter((field) => field !== 'name' && draft[field].trim() !== '' && !(dayless && field === 'nextStepTime'));
  const texts: Partial<Record<TextField, string>> = Object.fromEntries(filled.map((field) => [field, draft[field].trim()]));
  const contacts = draft.contacts.filter(({ name }) => name.trim() !== '');
  return {
    ...texts,
    name: draft.name.trim(),
    tags: draft.tags,
    ...(contacts.length === 0 ? {} : { contacts }),
    ...(draft.doNotContact ? { doNotContact: true } : {}),
  };
}

/** Fields in which two cards differ, for undo and for showing what someone else changed meanwhile. */
export function changedFields(before: Card, after: Card): readonly (keyof CardDraft)[] {
  const a = draftOf(before);
  const b = draftOf(after);
  return (Object.keys(EMPTY_CARD) as (keyof CardDraft)[]).filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}

/** A contact without a name is not kept, so nothing is theirs. */
export function newReachOf(added: readonly AddedReach[], contacts: readonly Contact[] = []): readonly NewReachValue[] {
  const named = new Set(contacts.filter(({ name }) => name.trim() !== '').map(({ id }) => id));
  return added
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text, label, contactId }) => ({
      kind,
      value: text.trim(),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      ...(contactId !== undefined && named.has(contactId) ? { contactId } : {}),
    }));
}

/** Edits in the order in which they read on screen. A replacement left blank changes nothing. */
export function reachEditsOf({ kept, added }: ReachDraft, contacts: readonly Contact[] = []): readonly ReachEdit[] {
  const edits = kept.flatMap((each) => [...editOf(each.value.id, each.op, each.text.trim(), each.value.label), ...relabelOf(each)]);
  return [...edits, ...newReachOf(added, contacts).map((value) => ({ op: 'add' as const, value }))];
}

/** Whose a value is, where that was changed. */
function relabelOf({ value, op, contactId }: KeptReach): readonly ReachEdit[] {
  if (op === 'remove' || contactId === value.contactId) return [];
  const label = value.label === undefined ? {} : { label: value.label };
  return [{ op: 'relabel', id: value.id, ...label, ...(contactId === undefined ? {} : { contactId }) }];
}

function editOf(id: ValueId, op: KeptReach['op'], text: string, label: string | undefined): readonly ReachEdit[] {
  if (op === 'remove') return [{ op, id }];
  if (op === 'replace' && text !== '') return [{ op, id, value: text, ...(label ? { label } : {}) }];
  return [];
}
