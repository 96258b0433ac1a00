/** Moving many customers page by page, so that other calls get through and an interruption leaves whole customers on either side. */
import { VaultError } from '../../../shared/errors.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { PAGE_MAX } from '../../../shared/model/list.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import type { LongWork } from './long-work.ts';
import { moveCustomers } from './move-customers.ts';

type Target = { readonly bookId: BookId; readonly reason: string };

/** What was moved when it is stopped stays moved. Throws CANCELLED and what `moveCustomers` throws. */
export async function movePages(
  vault: UnlockedVault,
  ids: readonly CustomerId[],
  { bookId, reason }: Target,
  { progress, isCancelled, pause }: LongWork,
): Promise<{ moved: number; throughInbox: number }> {
  let moved = 0;
  let throughInbox = 0;
  for (let at = 0; at < ids.length; at += PAGE_MAX) {
    if (isCancelled()) throw new VaultError('CANCELLED', 'stopped between two pages');
    const outcome = await moveCustomers(vault, ids.slice(at, at + PAGE_MAX), bookId, reason);
    moved += outcome.moved;
    throughInbox += outcome.throughInbox;
    progress(Math.min(at + PAGE_MAX, ids.length), ids.length);
    await pause();
  }
  return { moved, throughInbox };
}
