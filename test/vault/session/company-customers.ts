/** Customers of a company, as tests of its keys need them. */
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import type { UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';

/** With a phone, so that there is something in both key groups. */
export function addCustomer(vault: UnlockedVault, bookId: BookId, name: string): Promise<CustomerId> {
  return createCustomer(vault, { bookId, card: { name, tags: [] }, reach: [{ kind: 'phone', value: '+8613800138000' }] });
}

/** Whether the person can open card and contact data. */
export function opensWhole(vault: UnlockedVault, id: CustomerId): boolean {
  try {
    return openCustomer(vault, id).reach !== undefined;
  } catch {
    return false;
  }
}
