/**
 * Look-up by a full number, address or name with company. Only hashes are kept: the projection never holds a private
 * value in the clear. Entries of dead slots stay until the next rebuild and are passed over by whoever asks.
 */
import { growingUint32, type GrowingUint32 } from '../storage/growing.ts';
import { hash64 } from './hash.ts';

/** `position`: which of the customer's values; `country`: its calling code, 0 when unknown. */
export type ExactEntry = { readonly slot: number; readonly position: number; readonly country: number };

/** Who has one key: hashed, since the key itself is not kept. */
export type SharedKey = { readonly hash: string; readonly entries: readonly ExactEntry[] };

export type ExactKeys = {
  readonly add: (key: string, entry: ExactEntry) => void;
  readonly find: (key: string) => readonly ExactEntry[];
  /** Entries that share their key with another one, key by key. */
  readonly shared: () => Iterable<SharedKey>;
  readonly pack: () => Uint32Array;
};

const WORDS = 4;
const COUNTRY_LIMIT = 1024;
const BUCKETS_MIN = 1024;

/** Two different keys share a hash with a chance of one in 2^64; at a million customers that is one in ten million for any pair at all. */
export function createExactKeys(packed: () => Uint32Array = () => new Uint32Array(0)): ExactKeys {
  /** Four words an entry: hash, hash, slot, position and country. Read when first asked for: the first search has no use for them. */
  let entries: GrowingUint32 | undefined;
  const all = (): GrowingUint32 => (entries ??= growingUint32(packed()));
  /** Entry number + 1 by hash with linear probing, 0 for free; made again at twice the size when half full. */
  let buckets = new Uint32Array(0);

  function count(): number {
    return all().length() / WORDS;
  }

  function settle(): void {
    if (buckets.length >= count() * 2 && buckets.length > 0) return;
    let size = BUCKETS_MIN;
    while (size < count() * 4) size *= 2;
    buckets = new Uint32Array(size);
    for (let entry = 0; entry < count(); entry += 1) occupy(entry);
  }

  function occupy(entry: number): void {
    let at = all().get(entry * WORDS) & (buckets.length - 1);
    while (buckets[at] !== 0) at = (at + 1) & (buckets.length - 1);
    buckets[at] = entry + 1;
  }

  function add(key: string, { slot, position, country }: ExactEntry): void {
    const [first, second] = hash64(key);
    for (const word of [first, second, slot, position * COUNTRY_LIMIT + (country % COUNTRY_LIMIT)]) all().push(word);
    if (buckets.length >= count() * 2) occupy(count() - 1);
  }

  function find(key: string): readonly ExactEntry[] {
    settle();
    const [first, second] = hash64(key);
    const found: ExactEntry[] = [];
    for (let at = first & (buckets.length - 1); buckets[at] !== 0; at = (at + 1) & (buckets.length - 1)) {
      const word = ((buckets[at] ?? 1) - 1) * WORDS;
      if (all().get(word) !== first || all().get(word + 1) !== second) continue;
      const detail = all().get(word + 3);
      found.push({ slot: all().get(word + 2), position: Math.floor(detail / COUNTRY_LIMIT), country: detail % COUNTRY_LIMIT });
    }
    return found;
  }

  function shared(): Iterable<SharedKey> {
    const groups = new Map<string, ExactEntry[]>();
    for (let word = 0; word < all().length(); word += WORDS) {
      const name = nameOf([all().get(word), all().get(word + 1)]);
      const detail = all().get(word + 3);
      const entry = { slot: all().get(word + 2), position: Math.floor(detail / COUNTRY_LIMIT), country: detail % COUNTRY_LIMIT };
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [entry]);
      else group.push(entry);
    }
    return [...groups].flatMap(([hash, entries]) => (entries.length > 1 ? [{ hash, entries }] : []));
  }

  return { add, find, shared, pack: () => all().view() };
}

/** How a key is named among the shared ones. */
export function sharedName(key: string): string {
  return nameOf(hash64(key));
}

function nameOf([first, second]: readonly [number, number]): string {
  return `${String(first)} ${String(second)}`;
}
