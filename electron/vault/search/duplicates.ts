/** Pairs of customers who may be one: a number, an address or name with company in common, or names that sound alike in one city. */
import type { DuplicateReason } from '../../../shared/model/duplicates.ts';
import { sharedName, type ExactEntry, type SharedKey } from './exact-keys.ts';
import { nameKeyOf } from './numbers.ts';
import type { MaskedCustomer } from './rows.ts';
import type { Slots } from './slots.ts';

export type SlotPair = {
  readonly first: number;
  readonly second: number;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
};

const SCORES: Readonly<Record<DuplicateReason, number>> = { phone: 60, email: 50, 'name-company': 45, reach: 35, 'sound-city': 25 };
/** A switchboard number or a name everybody has makes no pairs of all who share it. */
const GROUP_MAX = 12;

type Found = Map<string, { readonly first: number; readonly second: number; readonly reasons: Set<DuplicateReason> }>;

type Holder = readonly [MaskedCustomer, ExactEntry];

function note(found: Found, a: number, b: number, reason: DuplicateReason): void {
  const [first, second] = a < b ? [a, b] : [b, a];
  const name = `${String(first)}/${String(second)}`;
  const pair = found.get(name) ?? { first, second, reasons: new Set<DuplicateReason>() };
  pair.reasons.add(reason);
  found.set(name, pair);
}

function* pairsIn<T>(group: readonly T[]): Generator<readonly [T, T]> {
  if (group.length > GROUP_MAX) return;
  for (const [at, a] of group.entries()) for (const b of group.slice(at + 1)) yield [a, b];
}

/** What two who share the key share. Keys are kept hashed: whether it is the name with the company tells only that one's own hash. */
function reasonOf(hash: string, [a, entry]: Holder, [b, other]: Holder): DuplicateReason {
  const nameKey = nameKeyOf(a.card.name, a.card.company);
  if (nameKey !== undefined && sharedName(nameKey) === hash) return 'name-company';
  const [kind, otherKind] = [a.reach[entry.position]?.kind, b.reach[other.position]?.kind];
  return kind === otherKind && (kind === 'phone' || kind === 'email') ? kind : 'reach';
}

/** Living customers outside the trash under the same reading of the name and the same city. */
function soundGroups(slots: Slots, isHere: (slot: number) => boolean): Iterable<readonly number[]> {
  const [names, cities] = [slots.column('name'), slots.column('city')];
  const readings = names.values().map((value) => value.split('\n')[0] ?? '');
  const groups = new Map<string, number[]>();
  for (let slot = 0; slot < slots.count(); slot += 1) {
    const city = cities.codeAt(slot);
    const reading = readings[names.codeAt(slot)] ?? '';
    if (city === 0 || reading === '' || !isHere(slot)) continue;
    const name = `${String(city)} ${reading}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [slot]);
    else group.push(slot);
  }
  return groups.values();
}

/** Best first, ties in the order in which they were put in. */
export function findPairs(
  slots: Slots,
  shared: Iterable<SharedKey>,
  read: (slot: number) => MaskedCustomer | undefined,
): readonly SlotPair[] {
  const trashed = slots.column('trashed');
  const isHere = (slot: number): boolean => slots.isAlive(slot) && trashed.codeAt(slot) === 0;
  const found: Found = new Map();
  for (const { hash, entries } of shared) {
    for (const [a, b] of pairsIn(entries.filter(({ slot }) => isHere(slot)))) {
      if (a.slot === b.slot) continue;
      const [first, second] = [read(a.slot), read(b.slot)];
      if (first !== undefined && second !== undefined) note(found, a.slot, b.slot, reasonOf(hash, [first, a], [second, b]));
    }
  }
  for (const group of soundGroups(slots, isHere)) for (const [a, b] of pairsIn(group)) note(found, a, b, 'sound-city');
  return [...found.values()]
    .map(({ first, second, reasons }) => {
      const score = Math.min(
        100,
        [...reasons].reduce((sum, reason) => sum + SCORES[reason], 0),
      );
      return { first, second, score, reasons: [...reasons] };
    })
    .sort((a, b) => b.score - a.score || a.first - b.first || a.second - b.second);
}
