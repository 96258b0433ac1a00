import { Birthday, type Card, type Contact, type NewReachValue, type ReachEdit, type ReachKind } from '../../../shared/model/customer.ts';
import type { MaskedValue } from '../../../shared/model/list.ts';
import type { ContactId, ValueId } from '../../../shared/model/ids.ts';

/** What stands in the form: text as typed. */
export type CardDraft = {
  readonly name: string;
  readonly company: string;
  readonly title: string;
  readonly city: string;
  readonly tags: readonly string[];
  readonly level: string;
  readonly stage: string;
  readonly source: string;
  readonly nextStep: string;
  readonly nextStepOn: string;
  readonly nextStepTime: string;
  readonly birthday: string;
  readonly contacts: readonly Contact[];
  readonly doNotContact: boolean;
};

/** An existing value the viewer cannot see: kept, replaced blind, or removed. */
export type KeptReach = {
  readonly value: MaskedValue;
  readonly op: 'keep' | 'replace' | 'remove';
  readonly text: string;
  readonly contactId?: ContactId | undefined;
};
export type AddedReach = { readonly key: number; readonly kind: ReachKind; readonly text: string; readonly label: string };

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

export function newReachOf(added: readonly AddedReach[]): readonly NewReachValue[] {
  return added
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text, label }) => ({ kind, value: text.trim(), ...(label.trim() === '' ? {} : { label: label.trim() }) }));
}

/** Edits in the order in which they read on screen. A replacement left blank changes nothing. */
export function reachEditsOf(kept: readonly KeptReach[], added: readonly AddedReach[]): readonly ReachEdit[] {
  const edits = kept.flatMap((each) => [...editOf(each.value.id, each.op, each.text.trim(), each.value.label), ...relabelOf(each)]);
  return [...edits, ...newReachOf(added).map((value) => ({ op: 'add' as const, value }))];
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
