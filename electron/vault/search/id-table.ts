/** From a customer's id to the slot, over the ids as four 32-bit words a slot: no index of texts in memory or in the image. */
import type { GrowingUint32 } from '../storage/growing.ts';

export type IdTable = {
  readonly find: (id: string) => number | undefined;
  /** To be told of every new slot. */
  readonly add: (slot: number) => void;
};

const BUCKETS_MIN = 1024;

/** The words of a UUID. */
export function wordsOf(id: string): readonly [number, number, number, number] {
  const hex = id.replaceAll('-', '');
  const word = (at: number): number => Number.parseInt(hex.slice(at * 8, at * 8 + 8), 16);
  return [word(0), word(1), word(2), word(3)];
}

/** Of several slots with one id only the living one is found. Made at the first look-up and again at twice the size when half full. */
export function createIdTable(words: GrowingUint32, isAlive: (slot: number) => boolean): IdTable {
  /** Slot + 1 with linear probing, 0 for free. */
  let buckets = new Uint32Array(0);
  let used = 0;

  const count = (): number => words.length() / 4;

  function occupy(slot: number): void {
    // The words behind are the random ones.
    let at = (words.get(slot * 4 + 2) ^ words.get(slot * 4 + 3)) & (buckets.length - 1);
    while (buckets[at] !== 0) at = (at + 1) & (buckets.length - 1);
    buckets[at] = slot + 1;
    used += 1;
  }

  function make(): void {
    let size = BUCKETS_MIN;
    while (size < count() * 4) size *= 2;
    buckets = new Uint32Array(size);
    used = 0;
    for (let slot = 0; slot < count(); slot += 1) if (isAlive(slot)) occupy(slot);
  }

  return {
    find: (id) => {
      if (buckets.length === 0) make();
      const [a, b, c, d] = wordsOf(id);
      for (let at = (c ^ d) & (buckets.length - 1); buckets[at] !== 0; at = (at + 1) & (buckets.length - 1)) {
        const slot = (buckets[at] ?? 1) - 1;
        const isSame =
          words.get(slot * 4) === a && words.get(slot * 4 + 1) === b && words.get(slot * 4 + 2) === c && words.get(slot * 4 + 3) === d;
        if (isSame && isAlive(slot)) return slot;
      }
      return undefined;
    },
    add: (slot) => {
      if (buckets.length === 0) return;
      if ((used + 1) * 2 > buckets.length) make();
      else occupy(slot);
    },
  };
}
