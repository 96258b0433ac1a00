/** Rows of a file beside the customers of the vault they seem to be, for a person to decide about. */
import type { DuplicateReason } from '../../../shared/model/duplicates.ts';
import type { ImportDuplicate } from '../../../shared/model/import-duplicates.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { maskReach } from '../../../shared/model/phone.ts';
import type { AcceptedRow } from '../exchange/accepted-rows.ts';
import { nameKeyOf, reachKeyOf } from '../search/numbers.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { openIfThere, type OpenCustomer } from './open-customer.ts';

export type FoundDuplicate = { readonly row: AcceptedRow; readonly customer: CustomerId };

/** Customers who are gone or out of reach since they were found are left out. Values of the vault are masked. */
export function describeDuplicates(vault: UnlockedVault, found: readonly FoundDuplicate[]): readonly ImportDuplicate[] {
  return found.flatMap(({ row, customer: id }): readonly ImportDuplicate[] => {
    const customer = openIfThere(vault, id);
    if (customer === undefined) return [];
    const values = customer.reach?.values ?? [];
    const known = new Set(values.map(({ kind, value }) => keyOf(kind, value)));
    return [
      {
        line: row.line,
        row: {
          card: row.card,
          reach: row.reach.map((value) => ({ ...value, known: known.has(keyOf(value.kind, value.value)) })),
          ...(row.note === undefined ? {} : { note: row.note }),
          ...(row.contact === undefined ? {} : { lastContactOn: row.contact.on }),
        },
        customer: {
          id,
          bookName: customer.book.name,
          card: customer.card,
          reach: values.map(({ value, ...rest }) => ({ ...rest, masked: maskReach(rest.kind, value) })),
          opensPrivate: customer.reach !== undefined,
        },
        reasons: reasonsOf(row, customer, known),
      },
    ];
  });
}

function reasonsOf(row: AcceptedRow, customer: OpenCustomer, known: ReadonlySet<string>): readonly DuplicateReason[] {
  const shares = (kind: 'phone' | 'email'): boolean =>
    row.reach.some((value) => value.kind === kind && known.has(keyOf(kind, value.value)));
  const name = nameKeyOf(row.card.name, row.card.company);
  const isSame = name !== undefined && name === nameKeyOf(customer.card.name, customer.card.company);
  return [
    ...(shares('phone') ? ['phone' as const] : []),
    ...(shares('email') ? ['email' as const] : []),
    ...(isSame ? ['name-company' as const] : []),
  ];
}

function keyOf(kind: AcceptedRow['reach'][number]['kind'], value: string): string {
  return reachKeyOf(kind, value)?.key ?? `${kind} ${value.toLowerCase()}`;
}
