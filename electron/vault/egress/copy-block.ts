/** A block of the list as text for the clipboard: what the list shows, numbers masked as there. Rule E1. */
import type { CellField } from '../../../shared/model/cells.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { MaskedCustomer } from '../search/rows.ts';
import { guardFormula } from '../exchange/formula-guard.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { letBlockOut } from './gate.ts';

function cellText({ card, reach }: MaskedCustomer, field: CellField): string {
  if (field === 'phone') return reach.find(({ kind }) => kind === 'phone')?.masked ?? '';
  return field === 'tags' ? card.tags.join('、') : (card[field] ?? '');
}

/** Tabs and line ends would make two cells of one. */
function oneCell(text: string): string {
  return guardFormula(text.replaceAll(/[\t\r\n]+/gu, ' '));
}

/** Rows in the order asked, cells separated by tabs. Throws NOT_FOUND, EXPORT_NOT_ALLOWED, EXPORT_TOO_LARGE; refusals are logged. */
export async function copyBlock(vault: UnlockedVault, ids: readonly CustomerId[], fields: readonly CellField[]): Promise<string> {
  const pass = await letBlockOut(vault, ids);
  const lines = ids.flatMap((id) => {
    const customer = pass.customers.has(id) ? vault.projection.get(id) : undefined;
    return customer === undefined ? [] : [fields.map((field) => oneCell(cellText(customer, field))).join('\t')];
  });
  return lines.join('\r\n');
}
