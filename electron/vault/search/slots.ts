/** The customers as columns of numbers: slot n is the n-th ever put in. An edited customer gets a new slot and the old one dies. */
import { isoDay } from '../../../shared/model/day.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { SortKey } from '../../../shared/model/list.ts';
import { createColumn, type Column, type PackedColumn } from './column.ts';
import { growingUint32 } from '../storage/growing.ts';
import { createIdTable, wordsOf } from './id-table.ts';
import { compareIds, orderFrom, orderByColumn, orderById, orderByNumber, type Order } from './orders.ts';
import type { ProjectedCustomer } from './rows.ts';
import { sortKeyOf } from './sort-key.ts';

export const COLUMN_NAMES = [
  'book',
  'trashed',
  'tags',
  'name',
  'company',
  'city',
  'level',
  'stage',
  'source',
  'nextStepOn',
  'nextStepTime',
  'birthday',
  'lastContactOn',
  'doNotContact',
] as const;
export type ColumnName = (typeof COLUMN_NAMES)[number];

/** Orders an image holds, so that the first page by them needs no sorting; by the others there are few values to sort. */
export const KEPT_ORDERS = ['id', 'updated', 'name', 'company'] as const;
type KeptOrder = (typeof KEPT_ORDERS)[number];

export type Slots = {
  /** Appends a customer; returns its slot. */
  readonly push: (customer: ProjectedCustomer) => number;
  readonly kill: (slot: number) => void;
  /** Slot of the living customer. */
  readonly slotOf: (id: CustomerId) => number | undefined;
  /** Slots given so far, dead ones included. */
  readonly count: () => number;
  readonly living: () => number;
  readonly isAlive: (slot: number) => boolean;
  /** Sets 1 for the living and 0 for the dead. */
  readonly markAlive: (mask: Uint8Array) => void;
  readonly column: (name: ColumnName) => Column;
  readonly idAt: (slot: number) => CustomerId;
  readonly order: (sort: SortKey) => Order;
  readonly pack: () => PackedSlots;
};
export type PackedSlots = {
  readonly numbers: Readonly<Record<'alive' | 'ids' | 'updated', Uint32Array>>;
  readonly columns: Readonly<Record<ColumnName, PackedColumn>>;
  readonly orders: Readonly<Record<KeptOrder, () => Uint32Array>>;
};

const TWO_32 = 4_294_967_296;

export function createSlots(packed?: PackedSlots): Slots {
  const alive = growingUint32(packed?.numbers.alive);
  const ids = growingUint32(packed?.numbers.ids);
  /** Milliseconds as high and low half. */
  const updated = growingUint32(packed?.numbers.updated);
  const columns = Object.fromEntries(COLUMN_NAMES.map((name) => [name, createColumn(packed?.columns[name])])) as Record<ColumnName, Column>;
  const compare = compareIds(ids);
  let living = alive.view().reduce((sum, one) => sum + one, 0);
  const table = createIdTable(ids, (slot) => alive.get(slot) === 1);
  let byId = packed && withoutEmpty(packed.orders.id());
  const orders = new Map<SortKey, Order>();

  function push({ id, bookId, card, lastContactAt, updatedAt }: ProjectedCustomer): number {
    for (const word of wordsOf(id)) ids.push(word);
    updated.push(Math.floor(updatedAt / TWO_32));
    updated.push(updatedAt % TWO_32);
    columns.book.push(bookId);
    columns.trashed.push(card.trashedAt === undefined ? undefined : 'yes');
    columns.tags.push(card.tags.length === 0 ? undefined : JSON.stringify(card.tags));
    columns.name.push(sortKeyOf(card.name, 'name'));
    columns.company.push(card.company === undefined ? undefined : sortKeyOf(card.company, 'text'));
    columns.city.push(card.city);
    columns.level.push(card.level);
    columns.stage.push(card.stage);
    columns.source.push(card.source);
    columns.nextStepOn.push(card.nextStepOn);
    columns.nextStepTime.push(card.nextStepTime);
    // Month and day: what is asked is whose birthday comes next.
    columns.birthday.push(card.birthday?.slice(-5));
    columns.lastContactOn.push(lastContactAt === undefined ? undefined : isoDay(lastContactAt));
    columns.doNotContact.push(card.doNotContact === true ? 'yes' : undefined);
    alive.push(1);
    living += 1;
    const slot = alive.length() - 1;
    table.add(slot);
    return slot;
  }

  function kill(slot: number): void {
    if (alive.get(slot) === 1) living -= 1;
    alive.set(slot, 0);
  }

  function idAt(slot: number): CustomerId {
    const hex = [0, 1, 2, 3]
      .map((word) =>
        ids
          .get(slot * 4 + word)
          .toString(16)
          .padStart(8, '0'),
      )
      .join('');
    // The words were made from a CustomerId, so this is one again.
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as CustomerId;
  }

  function byIdNow(): Order {
    const count = alive.length();
    byId = byId?.slots.length === count ? byId : orderById(byId, count, compare);
    return byId;
  }

  function keptOrder(sort: SortKey): Order | undefined {
    if (sort === 'updated') return packed && withoutEmpty(packed.orders.updated());
    if (sort === 'name' || sort === 'company') return packed && orderFrom(packed.orders[sort](), columns[sort]);
    return undefined;
  }

  function order(sort: SortKey): Order {
    const known = orders.get(sort) ?? keptOrder(sort);
    const made = known?.slots.length === alive.length() ? known : orderAnew(sort, known);
    orders.set(sort, made);
    return made;
  }

  function orderAnew(sort: SortKey, known: Order | undefined): Order {
    if (sort === 'updated')
      return orderByNumber(known, byIdNow(), (slot) => updated.get(slot * 2) * TWO_32 + updated.get(slot * 2 + 1), compare);
    return orderByColumn(
      known,
      byIdNow(),
      columns[sort],
      hasOwnKey(sort) ? (value) => value : (value) => sortKeyOf(value, 'text'),
      compare,
    );
  }

  return {
    push,
    kill,
    slotOf: table.find,
    count: alive.length,
    living: () => living,
    isAlive: (slot) => alive.get(slot) === 1,
    markAlive: (mask) => {
      mask.set(alive.view());
    },
    column: (name) => columns[name],
    idAt,
    order,
    pack: () => ({
      orders: {
        id: () => byIdNow().slots,
        updated: () => order('updated').slots,
        name: () => order('name').slots,
        company: () => order('company').slots,
      },
      numbers: { alive: alive.view(), ids: ids.view(), updated: updated.view() },
      columns: Object.fromEntries(COLUMN_NAMES.map((name) => [name, columns[name].pack()])) as Record<ColumnName, PackedColumn>,
    }),
  };
}

function withoutEmpty(slots: Uint32Array): Order {
  return { slots, filled: slots.length };
}

/** Columns that already hold what they are sorted by. */
function hasOwnKey(sort: Exclude<SortKey, 'updated'>): boolean {
  return sort === 'name' || sort === 'company' || sort === 'nextStepOn';
}
