/** Moving customers between books: sealed directly where the mover holds the target's keys, through its inbox where not. */
import { VaultError } from '../../../shared/errors.ts';
import { CardPast, ReachPast } from '../../../shared/model/history.ts';
import type { BookId, CustomerId, PastId } from '../../../shared/model/ids.ts';
import type { AuditFact } from '../audit/audit-log.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { rowId } from '../journal/row-id.ts';
import { labelOfBook } from '../roster/book-label.ts';
import { mayWrite } from '../roster/entitlement.ts';
import { epochOf } from '../roster/roster.ts';
import { appendToInbox, type InboxItem } from '../session/inbox.ts';
import { record } from '../session/record.ts';
import { prepareRow, readRow, removal } from '../session/rows.ts';
import { holdsKey, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { parseRowId } from '../journal/row-id.ts';
import { rememberEdit } from './edit-stack.ts';
import { pastsOf } from './history.ts';
import { writtenSince } from './long-work.ts';
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

type Moved = {
  readonly rows: readonly PreparedRow[];
  /** What the mover has no key of the target for; only through its inbox does that get there. */
  readonly unsealed?: InboxItem;
};

/** Throws NOT_FOUND, NO_KEY without the keys of where the customer is. */
export function movedRows(vault: UnlockedVault, customer: OpenCustomer, target: BookId): Moved {
  const book = roster(vault).books[target];
  if (book === undefined) throw new VaultError('NOT_FOUND', 'unknown book');
  if (customer.reach === undefined) throw new VaultError('NO_KEY', 'moving needs the private key of where it is');
  const epoch = epochOf(book);
  // Who reads a book without writing in it gives to its inbox, as somebody without its keys does.
  const writes = mayWrite(roster(vault), book, selfMember(vault));
  const seals = { card: writes && holdsKey(vault, target, 'card', epoch), private: writes && holdsKey(vault, target, 'private', epoch) };
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
  if (!throughInbox) return { rows };
  const unsealed = {
    customer: customer.id,
    ...(seals.card ? {} : { card: customer.card }),
    ...(seals.private || customer.reach.values.length === 0 ? {} : { reach: customer.reach }),
    notes: seals.private ? [] : customer.notes,
    ...(seals.card || pasts.card.length === 0 ? {} : { cardPasts: pasts.card }),
    ...(seals.private || pasts.reach.length === 0 ? {} : { reachPasts: pasts.reach }),
  };
  return { rows, unsealed };
}

/** The log tells of every customer that changed hands, also when a move is taken back. */
export function moveEntry(vault: UnlockedVault, id: CustomerId, target: BookId, reason = ''): AuditFact {
  const label = labelOfBook(roster(vault), target);
  return { action: 'customer.moved', subject: `${customerToken(id)} → ${label}`, customer: id, ...(reason === '' ? {} : { reason }) };
}

/** All of them or none; the person can take it back as long as their keys open where the customers are. Throws NO_KEY, NOT_FOUND, CONFLICT. */
export async function moveCustomers(
  vault: UnlockedVault,
  ids: readonly CustomerId[],
  target: BookId,
  reason: string,
): Promise<{ moved: number; throughInbox: number }> {
  await vault.verified;
  const { seq } = vault.journal;
  const customers = [...new Set(ids)].map((id) => openCustomer(vault, id)).filter(({ book }) => book.id !== target);
  if (customers.length === 0) return { moved: 0, throughInbox: 0 };
  const moves = customers.map((customer) => movedRows(vault, customer, target));
  const given: PreparedRow[] = [];
  for (const { unsealed } of moves) if (unsealed !== undefined) given.push(await appendToInbox(vault, target, unsealed));
  // Sealing to a person lets other calls through; what they wrote must not be moved away as it was before.
  if (vault.journal.seq !== seq && customers.some(({ id }) => writtenSince(vault, id, seq)))
    throw new VaultError('CONFLICT', 'a customer was changed meanwhile');
  record(vault, {
    rows: [...moves.flatMap(({ rows }) => rows), ...given],
    audit: customers.map(({ id }) => moveEntry(vault, id, target, reason)),
  });
  const steps = customers.map(({ id, book, card }) => ({ id, bookId: target, move: { before: book.id, after: target, name: card.name } }));
  rememberEdit(vault, { action: 'moved', steps });
  changed(
    vault,
    customers.map(({ id }) => id),
  );
  return { moved: customers.length, throughInbox: given.length };
}
