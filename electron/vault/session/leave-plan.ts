/** What leaving will do, for the person who is to sign it; nothing is written here. */
import type { BookId, MemberId } from '../../../shared/model/ids.ts';
import type { LeavePlan } from '../../../shared/model/leaving.ts';
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import { leads } from '../roster/leading.ts';
import { bookLabel } from '../roster/book-label.ts';
import { booksOf, epochOf, isPresent, isReader, membersOf, ownBook } from '../roster/roster.ts';
import { leaveHindrance } from './leave.ts';
import { holdsKey, memberIn, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

/** Throws NOT_FOUND. */
export function leavePlan(vault: UnlockedVault, id: MemberId): LeavePlan {
  const state = roster(vault);
  const member = memberIn(vault, id);
  const counts = vault.projection.countsByBook();
  const customersIn = (book: BookId): number => counts.get(book) ?? 0;
  const held = booksOf(state).filter((book) => KEY_GROUPS.some((group) => isReader(book, group, epochOf(book), id)));
  const own = ownBook(state, id);
  const stillHere = isPresent(member);
  const hindrance = stillHere ? leaveHindrance(vault, member) : undefined;
  const self = selfMember(vault);
  return {
    memberId: id,
    name: member.name,
    ...(hindrance === undefined ? {} : { hindrance }),
    stillHere,
    books: held.map((book) => ({
      id: book.id,
      name: bookLabel(state, book),
      kind: book.kind,
      customers: customersIn(book.id),
      isOwn: book.owner === id,
    })),
    customersToHandOver: own !== undefined && holdsKey(vault, own.id, 'private', epochOf(own)) ? customersIn(own.id) : 0,
    invitations: membersOf(state).filter((other) => other.state === 'invited' && other.invitedBy === id).length,
    changesKeysNow: leads(state, self, member.team),
  };
}
