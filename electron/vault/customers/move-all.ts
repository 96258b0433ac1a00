/** Moving everybody a list shows, page by page, so that other calls get through and whole customers are on either side. */
import type { BookId } from '../../../shared/model/ids.ts';
import { PAGE_MAX, type CustomerQuery } from '../../../shared/model/list.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { VaultError } from '../../../shared/errors.ts';
import type { LongWork } from './long-work.ts';
import { moveCustomers } from './move-customers.ts';

type Target = { readonly bookId: BookId; readonly reason: string };

/** What was moved when it is stopped stays moved. Throws CANCELLED and what `moveCustomers` throws. */
export async function moveAll(
  vault: UnlockedVault,
  query: CustomerQuery,
  { bookId, reason }: Target,
  { progress, isCancelled, pause }: LongWork,
): Promise<{ moved: number; throughInbox: number }> {
  const ids = vault.projection.ids(query);
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
