/**
 * Edits, merges, moves, trash, imports and their undo, undo and redo in any order, over days and sessions, against an oracle of
 * plain objects. MODEL_RUNS=5000 for a long run.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { openAndRead } from './read-back.ts';
import * as commands from './commands.ts';
import type { Command, Real } from './commands.ts';
import type { Oracle } from './oracle.ts';
import { createWorld, type World } from '../../../support/vault-world.ts';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 100);
/** A vault that many runs have filled makes each sign-in slower. */
const RUNS_PER_WORLD = 100;

let world: World;
let books: Real['books'];
let run = 0;

async function freshWorld(): Promise<void> {
  world = await createWorld();
  const all = await world.call('books.list', undefined);
  const idOf = (kind: 'shared' | 'pool') => {
    const found = all.find((book) => book.kind === kind)?.id;
    if (found === undefined) throw new Error('no such book');
    return found;
  };
  books = { shared: idOf('shared'), pool: idOf('pool') };
}
beforeAll(freshWorld, 60_000);
afterAll(() => {
  world.remove();
});

/** As fast-check wants a command: done to both sides and compared. */
const asCommand = ({ name, can, run: work }: Command): fc.AsyncCommand<Oracle, Real> => ({
  check: can,
  run: async (oracle, real) => {
    await work(oracle, real);
    expect(await openAndRead(real)).toEqual(oracle.customers.map((plain) => plain && seen(plain)));
  },
  toString: () => name,
});

/** What of the oracle's customer a person can see. */
function seen({ name, tags, city, phones, notes, trashed, place }: NonNullable<Oracle['customers'][number]>) {
  return {
    name,
    tags,
    city,
    phones: phones.map(({ digits }) => digits),
    notes: [...notes.values()].sort(),
    trashed: trashed !== undefined,
    place,
  };
}

const at = fc.nat(4);
const some = fc.uniqueArray(at, { minLength: 1, maxLength: 3 });
const city = fc.constantFrom('', '上海', '北京');
const slot = fc.nat(3);
const rows = fc.uniqueArray(fc.record({ slot, city }), { minLength: 1, maxLength: 3, selector: (row) => row.slot });
const anyCommand = fc.oneof(
  fc.constant(commands.create()),
  { weight: 3, arbitrary: fc.tuple(at, city, fc.option(slot, { nil: undefined })).map((args) => commands.fill(...args)) },
  { weight: 2, arbitrary: fc.tuple(at, fc.constantFrom('called', 'visited')).map((args) => commands.addNote(...args)) },
  { weight: 2, arbitrary: fc.tuple(some, fc.constantFrom('trash', 'restore')).map((args) => commands.setTrash(...args)) },
  { weight: 2, arbitrary: fc.tuple(at, at).map((args) => commands.merge(...args)) },
  { weight: 2, arbitrary: fc.tuple(some, fc.constantFrom('shared', 'pool')).map((args) => commands.move(...args)) },
  { weight: 5, arbitrary: fc.constant(commands.walk('undo')) },
  { weight: 3, arbitrary: fc.constant(commands.walk('redo')) },
  { weight: 3, arbitrary: fc.tuple(rows, fc.constantFrom('update', 'merge', 'keep', 'skip')).map((args) => commands.bring(...args)) },
  { weight: 2, arbitrary: fc.nat(1).map(commands.takeBack) },
  fc.constantFrom(4, 31).map(commands.nextSession),
);

test('whatever is done and taken back, the customers are what plain objects say', { timeout: 60_000 + RUNS * 1_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([anyCommand.map(asCommand)], { maxCommands: 20 }), async (sequence) => {
      run += 1;
      if (run % RUNS_PER_WORLD === 0) {
        world.remove();
        await freshWorld();
      } else await world.signIn('boss');
      const real: Real = { world, books, ids: [], run };
      const oracle: Oracle = { customers: [], undo: [], redo: [], imports: [], day: 0, ticks: 0 };
      for (let index = 0; index < 3; index += 1) await commands.create().run(oracle, real);
      await fc.asyncModelRun(() => ({ model: oracle, real }), sequence);
    }),
    { numRuns: RUNS },
  );
});
