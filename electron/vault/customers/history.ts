/** A customer's changes, newest first, and one field put back to what it was. */
import { VaultError } from '../../../shared/errors.ts';
import type { Card, Reach, ReachValue } from '../../../shared/model/customer.ts';
import {
  CardField,
  CardPast,
  ReachPast,
  type HistoryChange,
  type HistoryEntry,
  type HistoryPage,
  type RestoreTarget,
} from '../../../shared/model/history.ts';
import { PastId, type CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { maskReach } from '../../../shared/model/phone.ts';
import { parseRowId, rowId } from '../journal/row-id.ts';
import type { RowFact } from '../journal/row-state.ts';
import { canOpen, readRow } from '../session/rows.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';
import { detailOf, openCustomer, type OpenCustomer } from './open-customer.ts';
import { customerToken } from './token.ts';
import { writeEdits } from './write-edits.ts';

type PastFact = { readonly id: PastId; readonly kind: 'cardPast' | 'reachPast'; readonly fact: RowFact };

/** Rows of older values this person can open, newest first: their ids rise with time. */
export function pastsOf(vault: UnlockedVault, facts: readonly RowFact[]): readonly PastFact[] {
  return facts
    .flatMap((fact): PastFact[] => {
      const row = parseRowId(fact.id);
      if ((row?.kind !== 'cardPast' && row?.kind !== 'reachPast') || row.part === undefined || !canOpen(vault, fact)) return [];
      return [{ id: PastId.parse(row.part), kind: row.kind, fact }];
    })
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

function cardTexts(card: CardPast['was'], field: CardField): readonly string[] {
  if (field === 'contacts') return (card.contacts ?? []).map(({ name, title }) => [name, title].filter(Boolean).join(' · '));
  if (field === 'tags') return card.tags ?? [];
  const value = card[field];
  return value === undefined ? [] : [String(value)];
}

function masked(value: ReachValue | undefined): readonly string[] {
  return value === undefined ? [] : [maskReach(value.kind, value.value)];
}

/** Walks back from what stands now: what a change made is what the next older state lacks. */
function walker(customer: OpenCustomer): {
  readonly card: (past: CardPast) => readonly HistoryChange[];
  readonly reach: (past: ReachPast) => readonly HistoryChange[];
} {
  let card: CardPast['was'] = customer.card;
  const values = new Map(customer.reach?.values.map((value) => [value.id, value]));
  return {
    card: ({ was, empty }) => {
      const fields = CardField.options.filter((field) => was[field] !== undefined || empty.includes(field));
      const changes = fields.map((field) => ({
        group: 'card' as const,
        field,
        was: cardTexts(was, field),
        became: cardTexts(card, field),
      }));
      const cleared = new Set<string>(empty);
      card = { ...Object.fromEntries(Object.entries(card).filter(([field]) => !cleared.has(field))), ...was };
      return changes;
    },
    reach: ({ was, added }) => {
      const changes: HistoryChange[] = [];
      for (const value of was) {
        const became = masked(values.get(value.id));
        changes.push({ group: 'private', valueId: value.id, kind: value.kind, was: masked(value), became });
        values.set(value.id, value);
      }
      for (const id of added) {
        const value = values.get(id);
        if (value !== undefined) changes.push({ group: 'private', valueId: id, kind: value.kind, was: [], became: masked(value) });
        values.delete(id);
      }
      return changes;
    },
  };
}

/** Throws NOT_FOUND. Private values are masked; without the private key their changes are not there at all. */
export function historyOf(vault: UnlockedVault, id: CustomerId, offset: number, limit: number): HistoryPage {
  const customer = openCustomer(vault, id);
  const pasts = pastsOf(vault, customer.facts);
  const { members } = roster(vault);
  const back = walker(customer);
  const entries = pasts.slice(0, offset + limit).map((one): HistoryEntry => {
    const past = one.kind === 'cardPast' ? readRow<CardPast>(vault, one.fact, CardPast) : readRow<ReachPast>(vault, one.fact, ReachPast);
    const changes = 'empty' in past ? back.card(past) : back.reach(past);
    return { id: one.id, at: past.at, byName: members[past.by]?.name ?? '', changes };
  });
  return { total: pasts.length, entries: entries.slice(offset) };
}

function restoredCard(card: Card, past: CardPast, field: CardField): Card {
  const { [field]: _now, ...rest } = card;
  if (past.was[field] !== undefined) return { ...card, [field]: past.was[field] };
  // Name and tags are never empty, so what is left is a card without the field.
  if (past.empty.includes(field)) return rest as Card;
  throw new VaultError('NOT_FOUND', 'this change did not touch the field');
}

function restoredReach(reach: Reach, past: ReachPast, valueId: ReachValue['id']): Reach {
  const older = past.was.find(({ id }) => id === valueId);
  if (older === undefined) {
    if (!past.added.includes(valueId)) throw new VaultError('NOT_FOUND', 'this change did not touch the value');
    return { values: reach.values.filter(({ id }) => id !== valueId) };
  }
  if (!reach.values.some(({ id }) => id === valueId)) return { values: [...reach.values, older] };
  return { values: reach.values.map((value) => (value.id === valueId ? older : value)) };
}

/** Puts one field back; that is a change like any other and can itself be taken back. Throws CONFLICT, NOT_FOUND, NO_KEY, INVALID_INPUT. */
export async function restoreValue(
  vault: UnlockedVault,
  {
    id,
    version,
    pastId,
    target,
  }: { readonly id: CustomerId; readonly version: number; readonly pastId: PastId; readonly target: RestoreTarget },
): Promise<CustomerDetail> {
  await vault.verified;
  const customer = openCustomer(vault, id);
  if (customer.version !== version) throw new VaultError('CONFLICT', 'customer was changed meanwhile');
  const fact = vault.journal.state.get(rowId(id, target.group === 'card' ? 'cardPast' : 'reachPast', pastId));
  if (fact === undefined) throw new VaultError('NOT_FOUND', 'no such change');
  const step = { id, bookId: customer.book.id };
  const audit = [{ action: 'customer.changed' as const, subject: customerToken(id), customer: id, count: 1 }];
  if (target.group === 'card') {
    const after = restoredCard(customer.card, readRow<CardPast>(vault, fact, CardPast), target.field);
    writeEdits(vault, [{ ...step, card: { before: customer.card, after } }], audit);
    return detailOf(vault, id);
  }
  if (customer.reach === undefined) throw new VaultError('NO_KEY', 'private values are not ours to change');
  const after = restoredReach(customer.reach, readRow<ReachPast>(vault, fact, ReachPast), target.valueId);
  if (after.values.length > 40) throw new VaultError('INVALID_INPUT', 'more values than a customer may have');
  writeEdits(vault, [{ ...step, reach: { before: customer.reach, after } }], audit);
  return detailOf(vault, id);
}
