/** Any order of joining, confirming, moving, claiming, leaving, changing keys, recovering, and computers that die in between. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role } from '../../../../shared/model/access.ts';
import * as commands from './commands.ts';
import type { Command } from './commands.ts';
import { compare } from './compare.ts';
import { BELOW, POOL, SHARED } from './oracle.ts';
import { play, staging, totals } from './staging.ts';

const PEOPLE = ['boss', 'adam', 'lena', 'ann', 'ben', 'cai'] as const;
const BOOKS = [SHARED, POOL, BELOW, 'lena', 'ann', 'ben', 'cai'] as const;
const person = fc.constantFrom(...PEOPLE);
const lead = fc.constantFrom('boss', 'lena', 'cai');
const book = fc.constantFrom(...BOOKS);
const at = fc.nat(3);
const end = fc.constantFrom('lock' as const, 'lock' as const, 'crash' as const);
const roles = fc.constantFrom<readonly Role[]>(['salesperson'], ['lead'], ['lead', 'salesperson'], ['auditor']);

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(person, roles).map(([by, as]) => commands.invite(by, 'cai', as)) },
  { weight: 2, arbitrary: fc.constant(commands.join('cai')) },
  { weight: 2, arbitrary: lead.map((by) => commands.vouch(by, 'cai')) },
  { weight: 2, arbitrary: person.map(commands.visit) },
  { weight: 3, arbitrary: fc.tuple(person, book, end).map((args) => commands.create(...args)) },
  { weight: 1, arbitrary: fc.tuple(person, at).map((args) => commands.rename(...args)) },
  { weight: 4, arbitrary: fc.tuple(person, at, book, end).map((args) => commands.move(...args)) },
  { weight: 2, arbitrary: fc.tuple(person, at).map(([by, which]) => commands.move(by, which, POOL, 'lock')) },
  { weight: 4, arbitrary: fc.tuple(person, at).map((args) => commands.claim(...args)) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('boss', 'adam'), fc.nat(2)).map((args) => commands.ration(...args)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(person, person, fc.constantFrom('frozen' as const, 'keys changed, then a crash' as const, 'done' as const))
      .map((args) => commands.leave(...args)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        lead,
        person,
        fc.constantFrom('South' as const, 'South' as const, 'North' as const),
        fc.constantFrom('stay' as const, 'go' as const),
        fc.constantFrom('done' as const, 'done' as const, 'crash' as const),
      )
      .map((args) => commands.relocate(...args)),
  },
  { weight: 1, arbitrary: lead.map(commands.sealAnew) },
  { weight: 1, arbitrary: person.map(commands.newPassphrase) },
  { weight: 1, arbitrary: fc.constant(commands.recover()) },
);
/** Something to lose before anything happens, and somebody who may be on the way in. */
const anySequence = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('ann', 'ben', 'lena'), { minLength: 1, maxLength: 2 }),
    fc.boolean(),
    fc.array(anyCommand, { minLength: 1, maxLength: 8 }),
  )
  .map(([owners, comes, rest]) => [
    ...owners.map((owner) => commands.create(owner, owner, 'lock')),
    ...(comes ? [commands.invite('boss', 'cai', ['salesperson'])] : []),
    ...rest,
  ]);

/**
 * Half of the sequences asked for, so that two files share them between two cores: after each, every key of everybody is tried on every
 * sealed row, and lists are looked at.
 */
export function playHalf(): void {
  const runs = Math.ceil(Number(process.env['MODEL_RUNS'] ?? 300) / 2);
  const inOwnCopy = staging();
  test('whatever people do, keys and lists are what plain objects say', { timeout: 60_000 + runs * 10_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anySequence, (sequence) =>
        inOwnCopy(async (oracle, real) => {
          await play(sequence, oracle, real);
          const { cells, differences } = await compare(oracle, real);
          expect(differences).toEqual([]);
          totals.sequences += 1;
          totals.cells += cells;
          totals.handedOut += [...oracle.given.values()].reduce((all, { length }) => all + length, 0);
        }),
      ),
      {
        numRuns: runs,
        reporter: ({ failed, counterexample, seed, counterexamplePath, errorInstance }) => {
          if (!failed) return;
          const steps = counterexample?.[0].map(({ name }) => name).join('\n  ') ?? '';
          throw new Error(`seed ${String(seed)}, path ${counterexamplePath ?? ''}\n  ${steps}`, { cause: errorInstance });
        },
      },
    );
  });
}
