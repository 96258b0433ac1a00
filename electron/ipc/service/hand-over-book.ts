/** What lies in the book of somebody who left it, given to another book. */
import type { BookId } from '../../../shared/model/ids.ts';
import { movePages } from '../../vault/customers/move-pages.ts';
import type { Book } from '../../vault/roster/roster.ts';
import { pause } from '../../vault/session/unlock.ts';
import type { UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { RunningJob } from '../jobs.ts';

type Target = { readonly handTo?: BookId | undefined; readonly reason: string };

/** Returns how many; none without a book or a target. After an interruption the rest goes the next time. */
export async function handOverBook(
  vault: UnlockedVault,
  from: Book | undefined,
  { handTo, reason }: Target,
  progress: RunningJob['progress'],
): Promise<number> {
  if (from === undefined || handTo === undefined || handTo === from.id) return 0;
  const ids = vault.journal.state.customersOf(from.id);
  return (await movePages(vault, ids, { bookId: handTo, reason }, { progress, isCancelled: () => false, pause })).moved;
}
