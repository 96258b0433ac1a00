/**
 * Reads every row once more by its own id, as details do. Only for a file already known to be damaged: where a page's order
 * is broken, a row can be seen in passing and yet not be found, or the other way round. Rule J6.
 */
import type { CustomerId } from '../../../shared/model/ids.ts';
import { asVaultError } from '../storage/sqlite-errors.ts';
import type { RowFact } from '../journal/row-state.ts';
import { parseRowId } from '../journal/row-id.ts';
import { reproject } from './project.ts';
import { envelopeOf } from './rows.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

const PAGE = 500;

/** Calls `lost` for every row that is not found or not what was signed, and makes the list show exactly what is found. */
export async function lookUpRows(vault: UnlockedVault, lost: (fact: RowFact) => void, pause: () => Promise<void>): Promise<void> {
  const customers = new Set<CustomerId>();
  let from: Buffer = Buffer.alloc(0);
  for (let page = vault.journal.state.after(from, PAGE); page.length > 0; page = vault.journal.state.after(from, PAGE)) {
    for (const fact of page) {
      if (!isFound(vault, fact)) lost(fact);
      const customer = parseRowId(fact.id)?.customer;
      if (customer !== undefined) customers.add(customer);
      from = fact.id;
    }
    reproject(vault, [...customers]);
    customers.clear();
    await pause();
  }
  vault.emit('customers.changed', { ids: [] });
}

function isFound(vault: UnlockedVault, fact: RowFact): boolean {
  try {
    envelopeOf(vault, fact);
    return true;
  } catch (error) {
    vault.ports.log(`a row is not found by its id: ${asVaultError(error).code}`);
    return false;
  }
}
