/**
 * Joining, confirming, granting, moving, claiming, leaving, changing keys, recovering and computers that die in between, in any order, against
 * an oracle of plain objects; after each sequence every key of everybody is tried on every sealed row. Rules K5, B1 to B6, R3 to R5,
 * L1 to L4. `npm run model -- --runs 10000` for a long run.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Role } from '../../../../shared/model/access.ts';
import { grantStatement } from '../../../../electron/vault/session/book-keys.ts';
import { bookKey, roster } from '../../../../electron/vault/session/unlocked-vault.ts';
import { writeByHand } from '../../journal/modified-program.ts';
import { as, bookNamed, dissolve, found, hire, memberNamed, visit as visitAs, type Company } from '../company.ts';
import * as commands from './commands.ts';
import type { Command, Real } from './commands.ts';
import { compare } from './compare.ts';
import { beginning, keepsHouse, POOL, seals, SHARED, type Oracle } from './oracle.ts';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 300);

let template: Company;
const totals = { sequences: 0, commands: 0, cells: 0, controls: 0 };

beforeAll(async () => {
  template = await found();
  await hire(template, 'adam', ['admin']);
  await hire(template, 'lena', ['lead', 'salesperson']);
  await hire(template, 'ann', ['salesperson']);
  await hire(template, 'ben', ['salesperson']);
  await visitAs(template, 'boss', 'lena', 'boss');
}, 60_000);
afterAll(() => {
  dissolve(template);
  const { sequences, commands: done, cells, controls } = totals;
  console.log(`${sequences} sequences run, ${done} commands, ${cells} cells checked, ${controls} controls failed as they must`);
});

async function inOwnCopy<T>(work: (oracle: Oracle, real: Real) => Promise<T>): Promise<T> {
  const real: Real = { company: commands.copyOf(template), ids: [], codes: new Map(), taken: [] };
  try {
    return await work(beginning(), real);
  } finally {
    dissolve(real.company);
  }
}

async function play(sequence: readonly Command[], oracle: Oracle, real: Real): Promise<void> {
  for (const command of sequence) {
    if (!command.can(oracle)) continue;
    await command.run(oracle, real);
    totals.commands += 1;
  }
}

const PEOPLE = ['boss', 'adam', 'lena', 'ann', 'ben', 'cai'] as const;
const BOOKS = [SHARED, POOL, 'lena', 'ann', 'ben', 'cai'] as const;
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
  {
    weight: 4,
    arbitrary: fc
      .tuple(person, person, fc.constantFrom('frozen' as const, 'keys changed, then a crash' as const, 'done' as const))
      .map((args) => commands.leave(...args)),
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

test('whatever people do, keys and lists are what plain objects say', { timeout: 60_000 + RUNS * 6_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anySequence, (sequence) =>
      inOwnCopy(async (oracle, real) => {
        await play(sequence, oracle, real);
        const { cells, differences } = await compare(oracle, real);
        expect(differences).toEqual([]);
        totals.sequences += 1;
        totals.cells += cells;
      }),
    ),
    {
      numRuns: RUNS,
      reporter: ({ failed, counterexample, seed, counterexamplePath, errorInstance }) => {
        if (!failed) return;
        const steps = counterexample?.[0].map(({ name }) => name).join('\n  ') ?? '';
        throw new Error(`seed ${String(seed)}, path ${counterexamplePath ?? ''}\n  ${steps}`, { cause: errorInstance });
      },
    },
  );
});

const STORY: readonly Command[] = [
  commands.create('ann', 'ann', 'lock'),
  commands.create('ann', SHARED, 'lock'),
  commands.move('ann', 0, POOL, 'lock'),
  commands.leave('boss', 'ann', 'done'),
];

test('the comparison passes a leaving that is as it must be', { timeout: 60_000 }, () =>
  inOwnCopy(async (oracle, real) => {
    await play(STORY, oracle, real);
    expect((await compare(oracle, real)).differences).toEqual([]);
  }),
);

test('control: keys that were not changed after a leaving are noticed', { timeout: 60_000 }, () =>
  inOwnCopy(async (oracle, real) => {
    await play([...STORY.slice(0, 3), commands.leave('adam', 'ann', 'frozen')], oracle, real);
    // The oracle is told that a lead's program ran and did its work; it did not.
    keepsHouse(oracle, 'boss');
    seals(oracle, 'boss');
    expect((await compare(oracle, real)).differences.join('\n')).toContain('lies as');
    totals.controls += 1;
  }),
);

test('control: a grant the role table does not name is noticed', { timeout: 60_000 }, () =>
  inOwnCopy(async (oracle, real) => {
    await play(STORY.slice(0, 3), oracle, real);
    await as(real.company, 'boss', async (vault) => {
      const pool = bookNamed(roster(vault), 'pool', 'North');
      const ben = memberNamed(roster(vault), 'ben');
      const { seed } = bookKey(vault, pool, 'private', 1);
      const recipient = roster(vault).members[ben]?.keys?.recipient ?? '';
      const key = { book: pool, group: 'private' as const, epoch: 1, seed };
      writeByHand(vault, { statements: [await grantStatement(vault.journal.vaultId, key, ben, recipient)] });
    });
    const { differences } = await compare(oracle, real);
    expect(differences.join('\n')).toContain('ben opens');
    totals.controls += 1;
  }),
);

test('control: a customer that got lost on the way is noticed', { timeout: 60_000 }, () =>
  inOwnCopy(async (oracle, real) => {
    await play(STORY.slice(0, 2), oracle, real);
    oracle.customers.pop();
    expect((await compare(oracle, real)).differences.join('\n')).toContain('sees');
    totals.controls += 1;
  }),
);
