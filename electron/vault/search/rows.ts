/** What is shown of a customer, kept in the in-memory database: the card, and of the private values only masks. */
import { z } from 'zod';
import { maskReach } from '../../../shared/model/phone.ts';
import { Card, ReachKind, type Reach } from '../../../shared/model/customer.ts';
import { BookId, ContactId, CustomerId, ValueId } from '../../../shared/model/ids.ts';
import type { CustomerRow, MaskedValue } from '../../../shared/model/list.ts';
import type { Db } from '../storage/database.ts';
import { createNumbering } from '../storage/numbering.ts';
import { packBlock, rowJson, SLOTS_PER_BLOCK, type RawRow, type RowBlocks } from './row-blocks.ts';

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
  readonly remove: (slot: number) => void;
  /** `id` is whose slot it is: ids stand beside the rows (`slots.ts`). */
  readonly read: (slot: number, id: CustomerId) => MaskedCustomer | undefined;
  readonly figure: (slot: number, id: CustomerId) => FigureRow | undefined;
  /** All rows as blocks of an image, one after the other. */
  readonly pack: (slots: number, isAlive: (slot: number) => boolean) => Iterable<Buffer>;
};

/** What statistics need of a customer. */
export type FigureRow = {
  readonly id: CustomerId;
  readonly bookId: string;
  readonly createdAt: number;
  readonly stage: string;
  readonly level: string;
  /** ISO date. */
  readonly nextStepOn: string | undefined;
  readonly trashedAt: number | undefined;
};

/** Temporary, so that it is not part of the serialised database: an image has the rows as blocks. */
const SCHEMA = `
create temp table projected_customers (
  slot integer primary key, book integer not null, card text not null,
  reach text, last_contact_at integer, version integer not null, created_at integer not null, updated_at integer not null
) strict;`;

/** Id, kind, mask, and behind them label and contact where there are any. */
const StoredReach = z.array(z.tuple([ValueId, ReachKind, z.string(), z.string().nullish(), ContactId.nullish()]));
const Stored = z.tuple([z.int(), Card, StoredReach.nullable(), z.int().nullable(), z.int(), z.int(), z.int()]);
/** Of a card, what figures need. */
const FigureCard = z.object({
  stage: z.string().optional(),
  level: z.string().optional(),
  nextStepOn: z.string().optional(),
  trashedAt: z.int().optional(),
});
const StoredFigure = z.tuple([z.int(), FigureCard, z.unknown(), z.unknown(), z.unknown(), z.int(), z.unknown()]);

/** `packed` are the rows of the image this began with; what was put in since stands in the database. */
export function createRows(db: Db, packed?: RowBlocks): Rows {
  db.exec(SCHEMA);
  const books = createNumbering(db, 'projected_books');
  const insertRow = db.prepare('insert into projected_customers values (?, ?, ?, ?, ?, ?, ?, ?)');
  const deleteRow = db.prepare('delete from projected_customers where slot = ?');
  const bySlot = db
    .prepare('select book, card, reach, last_contact_at, version, created_at, updated_at from projected_customers where slot = ?')
    .raw();

  function insert(slot: number, customer: ProjectedCustomer): void {
    const reach = customer.reach === undefined ? null : JSON.stringify(maskAll(customer.reach));
    insertRow.run(
      slot,
      books.numberOf(customer.bookId),
      JSON.stringify(customer.card),
      reach,
      customer.lastContactAt ?? null,
      customer.version,
      customer.createdAt,
      customer.updatedAt,
    );
  }

  /** JSON of the row; empty where there is none. */
  function jsonAt(slot: number): string {
    if (packed !== undefined && slot < packed.slots) return packed.at(slot);
    const found = bySlot.get(slot);
    // Columns of our own STRICT table.
    return found === undefined ? '' : rowJson(found as RawRow);
  }

  function read(slot: number, id: CustomerId): MaskedCustomer | undefined {
    const json = jsonAt(slot);
    if (json === '') return undefined;
    const [book, card, reach, lastContactAt, version, createdAt, updatedAt] = Stored.parse(JSON.parse(json));
    return {
      id,
      bookId: BookId.parse(books.textOf(book)),
      card,
      opensPrivate: reach !== null,
      reach: (reach ?? []).map(([valueId, kind, masked, label, contactId]) => ({
        id: valueId,
        kind,
        masked,
        ...(typeof label === 'string' ? { label } : {}),
        ...(typeof contactId === 'string' ? { contactId } : {}),
      })),
      ...(lastContactAt === null ? {} : { lastContactAt }),
      version,
      createdAt,
      updatedAt,
    };
  }

  function figure(slot: number, id: CustomerId): FigureRow | undefined {
    const json = jsonAt(slot);
    if (json === '') return undefined;
    const [book, { stage, level, nextStepOn, trashedAt }, , , , createdAt] = StoredFigure.parse(JSON.parse(json));
    return { id, bookId: books.textOf(book), createdAt, stage: stage ?? '', level: level ?? '', nextStepOn, trashedAt };
  }

  function* pack(slots: number, isAlive: (slot: number) => boolean): Generator<Buffer> {
    for (let from = 0; from < slots; from += SLOTS_PER_BLOCK) {
      const many = Math.min(SLOTS_PER_BLOCK, slots - from);
      // Whoever died leaves nothing in the image.
      yield packBlock(Array.from({ length: many }, (_, at) => (isAlive(from + at) ? jsonAt(from + at) : '')));
    }
  }

  return { insert, remove: (slot) => void deleteRow.run(slot), read, figure, pack };
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
