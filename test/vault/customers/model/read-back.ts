/** A run's customers as the vault shows them: each one opened, and the same once more from the list. */
import { expect } from 'vitest';
import type { CustomerQuery, CustomerRow } from '../../../../shared/model/list.ts';
import { VaultError } from '../../../../shared/errors.ts';
import type { CustomerDetail } from '../../../../shared/model/list.ts';
import type { CustomerId } from '../../../../shared/model/ids.ts';
import type { Real } from './commands.ts';

const LISTED: CustomerQuery = { search: '', sort: 'updated', descending: true };

async function openOne({ world }: Real, id: CustomerId): Promise<CustomerDetail | undefined> {
  try {
    return await world.call('customers.get', { id });
  } catch (error) {
    if (error instanceof VaultError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

async function listed({ world }: Real): Promise<ReadonlyMap<CustomerId, CustomerRow>> {
  const pages = await Promise.all(
    [false, true].map((trashed) => world.call('customers.list', { query: { ...LISTED, trashed }, offset: 0, limit: 200 })),
  );
  return new Map(pages.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
}

export async function openAndRead(real: Real) {
  const rows = await listed(real);
  const all = [];
  for (const id of real.ids) {
    const detail = await openOne(real, id);
    const row = rows.get(id);
    if (detail !== undefined && row !== undefined) {
      expect([row.name, row.city, row.bookId, row.tags]).toEqual([detail.card.name, detail.card.city, detail.bookId, detail.card.tags]);
      expect([row.trashedAt, row.version, row.maskedPhone]).toEqual([detail.card.trashedAt, detail.version, detail.reach[0]?.masked]);
    } else expect([row, detail]).toEqual([undefined, undefined]);
    all.push(detail && seen(detail, real));
  }
  return all;
}

function seen({ card, reach, notes, bookId }: CustomerDetail, { books }: Real) {
  return {
    name: card.name,
    tags: card.tags,
    city: card.city ?? '',
    phones: reach.map(({ masked }) => masked.slice(-4)),
    notes: notes.map(({ text }) => text).sort(),
    trashed: card.trashedAt !== undefined,
    place: bookId === books.pool ? 'pool' : 'shared',
  };
}
