/** One typed or pasted cell: what it makes of a card or of the first phone number. Pure. */
import { Card, type ReachEdit, type ReachValue } from '../../../shared/model/customer.ts';
import type { CellField, CellProblem, TagChange } from '../../../shared/model/cells.ts';
import { parseIsoDate } from '../exchange/iso-date.ts';
import { parsePhones } from '../exchange/phone.ts';

type CardField = Exclude<CellField, 'phone'>;
export type CellReading<T> = { readonly value: T } | { readonly problem: CellProblem };

/** Whitespace that spreadsheets leave in cells becomes single spaces. */
function tidy(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/gu, ' ').trim();
}

function tagsIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[,，、;；·\n\t]/u)
        .map(tidy)
        .filter((tag) => tag !== ''),
    ),
  ];
}

function check(card: Card, field: CardField): CellReading<Card> {
  const checked = Card.safeParse(card);
  if (checked.success) return { value: checked.data };
  return { problem: field === 'tags' && card.tags.length > 30 ? 'too-many' : 'too-long' };
}

function tagsAfter(tags: readonly string[], text: string, how: TagChange | undefined): readonly string[] {
  if (how === 'remove') return tags.filter((tag) => tag !== text);
  return how === 'add' ? [...new Set([...tags, ...tagsIn(text)])] : tagsIn(text);
}

/** The card with one cell changed. */
export function readCardCell(card: Card, field: CardField, text: string, how?: TagChange): CellReading<Card> {
  if (field === 'tags') return check({ ...card, tags: tagsAfter(card.tags, text, how) }, field);
  const value = tidy(text);
  if (value === '') {
    if (field === 'name') return { problem: 'name-missing' };
    const { [field]: _, ...rest } = card;
    if (field !== 'nextStepOn') return { value: rest };
    const { nextStepTime: _time, ...dayless } = rest as Card;
    return { value: dayless };
  }
  if (field !== 'nextStepOn') return check({ ...card, [field]: value }, field);
  const date = parseIsoDate(value);
  return date === undefined ? { problem: 'not-a-date' } : { value: { ...card, nextStepOn: date } };
}

/**
 * What a cell of the phone column does to the numbers: the first one is replaced, or added where there is none, further
 * ones in the cell are added. A mask (`138 **** 8000`) that comes back from a copied block and an empty cell change nothing:
 * numbers nobody saw must not go by accident.
 */
export function readPhoneCell(values: readonly ReachValue[], text: string, region: string): CellReading<readonly ReachEdit[]> {
  const typed = tidy(text);
  if (typed === '' || typed.includes('*')) return { value: [] };
  const { values: phones, problems } = parsePhones(text, region);
  const [main, ...more] = phones;
  if (main === undefined || problems.length > 0) return { problem: 'not-a-phone' };
  const first = values.find(({ kind }) => kind === 'phone');
  const has = (value: string) => values.some((one) => one.kind === 'phone' && one.value === value);
  const fresh = more.filter(({ value }) => !has(value)).map((phone): ReachEdit => ({ op: 'add', value: { kind: 'phone', ...phone } }));
  if (has(main.value)) return { value: fresh };
  const edit: ReachEdit = first === undefined ? { op: 'add', value: { kind: 'phone', ...main } } : { op: 'replace', id: first.id, ...main };
  return { value: [edit, ...fresh] };
}
