import { z } from 'zod';
import type { RecognisedCustomer } from '../../../shared/model/new-customer.ts';
import { AddedReach, CardDraft, EMPTY_CARD } from './card-draft.ts';

/** Everything the form for a new customer holds. */
export const NewDraft = z.strictObject({
  card: CardDraft,
  phone: z.string(),
  added: z.array(AddedReach).readonly(),
  note: z.string(),
});
export type NewDraft = z.infer<typeof NewDraft>;

/** The form as it begins with what was searched for and not found: a number is a phone, anything else a name. */
export function newDraftOf(searched: string): NewDraft {
  const isNumber = /^[\d\s+()-]+$/u.test(searched);
  return { card: { ...EMPTY_CARD, name: isNumber ? '' : searched }, phone: isNumber ? searched : '', added: [], note: '' };
}

export const PASTED_FIELDS = ['name', 'company', 'title', 'city', 'phone', 'email', 'wechat', 'address', 'note'] as const;
export type PastedField = (typeof PASTED_FIELDS)[number];

/** Whether a text is a card rather than one value: several lines, or a number together with words. */
export function isCardText(text: string): boolean {
  const lines = text.split(/[\r\n]+/u).filter((line) => line.trim() !== '');
  if (lines.length > 1) return true;
  const digits = text.match(/\d/gu)?.length ?? 0;
  const letters = text.replace(/\S+@\S+/gu, '').match(/\p{L}/gu)?.length ?? 0;
  return digits >= 7 && letters >= 2;
}

/** Puts what was recognised where nothing stands yet; what no rule understood goes into the note. Says which fields were filled. */
export function withPasted(
  before: NewDraft,
  found: RecognisedCustomer,
): { readonly draft: NewDraft; readonly filled: readonly PastedField[] } {
  const filled = new Set<PastedField>();
  const textOf = (field: 'name' | 'company' | 'title' | 'city') => {
    const value = found[field];
    if (before.card[field].trim() !== '' || value === undefined) return before.card[field];
    filled.add(field);
    return value;
  };
  const card = { ...before.card, name: textOf('name'), company: textOf('company'), title: textOf('title'), city: textOf('city') };
  const first = before.phone.trim() === '' ? found.reach.find(({ kind }) => kind === 'phone') : undefined;
  const others = found.reach.filter((value) => value !== first);
  for (const { kind } of found.reach) filled.add(kind);
  const nextKey = (before.added.at(-1)?.key ?? 0) + 1;
  const added = others.map(({ kind, value, label }, index): AddedReach => ({
    key: nextKey + index,
    kind,
    text: value,
    label: label ?? '',
  }));
  const note = [before.note.trim(), ...found.rest].filter((line) => line !== '').join('\n');
  if (found.rest.length > 0) filled.add('note');
  return {
    draft: { card, phone: first?.value ?? before.phone, added: [...before.added, ...added], note },
    filled: PASTED_FIELDS.filter((field) => filled.has(field)),
  };
}
