/** Moving customers between books: sealed directly where the mover holds the target's keys, through its inbox where not. */
import { VaultError } from '../../../shared/errors.ts';
import { CardPast, ReachPast } from '../../../shared/model/history.ts';
import type { BookId, CustomerId, PastId } from '../../../shared/model/ids.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { rowId } from '../journal/row-id.ts';
import { epochOf } from '../roster/roster.ts';
import { appendToInbox } from '../session/inbox.ts';
import { record } from '../session/record.ts';
import { prepareRow, readRow, removal } from '../session/rows.ts';
import { holdsKey, roster, type UnlockedVault } from '../session/unlocked-vault.ts';
import { parseRowId } from '../journal/row-id.ts';
import { pastsOf } from './history.ts';
import { openCustomer, type OpenCustomer } from './open-customer.ts';
import { customerToken } from './token.ts';
import { changed } from './write-edits.ts';

/** A mover holds both keys of where the customer is, so all of its past opens. */
function openPasts(
  vault: UnlockedVault,
  customer: OpenCustomer,
): { readonly card: { id: PastId; past: CardPast }[]; readonly reach: { id: PastId; past: ReachPast }[] } {
  const pasts = pastsOf(vault, customer.facts);
  return {
    card: pasts.filter(({ kind }) => kind === 'cardPast').map(({ id, fact }) => ({ id, past: readRow<CardPast>(vault, fact, CardPast) })),
    reach: pasts
      .filter(({ kind }) => kind === 'reachPast')
      .map(({ id, fact }) => ({ id, past: readRow<ReachPast>(vault, fact, ReachPast) })),
  };
}

async function moveRows(
  vault: UnlockedVault,
  customer: OpenCustomer,
  target: BookId,
): Promise<{ rows: PreparedRow[]; throughInbox: boolean }> {
  const book = roster(vault).books[target];
  if (book === undefined) throw new VaultError('NOT_FOUND', 'unknown book');
  if (customer.reach === undefined) throw new VaultError('NO_KEY', 'moving needs the private key of where it is');
  const epoch = epochOf(book);
  const seals = { card: holdsKey(vault, target, 'card', epoch), private: holdsKey(vault, target, 'private', epoch) };
  const rows: PreparedRow[] = [];
  if (seals.card) rows.push(prepareRow(vault, rowId(customer.id, 'card'), target, customer.card));
  if (seals.private) {
    if (customer.reach.values.length > 0) rows.push(prepareRow(vault, rowId(customer.id, 'reach'), target, customer.reach));
    for (const note of customer.notes) rows.push(prepareRow(vault, rowId(customer.id, 'note', note.id), target, note));
  }
  const pasts = openPasts(vault, customer);
  if (seals.card) for (const { id, past } of pasts.card) rows.push(prepareRow(vault, rowId(customer.id, 'cardPast', id), target, past));
  if (seals.private)
    for (const { id, past } of pasts.reach) rows.push(prepareRow(vault, rowId(customer.id, 'reachPast', id), target, past));
  // What we could not seal goes into the inbox; what stays behind under the old book's keys is removed.
  const rewritten = new Set(rows.map((row) => row.id.toString('latin1')));
  const left = customer.facts.filter((fact) => parseRowId(fact.id)?.kind !== 'inbox' && !rewritten.has(fact.id.toString('latin1')));
  const hasPrivate = customer.reach.values.length > 0 || customer.notes.length > 0 || pasts.reach.length > 0;
  const throughInbox = !seals.card || (!seals.private && hasPrivate);
  rows.push(...left.map(removal));
  if (throughInbox) {
    const item = {
      customer: customer.id,
      ...(seals.card ? {} : { card: customer.card }),
      ...(seals.private || customer.reach.values.length === 0 ? {} : { reach: customer.reach }),
      notes: seals.private ? [] : customer.notes,
      ...(seals.card || pasts.card.length === 0 ? {} : { cardPasts: pasts.card }),
      ...(seals.private || pasts.reach.length === 0 ? {} : { reachPasts: pasts.reach }),
    };
    rows.push(await appendToInbox(vault, target, item));
  }
  return { rows, throughInbox };
}

/** All of them or none. Throws NO_KEY, NOT_FOUND. */
export async function moveCustomers(
  vault: UnlockedVault,
  ids: readonly CustomerId[],
  target: BookId,
  reason: string,
): Promise<{ moved: number; throughInbox: number }> {
  await vault.verified;
  const customers = [...new Set(ids)].map((id) => openCustomer(vault, id)).filter(({ book }) => book.id !== target);
  const moves = [];
  for (const customer of customers) moves.push(await moveRows(vault, customer, target));
  if (customers.length > 0) {
    record(vault, {
      rows: moves.flatMap(({ rows }) => rows),
      audit: customers.map(({ id }) => ({
        action: 'customer.moved',
        subject: customerToken(id),
        customer: id,
        ...(reason === '' ? {} : { reason }),
      })),
    });
    changed(
      vault,
      customers.map(({ id }) => id),
    );
  }
  return { moved: customers.length, throughInbox: moves.filter((move) => move.throughInbox).length };
}
