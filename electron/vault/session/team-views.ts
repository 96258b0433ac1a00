/** Views a team shares: one row in the team's shared book, so whoever reads the book's cards reads them, and nobody else. Rule O2. */
import { VaultError } from '../../../shared/errors.ts';
import { SavedViews } from '../../../shared/model/settings.ts';
import { viewsRowId } from '../journal/row-id.ts';
import { booksOf, hasRole, type Book } from '../roster/roster.ts';
import { record } from './record.ts';
import { canOpen, prepareRow, readRow } from './rows.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

function sharedBook(vault: UnlockedVault): Book | undefined {
  const { team } = selfMember(vault);
  return booksOf(roster(vault)).find((book) => book.kind === 'shared' && book.team === team);
}

/** None where there are none or this person cannot open them. */
export function readTeamViews(vault: UnlockedVault): SavedViews {
  const book = sharedBook(vault);
  const fact = book === undefined ? undefined : vault.journal.state.get(viewsRowId(book.id));
  if (fact === undefined || !canOpen(vault, fact)) return [];
  return readRow<SavedViews>(vault, fact, SavedViews);
}

/** Replaces them. Leads alone, by this program; the signature only asks for a reader of the book. Throws FORBIDDEN, NO_KEY. */
export async function writeTeamViews(vault: UnlockedVault, views: SavedViews): Promise<SavedViews> {
  await vault.verified;
  if (!hasRole(selfMember(vault), 'lead')) throw new VaultError('FORBIDDEN', 'a lead shares views with the team');
  const book = sharedBook(vault);
  if (book === undefined) throw new VaultError('NOT_FOUND', 'the team has no shared book');
  record(vault, {
    rows: [prepareRow(vault, viewsRowId(book.id), book.id, views)],
    audit: [{ action: 'views.shared', count: views.length }],
  });
  return views;
}
