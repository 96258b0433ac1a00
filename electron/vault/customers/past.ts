/** Older values of one change, and the rows that keep them. An edit that changes nothing leaves nothing behind. */
import { isDeepStrictEqual } from 'node:util';
import type { Card, Reach } from '../../../shared/model/customer.ts';
import { CARD_FIELDS, type CardPast, type ReachPast } from '../../../shared/model/history.ts';
import { newUuid } from '../crypto/bytes.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { rowId } from '../journal/row-id.ts';
import { prepareRow } from '../session/rows.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import type { CustomerEditStep } from './edit-step.ts';

/** What the card held where `after` differs; undefined when nothing does. */
export function cardBefore(before: Card, after: Card): Pick<CardPast, 'was' | 'empty'> | undefined {
  const touched = CARD_FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  if (touched.length === 0) return undefined;
  const held = touched.filter((field) => before[field] !== undefined);
  return { was: Object.fromEntries(held.map((field) => [field, before[field]])), empty: touched.filter((field) => !held.includes(field)) };
}

/** The values that `after` replaces or lacks as they were, and which ones are new; undefined when nothing differs. */
export function reachBefore(before: Reach, after: Reach): Pick<ReachPast, 'was' | 'added'> | undefined {
  const then = new Map(after.values.map((value) => [value.id, value]));
  const was = before.values.filter((value) => !isDeepStrictEqual(value, then.get(value.id)));
  const known = new Set(before.values.map(({ id }) => id));
  const added = after.values.map(({ id }) => id).filter((id) => !known.has(id));
  return was.length === 0 && added.length === 0 ? undefined : { was, added };
}

/** At most one row a key group, in the transaction of the edit itself. */
export function pastRows(vault: UnlockedVault, { id, bookId, card, reach }: CustomerEditStep): PreparedRow[] {
  const cardPast = card === undefined ? undefined : cardBefore(card.before, card.after);
  const reachPast = reach === undefined ? undefined : reachBefore(reach.before, reach.after);
  const at = vault.ports.clock.now();
  const by = vault.self.member;
  return [
    ...(cardPast === undefined ? [] : [prepareRow(vault, rowId(id, 'cardPast', newUuid(at)), bookId, { by, at, ...cardPast })]),
    ...(reachPast === undefined ? [] : [prepareRow(vault, rowId(id, 'reachPast', newUuid(at)), bookId, { by, at, ...reachPast })]),
  ];
}
