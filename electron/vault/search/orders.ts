/**
 * Sort orders: all slots by one key, ties by id. A slot never changes (an edited customer gets a new one), so an order
 * stays valid, dead slots are skipped by whoever walks it, and a few new slots are put in their places.
 */
import type { Column } from './column.ts';
import type { GrowingUint32 } from '../storage/growing.ts';

/** `filled`: how many slots stand before those with an empty value. */
export type Order = { readonly slots: Uint32Array; readonly filled: number };

type Compare = (a: number, b: number) => number;
/** A full sort is cheaper than placing more than this share of new slots one by one. */
const PLACED_SHARE = 0.02;

/** Ids as four 32-bit words a slot: compared without making strings. */
export function compareIds(words: GrowingUint32): Compare {
  return (a, b) => {
    for (let word = 0; word < 4; word += 1) {
      const difference = words.get(a * 4 + word) - words.get(b * 4 + word);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Order by id, brought up to `slots` slots. */
export function orderById(previous: Order | undefined, slots: number, compare: Compare): Order {
  if (previous !== undefined && slots - previous.slots.length <= slots * PLACED_SHARE) {
    const placed = place(previous.slots, slots, compare);
    return { slots: placed, filled: placed.length };
  }
  const sorted = Uint32Array.from(Array.from({ length: slots }, (_, slot) => slot).sort(compare));
  return { slots: sorted, filled: slots };
}

/** Order by the text of a column under `keyOf`, empty last, ties by id. */
export function orderByColumn(
  previous: Order | undefined,
  byId: Order,
  column: Column,
  keyOf: (value: string) => string,
  compare: Compare,
): Order {
  const slots = byId.slots.length;
  const compareSlots: Compare = (a, b) => {
    const [codeA, codeB] = [column.codeAt(a), column.codeAt(b)];
    if (codeA === codeB) return compare(a, b);
    if (codeA === 0 || codeB === 0) return codeA === 0 ? 1 : -1;
    const [keyA, keyB] = [keyOf(column.values()[codeA] ?? ''), keyOf(column.values()[codeB] ?? '')];
    return keyA === keyB ? compare(a, b) : keyA < keyB ? -1 : 1;
  };
  const sorted =
    previous !== undefined && slots - previous.slots.length <= slots * PLACED_SHARE
      ? place(previous.slots, slots, compareSlots)
      : distribute(byId.slots, column.codes(), ranksOf(column, keyOf), column.values().length);
  return orderFrom(sorted, column);
}

/** Slots sorted by a column, empty values last. */
export function orderFrom(slots: Uint32Array, column: Column): Order {
  return { slots, filled: firstIndex(slots.length, (index) => column.codeAt(slots[index] ?? 0) === 0) };
}

/** Order by a number a slot, ties by id. */
export function orderByNumber(previous: Order | undefined, byId: Order, numberAt: (slot: number) => number, compare: Compare): Order {
  const slots = byId.slots.length;
  const compareSlots: Compare = (a, b) => numberAt(a) - numberAt(b) || compare(a, b);
  if (previous !== undefined && slots - previous.slots.length <= slots * PLACED_SHARE) {
    return { slots: place(previous.slots, slots, compareSlots), filled: slots };
  }
  const distinct = [...new Set(Float64Array.from({ length: slots }, (_, slot) => numberAt(slot)).sort())];
  const rankOf = new Map(distinct.map((value, rank) => [value, rank]));
  const ranks = Uint32Array.from({ length: slots }, (_, slot) => rankOf.get(numberAt(slot)) ?? 0);
  const identity = Uint32Array.from(distinct, (_, rank) => rank);
  return { slots: distribute(byId.slots, ranks, identity, distinct.length), filled: slots };
}

/** Rank of each code, equal keys alike; the empty code comes last. */
function ranksOf(column: Column, keyOf: (value: string) => string): Uint32Array {
  const keys = column.values().slice(1).map(keyOf);
  const rankOf = new Map<string, number>();
  for (const key of keys.toSorted()) if (!rankOf.has(key)) rankOf.set(key, rankOf.size);
  return Uint32Array.from(column.values(), (_, code) =>
    code === 0 ? column.values().length - 1 : (rankOf.get(keys[code - 1] ?? '') ?? 0),
  );
}

/** Counting sort: stable over the order by id. */
function distribute(byId: Uint32Array, codes: Uint32Array, ranks: Uint32Array, distinct: number): Uint32Array {
  const ends = new Uint32Array(distinct + 1);
  for (let index = 0; index < byId.length; index += 1) {
    const bucket = (ranks[codes[byId[index] ?? 0] ?? 0] ?? 0) + 1;
    ends[bucket] = (ends[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= distinct; bucket += 1) ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
  const sorted = new Uint32Array(byId.length);
  for (let index = 0; index < byId.length; index += 1) {
    const slot = byId[index] ?? 0;
    const bucket = ranks[codes[slot] ?? 0] ?? 0;
    const at = ends[bucket] ?? 0;
    sorted[at] = slot;
    ends[bucket] = at + 1;
  }
  return sorted;
}

/** Puts the slots the order does not know yet (they follow its own) into their places. */
function place(ordered: Uint32Array, slots: number, compare: Compare): Uint32Array {
  if (slots === ordered.length) return ordered;
  const fresh = Array.from({ length: slots - ordered.length }, (_, index) => ordered.length + index).sort(compare);
  const placed = new Uint32Array(slots);
  let from = 0;
  let at = 0;
  for (const slot of fresh) {
    const to = firstIndex(ordered.length, (index) => compare(ordered[index] ?? 0, slot) > 0);
    placed.set(ordered.subarray(from, to), at);
    at += to - from;
    placed[at] = slot;
    at += 1;
    from = to;
  }
  placed.set(ordered.subarray(from), at);
  return placed;
}

function firstIndex(length: number, isAfter: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
