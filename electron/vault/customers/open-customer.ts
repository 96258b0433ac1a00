/** Reads one customer as far as this person's keys go. */
import { VaultError } from '../../../shared/errors.ts';
import type { ReaderView } from '../../../shared/model/access.ts';
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import { Card, lastContactOf, Note, Reach } from '../../../shared/model/customer.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { maskReach } from '../../../shared/model/phone.ts';
import { uuidTime } from '../crypto/bytes.ts';
import { parseRowId } from '../journal/row-id.ts';
import type { RowFact } from '../journal/row-state.ts';
import { mayWrite } from '../roster/entitlement.ts';
import { epochOf, grantKey, isReader, type Book } from '../roster/roster.ts';
import { bookLabel } from '../roster/book-label.ts';
import { canOpen, readRow } from '../session/rows.ts';
import { claimOf } from './claim-view.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { customerToken } from './token.ts';

export type OpenCustomer = {
  readonly id: CustomerId;
  readonly book: Book;
  readonly card: Card;
  /** Undefined without the private key; empty when there is nothing. */
  readonly reach: Reach | undefined;
  readonly notes: readonly Note[];
  readonly version: number;
  readonly facts: readonly RowFact[];
};

/** Throws NOT_FOUND for unknown customers and for those whose card this person cannot open: the two look alike. */
export function openCustomer(vault: UnlockedVault, id: CustomerId): OpenCustomer {
  const facts = vault.journal.state.ofCustomer(id);
  const ofKind = (kind: string) => facts.filter((fact) => parseRowId(fact.id)?.kind === kind);
  const [cardFact] = ofKind('card');
  if (cardFact === undefined || !canOpen(vault, cardFact)) throw new VaultError('NOT_FOUND', 'no such customer for this person');
  const book = roster(vault).books[cardFact.book];
  if (book === undefined) throw new VaultError('NOT_FOUND', 'book is unknown');
  const [reachFact] = ofKind('reach');
  const holdsPrivate = opensPrivate(vault, book);
  const reach = reachFact === undefined || !canOpen(vault, reachFact) ? undefined : readRow<Reach>(vault, reachFact, Reach);
  return {
    id,
    book,
    card: readRow<Card>(vault, cardFact, Card),
    reach: reach ?? (holdsPrivate && reachFact === undefined ? { values: [] } : undefined),
    notes: ofKind('note')
      .filter((fact) => canOpen(vault, fact))
      .map((fact) => readRow<Note>(vault, fact, Note)),
    version: Math.max(cardFact.seq, reachFact?.seq ?? 0),
    facts,
  };
}

/** `undefined` instead of NOT_FOUND and NO_KEY. */
export function openIfThere(vault: UnlockedVault, id: CustomerId): OpenCustomer | undefined {
  try {
    return openCustomer(vault, id);
  } catch (error) {
    if (error instanceof VaultError && (error.code === 'NOT_FOUND' || error.code === 'NO_KEY')) return undefined;
    throw error;
  }
}

export function opensPrivate(vault: UnlockedVault, book: Book): boolean {
  return vault.bookKeys.has(`${book.id}/private/${String(epochOf(book))}`);
}

/** Who holds the keys of a book, computed from grants and from nothing else. */
export function readersOf(vault: UnlockedVault, bookId: BookId): ReaderView[] {
  const book = roster(vault).books[bookId];
  if (book === undefined) return [];
  const epoch = epochOf(book);
  const holders = new Set(KEY_GROUPS.flatMap((group) => Object.keys(book.grants[grantKey(group, epoch)] ?? {})));
  return [...holders].map((holder): ReaderView => {
    const member = roster(vault).members[holder];
    const groups = KEY_GROUPS.filter((group) => isReader(book, group, epoch, holder as Parameters<typeof isReader>[3]));
    if (member === undefined) return { kind: 'recovery', name: '', groups, enforcement: 'key' };
    return { kind: 'member', memberId: member.id, name: member.name, groups, enforcement: 'key' };
  });
}

export function detailOf(vault: UnlockedVault, id: CustomerId): CustomerDetail {
  const customer = openCustomer(vault, id);
  const { members } = roster(vault);
  const lastContactAt = lastContactOf(customer.notes);
  const updatedAt = Number(vault.journal.state.fact(`at:${String(customer.version)}`) ?? uuidTime(id));
  return {
    id,
    token: customerToken(id),
    bookId: customer.book.id,
    bookName: bookLabel(roster(vault), customer.book),
    card: customer.card,
    version: customer.version,
    opensPrivate: customer.reach !== undefined,
    reach: (customer.reach?.values ?? []).map(({ value, ...rest }) => ({ ...rest, masked: maskReach(rest.kind, value) })),
    notes: [...customer.notes]
      .sort((a, b) => b.at - a.at)
      .slice(0, 500)
      .map((note) => ({ ...note, byName: members[note.by]?.name ?? '' })),
    ...(lastContactAt === undefined ? {} : { lastContactAt }),
    readers: readersOf(vault, customer.book.id),
    createdAt: uuidTime(id),
    updatedAt,
    canEdit: customer.reach !== undefined && mayWrite(roster(vault), customer.book, selfMember(vault)),
    ...claimOf(vault, id),
    exempt: roster(vault).exempt[id] !== undefined,
  };
}
