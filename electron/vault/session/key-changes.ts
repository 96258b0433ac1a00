/** What a signed change opens and closes to whom, and the work on keys that follows it. Rules R5, L2. */
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import type { BookKeys, PersonKeys, TeamDone } from '../../../shared/model/teams.ts';
import { isEntitled } from '../roster/entitlement.ts';
import { booksOf, membersOf, type Roster } from '../roster/roster.ts';
import { bookLabel } from '../roster/book-label.ts';
import { renewAudit } from './renew-audit.ts';
import { booksOwedKeys, rotateBooks } from './rotate.ts';
import { removeSnapshot } from './snapshot.ts';
import { roster, type UnlockedVault } from './unlocked-vault.ts';

/** Keys the role table gives the person in `one` roster and not in the other. */
export function keysBeyond(one: Roster, other: Roster, id: MemberId): BookKeys[] {
  const gives = (state: Roster, book: string, group: (typeof KEY_GROUPS)[number]): boolean => {
    const stated = state.books[book];
    return stated !== undefined && isEntitled(state, stated, group, state.members[id]);
  };
  return booksOf(one).flatMap((book) => {
    const groups = KEY_GROUPS.filter((group) => gives(one, book.id, group) && !gives(other, book.id, group));
    return groups.length === 0 ? [] : [{ bookId: book.id, name: bookLabel(one, book), kind: book.kind, groups }];
  });
}

function everybodys(one: Roster, other: Roster): PersonKeys[] {
  return membersOf(one).flatMap(({ id, name }) => {
    const books = keysBeyond(one, other, id);
    return books.length === 0 ? [] : [{ memberId: id, name, books }];
  });
}

/** Whom a change of the roster opens books to, and whom it closes them to. */
export function keyChanges(
  before: Roster,
  after: Roster,
): { readonly gains: readonly PersonKeys[]; readonly loses: readonly PersonKeys[] } {
  return { gains: everybodys(after, before), loses: everybodys(before, after) };
}

/**
 * What counts now has to be followed by keys: this session's log for whoever reads it from now on, the books' keys, and the
 * search snapshots of people who lost some, which remember the old ones.
 */
export async function followUp(vault: UnlockedVault, losers: readonly MemberId[]): Promise<TeamDone> {
  await renewAudit(vault);
  for (const id of losers.filter((loser) => loser !== vault.self.member)) removeSnapshot(vault.journal.path, id);
  const booksWithNewKeys = await rotateBooks(vault);
  return { booksWithNewKeys, booksWaiting: booksOwedKeys(roster(vault)).length };
}
