/** Each command does one thing to the vault through its calls and the same thing to the oracle, and compares what both say of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CellField } from '../../../../shared/model/cells.ts';
import { DAY_MS } from '../../../../shared/model/day.ts';
import type { DuplicateRule } from '../../../../shared/model/exchange.ts';
import type { BookId, CustomerId } from '../../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../../shared/model/list.ts';
import type { World } from '../../../support/vault-world.ts';
import {
  cardOf,
  doEdit,
  newSession,
  turn,
  undoImport,
  UNDO_IMPORT_DAYS,
  type Oracle,
  type Place,
  type Plain,
  type Step,
} from './oracle.ts';

/** One run's view of the vault: the ids of its customers in the oracle's order, and the middle digits of its phone numbers. */
export type Real = {
  readonly world: World;
  readonly books: Readonly<Record<Place, BookId>>;
  readonly ids: CustomerId[];
  readonly run: number;
};
export type Command = {
  readonly name: string;
  readonly can: (oracle: Readonly<Oracle>) => boolean;
  readonly run: (oracle: Oracle, real: Real) => Promise<void>;
};

const NEWEST: CustomerQuery = { search: '', sort: 'updated', descending: true };

/** Phone numbers no other run has, told apart by their last four digits, which masks show. */
export const phoneOf = ({ run }: Real, slot: number): string => `138${String(run).padStart(4, '0')}${digitsOf(slot)}`;
const digitsOf = (slot: number): string => String(1_000 + slot);

const idAt = ({ ids }: Real, at: number): CustomerId => {
  const id = ids[at];
  if (id === undefined) throw new Error('no such customer');
  return id;
};
const plainAt = ({ customers }: Readonly<Oracle>, at: number): Plain => {
  const plain = customers[at];
  if (plain === undefined) throw new Error('no such customer');
  return plain;
};
const isThere =
  (...places: readonly number[]) =>
  ({ customers }: Readonly<Oracle>): boolean =>
    places.every((at) => customers[at] !== undefined);
const cardStep = (at: number, before: Plain, change: Partial<Plain>): Step => {
  return { at, card: { before: cardOf(before), after: cardOf({ ...before, ...change }) } };
};

export const create = (): Command => ({
  name: 'create',
  can: ({ customers }) => customers.length < 8,
  run: async (oracle, { world, ids }) => {
    const at = ids.length;
    const name = `New ${String(at)}`;
    ids.push((await world.call('customers.create', { card: { name, tags: [name] }, reach: [] })).id);
    const plain: Plain = { name, tags: [name], city: '', phones: [], notes: new Map(), place: 'shared', touched: true };
    oracle.customers.push(plain);
    oracle.ticks += 1;
    const trashed = { tick: oracle.ticks, day: oracle.day };
    doEdit(oracle, [{ at, card: { before: cardOf({ ...plain, trashed }), after: cardOf(plain) } }]);
  },
});

export const fill = (at: number, city: string, slot: number | undefined): Command => ({
  name: `fill ${String(at)} ${city} ${String(slot)}`,
  can: isThere(at),
  run: async (oracle, real) => {
    const cells: { field: CellField; text: string }[] = [
      { field: 'city', text: city },
      { field: 'phone', text: slot === undefined ? '' : phoneOf(real, slot) },
    ];
    await real.world.call('customers.updateMany', { rows: [{ id: idAt(real, at), cells }] });
    const before = plainAt(oracle, at);
    const digits = slot === undefined || before.phones.some((phone) => phone.digits === digitsOf(slot)) ? undefined : digitsOf(slot);
    oracle.ticks += 1;
    const first = { id: before.phones[0]?.id ?? oracle.ticks, digits: digits ?? '' };
    const step: Step = {
      at,
      ...(before.city === city ? {} : { card: cardStep(at, before, { city }).card }),
      ...(digits === undefined ? {} : { phones: { before: before.phones, after: [first, ...before.phones.slice(1)] } }),
    };
    if (step.card !== undefined || step.phones !== undefined) doEdit(oracle, [step]);
  },
});

export const addNote = (at: number, text: string): Command => ({
  name: `note ${String(at)} ${text}`,
  can: isThere(at),
  run: async (oracle, real) => {
    await real.world.call('notes.add', { id: idAt(real, at), text });
    oracle.ticks += 1;
    doEdit(oracle, [{ at, notes: new Map([[oracle.ticks, text]]) }]);
  },
});

export const setTrash = (places: readonly number[], way: 'trash' | 'restore'): Command => ({
  name: `${way} ${places.join(' ')}`,
  can: isThere(...places),
  run: async (oracle, real) => {
    await real.world.call(`customers.${way}`, { ids: places.map((at) => idAt(real, at)) });
    oracle.ticks += 1;
    const trashed = { tick: oracle.ticks, day: oracle.day };
    const steps = places.flatMap((at) => {
      const before = plainAt(oracle, at);
      if ((before.trashed === undefined) !== (way === 'trash')) return [];
      const { trashed: _, ...rest } = before;
      return [{ at, card: { before: cardOf(before), after: cardOf(way === 'trash' ? { ...rest, trashed } : rest) } }];
    });
    doEdit(oracle, steps);
  },
});

