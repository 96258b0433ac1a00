/** What is shown of a customer, kept in the in-memory database: the card, and of the private values only masks and look-up keys. */
import { z } from 'zod';
import { maskReach } from '../../../shared/model/phone.ts';
import { Card, type Reach } from '../../../shared/model/customer.ts';
import { BookId, CustomerId, ValueId } from '../../../shared/model/ids.ts';
import { MaskedValue, type CustomerRow } from '../../../shared/model/list.ts';
import type { Db } from '../storage/database.ts';
import { countriesAgree, nameKeyOf, reachKeyOf, type ReachKey, type WantedKey } from './numbers.ts';

/** A customer as the rows of the vault give it; `reach` is absent without the private key. */
export type ProjectedCustomer = {
  readonly id: CustomerId;
  readonly bookId: BookId;
  readonly card: Card;
  readonly reach?: Reach;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** The same without any private value. */
export type MaskedCustomer = Omit<ProjectedCustomer, 'reach'> & { readonly opensPrivate: boolean; readonly reach: readonly MaskedValue[] };

export type KeyHit = { readonly slot: number; readonly valueId: string };

export type Rows = {
  readonly insert: (slot: number, customer: ProjectedCustomer) => void;
  /** Deletes the customer's row and keys; returns the slot it had. */
  readonly remove: (id: CustomerId) => number | undefined;
  readonly slotOf: (id: CustomerId) => number | undefined;
  readonly read: (slot: number) => MaskedCustomer | undefined;
  readonly findKey: (wanted: WantedKey) => readonly KeyHit[];
};

const SCHEMA = `
create table if not exists projected_customers (
  slot integer primary key, id text not null unique, book_id text not null, card text not null,
  reach text, keys text not null, version integer not null, created_at integer not null, updated_at integer not null
) strict;
create table if not exists projected_keys (
  key text not null, slot integer not null, value_id text not null, country text not null,
  primary key (key, slot, value_id)
) strict, without rowid;`;

const Stored = z.object({
  id: CustomerId,
  book_id: BookId,
  card: z.string(),
  reach: z.string().nullable(),
  version: z.int(),
  created_at: z.int(),
  updated_at: z.int(),
});
const StoredReach = z.array(MaskedValue);
const StoredKeys = z.array(z.string());
const StoredSlot = z.int().optional();
const Hits = z.array(z.object({ slot: z.int(), valueId: z.string(), country: z.string() }));

export function createRows(db: Db): Rows {
  db.exec(SCHEMA);
  const insertRow = db.prepare('insert into projected_customers values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertKey = db.prepare('insert or ignore into projected_keys values (?, ?, ?, ?)');
  const deleteRow = db.prepare('delete from projected_customers where slot = ?');
  const deleteKey = db.prepare('delete from projected_keys where key = ? and slot = ?');
  const bySlot = db.prepare('select id, book_id, card, reach, version, created_at, updated_at from projected_customers where slot = ?');
  const keysBySlot = db.prepare('select keys from projected_customers where slot = ?').pluck();
  const slotById = db.prepare('select slot from projected_customers where id = ?').pluck();
  const byKey = db.prepare('select slot, value_id as valueId, country from projected_keys where key = ?');

  function insert(slot: number, customer: ProjectedCustomer): void {
    const keys = keysOf(customer);
    const reach = customer.reach === undefined ? null : JSON.stringify(maskAll(customer.reach));
    const keyTexts = JSON.stringify(keys.map(({ key }) => key));
    insertRow.run(slot, customer.id, customer.bookId, JSON.stringify(customer.card), reach, keyTexts, customer.version, customer.createdAt, customer.updatedAt);
    for (const { key, country, valueId } of keys) insertKey.run(key, slot, valueId, country);
  }

  function slotOf(id: CustomerId): number | undefined {
    return StoredSlot.parse(slotById.get(id));
  }

  function remove(id: CustomerId): number | undefined {
    const slot = slotOf(id);
    if (slot === undefined) return undefined;
    for (const key of StoredKeys.parse(JSON.parse(z.string().parse(keysBySlot.get(slot))))) deleteKey.run(key, slot);
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
      reach: row.reach === null ? [] : StoredReach.parse(JSON.parse(row.reach)),
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }

  function findKey({ key, country }: WantedKey): readonly KeyHit[] {
    return Hits.parse(byKey.all(key)).filter((hit) => countriesAgree(country, hit.country));
  }

  return { insert, remove, slotOf, read, findKey };
}

function maskAll(reach: Reach): readonly MaskedValue[] {
  return reach.values.map(({ id, kind, value, label }) => ({ id, kind, masked: maskReach(kind, value), ...(label === undefined ? {} : { label }) }));
}

function keysOf({ card, reach }: ProjectedCustomer): readonly (ReachKey & { readonly valueId: string })[] {
  const values = (reach?.values ?? []).flatMap(({ id, kind, value }) => {
    const key = reachKeyOf(kind, value);
    return key === undefined ? [] : [{ ...key, valueId: id }];
  });
  const nameKey = nameKeyOf(card.name, card.company);
  return nameKey === undefined ? values : [...values, { key: nameKey, country: '', valueId: '' }];
}

/** A line of the list. */
export function listRowOf(customer: MaskedCustomer): CustomerRow {
  const { card } = customer;
  const phone = customer.reach.find(({ kind }) => kind === 'phone');
  const { tags, doNotContact, trashedAt: _, ...texts } = card;
  return {
    ...texts,
    id: customer.id,
    bookId: customer.bookId,
    tags,
    doNotContact: doNotContact ?? false,
    ...(phone === undefined ? {} : { maskedPhone: phone.masked, phoneId: ValueId.parse(phone.id) }),
    opensPrivate: customer.opensPrivate,
    updatedAt: customer.updatedAt,
  };
}
