/**
 * What lay in the trash for 30 days goes for good: signed tombstones for all of a customer's rows. Leads' programs alone do
 * it; whoever holds a book's keys could sign the same with a modified program, and the log would name them. Rule T1.
 */
import { DAY_MS } from '../../../shared/model/day.ts';
import { TRASH_DAYS } from '../../../shared/model/duplicates.ts';
import type { RowFact } from '../journal/row-state.ts';
import { mayWrite } from '../roster/entitlement.ts';
import { hasRole } from '../roster/roster.ts';
import { reproject } from '../session/project.ts';
import { record } from '../session/record.ts';
import { canOpen, removal } from '../session/rows.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

/** Customers of one transaction. */
const CHUNK = 500;

/** Somebody who does not lead its team any more may still hold a book's keys for a while. */
function canRemove(vault: UnlockedVault, fact: RowFact): boolean {
  const book = roster(vault).books[fact.book];
  return canOpen(vault, fact) && book !== undefined && mayWrite(roster(vault), book, selfMember(vault));
}

/** Returns how many customers went. Nothing for people who are no leads. */
export function purgeTrash(vault: UnlockedVault): number {
  if (!hasRole(selfMember(vault), 'lead')) return 0;
  const before = vault.ports.clock.now() - TRASH_DAYS * DAY_MS;
  const due = vault.projection.ids({ search: '', trashed: true, sort: 'updated', descending: false }).filter((id) => {
    const at = vault.projection.get(id)?.card.trashedAt;
    // A customer with rows this person cannot open stays whole until somebody comes who can.
    return at !== undefined && at < before && vault.journal.state.ofCustomer(id).every((fact) => canRemove(vault, fact));
  });
  for (let from = 0; from < due.length; from += CHUNK) {
    const ids = due.slice(from, from + CHUNK);
    const rows = ids.flatMap((id) => vault.journal.state.ofCustomer(id).map(removal));
    record(vault, { rows, audit: [{ action: 'customer.purged', count: ids.length, customers: ids }] });
    reproject(vault, ids);
  }
  if (due.length > 0) vault.emit('customers.changed', { ids: [] });
  return due.length;
}
