/** Invented customers as the projection takes them, with ids and instants that follow from the seed. */
import type { Card } from '../../shared/model/customer.ts';
import { BookId, CustomerId, ValueId } from '../../shared/model/ids.ts';
import type { ProjectedCustomer } from '../../electron/vault/search/rows.ts';
import { inventCustomers } from '../../electron/vault/demo/invent-customers.ts';

const START_AT = 1_780_000_000_000;

/** A UUIDv7-shaped id for a number. */
export function customerIdOf(number: number): CustomerId {
  const time = (START_AT + number * 1000).toString(16).padStart(12, '0');
  return CustomerId.parse(`${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, '0')}`);
}

export function bookIdOf(number: number): BookId {
  return BookId.parse(`019a0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`);
}

/** Each customer in one of eight books; one in ten books' private keys is not held, one in fifty customers is in the trash. */
export function* projectedCustomers(count: number, seed: number): Generator<ProjectedCustomer> {
  let number = 0;
  for (const { card, reach } of inventCustomers(count, seed)) {
    const book = number % 8;
    const changedAt = START_AT + ((number * 7_919) % 1_000_003) * 1000;
    yield {
      id: customerIdOf(number),
      bookId: bookIdOf(book),
      card: number % 50 === 49 ? { ...card, trashedAt: changedAt } : card,
      ...(book === 7 ? {} : { reach }),
      version: number,
      createdAt: START_AT + number * 1000,
      updatedAt: changedAt,
    };
    number += 1;
  }
}

/** A customer with just what a test speaks of. */
export function customerNamed(
  number: number,
  card: Partial<Card> & { readonly name: string },
  phones: readonly string[] = [],
): ProjectedCustomer {
  const values = phones.map((value, index) => ({
    id: ValueId.parse(`phone${String(number)}${String(index)}`.padEnd(6, '0').slice(0, 12)),
    kind: 'phone' as const,
    value,
  }));
  const at = START_AT + number * 1000;
  return {
    id: customerIdOf(number),
    bookId: bookIdOf(0),
    card: { tags: [], ...card },
    reach: { values },
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
}
