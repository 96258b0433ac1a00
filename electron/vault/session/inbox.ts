/** Inboxes: what people append to a book they cannot read. The next reader's program folds it in. Rule B6. */
import { z } from 'zod';
import { Card, Note, Reach } from '../../../shared/model/customer.ts';
import { CardPast, ReachPast } from '../../../shared/model/history.ts';
import { CustomerId, PastId, type BookId } from '../../../shared/model/ids.ts';
import { openAge, sealTo } from '../crypto/age.ts';
import { newUuid, utf8 } from '../crypto/bytes.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { parseRowId, rowId, type RowId } from '../journal/row-id.ts';
import { mayWrite } from '../roster/entitlement.ts';
import { booksOf, epochOf } from '../roster/roster.ts';
import { customerToken } from '../customers/token.ts';
import { reproject } from './project.ts';
import { record } from './record.ts';
import { envelopeOf, prepareInboxRow, prepareRow, removal } from './rows.ts';
import { bookKeyName, holdsBoth, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

/** What an appender could not seal directly; absent parts are already in place. */
export const InboxItem = z.strictObject({
  customer: CustomerId,
  card: Card.optional(),
  reach: Reach.optional(),
  notes: z.array(Note).readonly(),
  /** What stood before, so that a handover does not forget it. */
  cardPasts: z
    .array(z.strictObject({ id: PastId, past: CardPast }))
    .readonly()
    .optional(),
  reachPasts: z
    .array(z.strictObject({ id: PastId, past: ReachPast }))
    .readonly()
    .optional(),
});
export type InboxItem = z.infer<typeof InboxItem>;

/** Seals to the book's private recipient, whose readers hold the card key too. */
export async function appendToInbox(vault: UnlockedVault, book: BookId, item: InboxItem): Promise<PreparedRow> {
  const stated = roster(vault).books[book];
  const recipient = stated?.epochs[epochOf(stated) - 1]?.private ?? '';
  const file = await sealTo([recipient], utf8(JSON.stringify(item)));
  return prepareInboxRow(vault, rowId(item.customer, 'inbox', newUuid(vault.ports.clock.now())), book, file);
}

/** Opens every inbox this person can read and puts its customers in place. Returns how many. */
export async function foldInboxes(vault: UnlockedVault): Promise<number> {
  let folded = 0;
  for (const book of booksOf(roster(vault))) {
    if (!mayWrite(roster(vault), book, selfMember(vault)) || !holdsBoth(vault, book)) continue;
    for (const fact of vault.journal.state.inboxOf(book.id)) {
      const key = vault.bookKeys.get(bookKeyName(book.id, 'private', fact.epoch));
      const file = key === undefined ? undefined : await openAge(key.identity, envelopeOf(vault, fact));
      const item = file === undefined ? undefined : parseItem(file);
      if (item === undefined || parseRowId(fact.id)?.customer !== item.customer) {
        vault.ports.log('inbox item does not open');
        continue;
      }
      // An item fills places that are empty and never replaces a row: otherwise anybody could overwrite through a reader's program.
      // Nor does it put rows of this book beside a customer who lives in another: readers there would take them for their own.
      const home = vault.journal.state.get(rowId(item.customer, 'card'))?.book ?? book.id;
      const isFree = (id: RowId) => home === book.id && vault.journal.state.get(id) === undefined;
      const parts: [RowId, unknown][] = [
        [rowId(item.customer, 'card'), item.card],
        [rowId(item.customer, 'reach'), item.reach],
        ...item.notes.map((note): [RowId, unknown] => [rowId(item.customer, 'note', note.id), note]),
        ...(item.cardPasts ?? []).map(({ id, past }): [RowId, unknown] => [rowId(item.customer, 'cardPast', id), past]),
        ...(item.reachPasts ?? []).map(({ id, past }): [RowId, unknown] => [rowId(item.customer, 'reachPast', id), past]),
      ];
      const free = parts.filter(([id, content]) => content !== undefined && isFree(id));
      const rows = [removal(fact), ...free.map(([id, content]) => prepareRow(vault, id, book.id, content))];
      record(vault, { rows, audit: [{ action: 'inbox.folded', subject: customerToken(item.customer), customer: item.customer }] });
      reproject(vault, [item.customer]);
      folded += 1;
    }
  }
  if (folded > 0) vault.emit('customers.changed', { ids: [] });
  return folded;
}

function parseItem(file: Uint8Array): InboxItem | undefined {
  try {
    return InboxItem.parse(JSON.parse(Buffer.from(file).toString('utf8')));
  } catch {
    return undefined;
  }
}
