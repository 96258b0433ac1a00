/** What is shown of a customer, kept in the in-memory database: the card, and of the private values only masks. */
import { z } from 'zod';
import { maskReach } from '../../../shared/model/phone.ts';
import { Card, ReachKind, type Reach } from '../../../shared/model/customer.ts';
import { BookId, ContactId, CustomerId, ValueId } from '../../../shared/model/ids.ts';
import type { CustomerRow, MaskedValue } from '../../../shared/model/list.ts';
import type { Db } from '../storage/database.ts';

/** A customer as the rows of the vault give it; `reach` is absent without the private key. */
export type ProjectedCustomer = {
  readonly id: CustomerId;
  readonly bookId: BookId;
  readonly card: Card;
  readonly reach?: Reach;
  /** Newest call, visit, message or e-mail, in ms. */
  readonly lastContactAt?: number;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** The same without any private value. */
export type MaskedCustomer = Omit<ProjectedCustomer, 'reach'> & { readonly opensPrivate: boolean; readonly reach: readonly MaskedValue[] };

export type Rows = {
  readonly insert: (slot: number, customer: ProjectedCustomer) => void;
  /** Deletes the customer's row; returns the slot it had. */
  readonly remove: (id: CustomerId) => number | undefined;
  readonly slotOf: (id: CustomerId) => number | undefined;
  readonly read: (slot: number) => MaskedCustomer | undefined;
};

const SCHEMA = `
create table if not exists projected_customers (
  slot integer primary key, id text not null unique, book_id text not null, card text not null,
  reach text, last_contact_at integer, version integer not null, created_at integer not null, updated_at integer not null
) strict;`;

const Stored = z.object({
  id: CustomerId,
  book_id: BookId,
  card: z.string(),
  reach: z.string().nullable(),
  last_contact_at: z.int().nullable(),
  version: z.int(),
  created_at: z.int(),
  updated_at: z.int(),
});
/** Id, kind, mask, and behind them label and contact where there are any. */
const StoredReach = z.array(z.tuple([ValueId, ReachKind, z.string(), z.string().nullish(), ContactId.nullish()]));
const StoredSlot = z.int().optional();

export function createRows(db: Db): Rows {
  db.exec(SCHEMA);
  const insertRow = db.prepare('insert into projected_customers values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const deleteRow = db.prepare('delete from projected_customers where slot = ?');
  const bySlot = db.prepare(
    'select id, book_id, card, reach, last_contact_at, version, created_at, updated_at from projected_customers where slot = ?',
  );
  const slotById = db.prepare('select slot from projected_customers where id = ?').pluck();

  function insert(slot: number, customer: ProjectedCustomer): void {
    const reach = customer.reach === undefined ? null : JSON.stringify(maskAll(customer.reach));
    insertRow.run(
      slot,
      customer.id,
      customer.bookId,
      JSON.stringify(customer.card),
      reach,
      customer.lastContactAt ?? null,
      customer.version,
      customer.createdAt,
      customer.updatedAt,
    );
  }

  function slotOf(id: CustomerId): number | undefined {
    return StoredSlot.parse(slotById.get(id));
  }

  function remove(id: CustomerId): number | undefined {
    const slot = slotOf(id);
    if (slot === undefined) return undefined;
    deleteRow.run(slot);
    return slot;
  }

  function read(slot: number): MaskedCustomer | undefined {
    const found = bySlot.get(slot);
    if (found === undefined) return undefined;
    const row = Stored.parse(found);
    return {
      id: row.id,
      bookId: row.book_id,
      card: Card.parse(JSON.parse(row.card)),
      opensPrivate: row.reach !== null,
      reach:
        row.reach === null
          ? []
          : StoredReach.parse(JSON.parse(row.reach)).map(([id, kind, masked, label, contactId]) => ({
              id,
              kind,
              masked,
              ...(typeof label === 'string' ? { label } : {}),
              ...(typeof contactId === 'string' ? { contactId } : {}),
            })),
      ...(row.last_contact_at === null ? {} : { lastContactAt: row.last_contact_at }),
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }

  return { insert, remove, slotOf, read };
}

function maskAll(reach: Reach): readonly (readonly (string | null)[])[] {
  return reach.values.map(({ id, kind, value, label, contactId }) => {
    const behind = contactId === undefined ? (label === undefined ? [] : [label]) : [label ?? null, contactId];
    return [id, kind, maskReach(kind, value), ...behind];
  });
}

/** A line of the list. */
export function listRowOf(customer: MaskedCustomer): CustomerRow {
  const { card } = customer;
  const phone = customer.reach.find(({ kind }) => kind === 'phone');
  const { tags, doNotContact, contacts: _contacts, ...texts } = card;
  return {
    ...texts,
    id: customer.id,
    bookId: customer.bookId,
    tags,
    doNotContact: doNotContact ?? false,
    ...(phone === undefined ? {} : { maskedPhone: phone.masked, phoneId: ValueId.parse(phone.id) }),
    ...(customer.lastContactAt === undefined ? {} : { lastContactAt: customer.lastContactAt }),
    opensPrivate: customer.opensPrivate,
    version: customer.version,
    updatedAt: customer.updatedAt,
  };
}