export const merge = (kept: number, other: number): Command => ({
  name: `merge ${String(other)} into ${String(kept)}`,
  can: (oracle) => kept !== other && isThere(kept, other)(oracle),
  run: async (oracle, real) => {
    const versionOf = async (at: number) => {
      const { id, version } = await real.world.call('customers.get', { id: idAt(real, at) });
      return { id, version };
    };
    await real.world.call('customers.merge', { survivor: await versionOf(kept), other: await versionOf(other), take: ['name'] });
    const [a, b] = [plainAt(oracle, kept), plainAt(oracle, other)];
    oracle.ticks += 1;
    const trashed = { tick: oracle.ticks, day: oracle.day };
    const fresh = b.phones.filter(({ digits }) => !a.phones.some((own) => own.digits === digits));
    doEdit(oracle, [
      {
        ...cardStep(kept, a, { name: b.name, tags: [...new Set([...a.tags, ...b.tags])] }),
        phones: { before: a.phones, after: [...a.phones, ...fresh] },
        notes: new Map([...b.notes].filter(([id]) => !a.notes.has(id))),
      },
      cardStep(other, b, { trashed }),
    ]);
  },
});

export const move = (places: readonly number[], place: Place): Command => ({
  name: `move ${places.join(' ')} to ${place}`,
  can: isThere(...places),
  run: async (oracle, { books, ...real }) => {
    const ids = places.map((at) => idAt({ books, ...real }, at));
    await real.world.call('customers.move', { ids, bookId: books[place], reason: 'r' });
    const moving = places.filter((at) => plainAt(oracle, at).place !== place);
    doEdit(
      oracle,
      moving.map((at) => ({ at, move: { before: plainAt(oracle, at).place, after: place } })),
    );
  },
});

export const walk = (direction: 'undo' | 'redo'): Command => ({
  name: direction,
  can: () => true,
  run: async (oracle, { world }) => {
    const { step, blockedTotal } = await world.call(`edits.${direction}`, undefined);
    const turned = turn(oracle, direction);
    expect([step?.count, blockedTotal]).toEqual([turned?.done, turned?.blocked ?? 0]);
  },
});

/** A file with a number and a city a row. Rows whose number several customers have stay out of it: either of them would be right. */
export const bring = (rows: readonly { readonly slot: number; readonly city: string }[], rule: DuplicateRule): Command => ({
  name: `import ${rule} ${rows.map(({ slot, city }) => `${String(slot)} ${city}`).join(', ')}`,
  can: ({ customers }) => customers.length < 8,
  run: async (oracle, real) => {
    const holders = (slot: number): readonly number[] =>
      [...oracle.customers.keys()].filter((at) => {
        const plain = oracle.customers[at];
        return plain?.trashed === undefined && plain?.phones.some(({ digits }) => digits === digitsOf(slot)) === true;
      });
    const clear = rows.filter(({ slot }) => holders(slot).length <= 1);
    if (clear.length === 0) return;
    oracle.ticks += 1;
    const file = `list ${String(real.run)} ${String(oracle.ticks)}.csv`;
    const path = join(real.world.folder, file);
    const base = oracle.ticks;
    const nameOf = (slot: number): string => `Import ${String(base)} ${String(slot)}`;
    const lines = clear.map(({ slot, city }) => `${nameOf(slot)},${city},${phoneOf(real, slot)}`);
    writeFileSync(path, ['Name,City,Phone', ...lines].join('\n'));
    await real.world.call('imports.commitFile', {
      path,
      format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 },
      mapping: ['name', 'city', 'phone'],
      bookId: real.books.shared,
      duplicates: rule,
      ...(rule === 'merge' ? { fileWins: ['city' as const] } : {}),
    });
    const { rows: listed } = await real.world.call('customers.list', { query: NEWEST, offset: 0, limit: 50 });
    const created: number[] = [];
    const updated = new Map<number, Step>();
    for (const { slot, city } of clear) {
      const [held] = holders(slot).filter((at) => !created.includes(at));
      if (held === undefined || rule === 'keep') {
        const id = listed.find(({ name }) => name === nameOf(slot))?.id;
        if (id === undefined) throw new Error('an imported customer is not listed');
        real.ids.push(id);
        oracle.ticks += 1;
        const phones = [{ id: oracle.ticks, digits: digitsOf(slot) }];
        created.push(oracle.customers.length);
        oracle.customers.push({
          name: nameOf(slot),
          tags: [],
          city,
          phones,
          notes: new Map(),
          place: 'shared',
          touched: false,
        });
      } else if (rule !== 'skip') {
        // Several rows may be for one customer: each on top of what the earlier ones made.
        const before = plainAt(oracle, held);
        const now = updated.get(held)?.card?.after.city ?? before.city;
        const wins = city !== '' && city !== now && (now === '' || rule === 'merge');
        updated.set(held, wins ? cardStep(held, before, { city }) : (updated.get(held) ?? { at: held }));
      }
    }
    const steps = [...updated.values()].filter(({ card }) => card !== undefined);
    for (const { at, card } of steps) {
      const plain = plainAt(oracle, at);
      oracle.customers[at] = { ...plain, ...card?.after, touched: true };
    }
    // What an import did not touch cannot be taken back.
    if (created.length + steps.length > 0) oracle.imports.push({ file, day: oracle.day, created, updated: steps });
  },
});

export const takeBack = (which: number): Command => ({
  name: `undo import ${String(which)}`,
  can: ({ imports }) => imports.length > which,
  run: async (oracle, { world }) => {
    const made = oracle.imports[which];
    if (made === undefined) return;
    const id = (await world.call('imports.list', undefined)).find(({ fileName }) => fileName === made.file)?.id;
    expect(id !== undefined).toBe(oracle.day - made.day <= UNDO_IMPORT_DAYS);
    if (id === undefined) return;
    const { removed, restored, keptTotal } = await world.call('imports.undo', { id });
    expect({ removed, restored, kept: keptTotal }).toEqual(undoImport(oracle, made));
  },
});

export const nextSession = (days: number): Command => ({
  name: `${String(days)} days later`,
  can: () => true,
  run: async (oracle, { world }) => {
    world.ports.time.now += days * DAY_MS;
    await world.signIn('boss');
    newSession(oracle, days);
  },
});
