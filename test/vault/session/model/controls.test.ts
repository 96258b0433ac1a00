/** The comparison of the model notices what is wrong. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantStatement } from '../../../../electron/vault/session/book-keys.ts';
import { bookKey, roster } from '../../../../electron/vault/session/unlocked-vault.ts';
import { writeByHand } from '../../journal/modified-program.ts';
import { as, bookNamed, dissolve, memberNamed, type Company } from '../company.ts';
import { play, type Command } from './command.ts';
import { compare } from './compare.ts';
import { partWays } from './copy-commands.ts';
import * as customers from './customer-commands.ts';
import { keepsHouse, POOL, seals, SHARED } from './oracle.ts';
import * as people from './people-commands.ts';
import * as otherRoles from './role-commands.ts';
import { inCopyOf, raiseCompany } from './staging.ts';

let company: Company;
beforeAll(async () => {
  company = await raiseCompany();
}, 60_000);
afterAll(() => dissolve(company));

const STORY: readonly Command[] = [
  customers.create('ann', 'ann', 'lock'),
  customers.create('ann', SHARED, 'lock'),
  customers.move('ann', 0, POOL, 'lock'),
  people.leave('boss', 'ann', 'done'),
];

test('the comparison passes a leaving that is as it must be', { timeout: 60_000 }, () =>
  inCopyOf(company, async (oracle, real) => {
    await play(STORY, oracle, real);
    expect((await compare(oracle, real)).differences).toEqual([]);
  }),
);

test('control: keys that were not changed after a leaving are noticed', { timeout: 60_000 }, () =>
  inCopyOf(company, async (oracle, real) => {
    await play([...STORY.slice(0, 3), people.leave('adam', 'ann', 'frozen')], oracle, real);
    // The oracle is told that a lead's program ran and did its work; it did not.
    keepsHouse(oracle, 'boss');
    seals(oracle, 'boss');
    expect((await compare(oracle, real)).differences.join('\n')).toContain('lies as');
  }),
);

test('control: a grant the role table does not name is noticed', { timeout: 60_000 }, () =>
  inCopyOf(company, async (oracle, real) => {
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
  }),
);

test('control: a customer that got lost on the way is noticed', { timeout: 60_000 }, () =>
  inCopyOf(company, async (oracle, real) => {
    await play(STORY.slice(0, 2), oracle, real);
    oracle.customers.pop();
    expect((await compare(oracle, real)).differences.join('\n')).toContain('sees');
  }),
);

test('whoever was invited before a leaving reads what is theirs after it', { timeout: 60_000 }, () =>
  inCopyOf(company, async (oracle, real) => {
    const invited = [customers.create('ann', 'ann', 'lock'), people.invite('boss', 'cai', ['salesperson'])];
    await play(
      [...invited, people.leave('boss', 'ben', 'frozen'), people.join('cai'), customers.move('boss', 0, 'cai', 'lock')],
      oracle,
      real,
    );
    expect((await compare(oracle, real)).differences).toEqual([]);
  }),
);

test('R5 a lead who sells no more goes on reading the book that was theirs, as the lead of its team', { timeout: 60_000 }, () =>
  inCopyOf(company, async (oracle, real) => {
    const story = [
      customers.create('lena', 'lena', 'lock'),
      otherRoles.askRoles('boss', 'lena', ['lead']),
      customers.create('boss', 'lena', 'lock'),
    ];
    expect(await play([...story, people.visit('lena'), customers.rename('lena', 1)], oracle, real)).toBe(5);
    expect((await compare(oracle, real)).differences).toEqual([]);
  }),
);

test('J5 J8 a copy that went on elsewhere is refused whoever signs in, until one who may has signed', { timeout: 60_000 }, () =>
  inCopyOf(company, async (oracle, real) => {
    // Two admins end each other, each on a computer of their own: the file put back is what counts, once that is signed.
    await play(
      [customers.create('ann', 'ann', 'lock'), partWays([people.leave('boss', 'adam', 'done')], [people.leave('adam', 'boss', 'frozen')])],
      oracle,
      real,
    );
    expect([...oracle.people.values()].filter(({ state }) => state === 'left').map(({ name }) => name)).toEqual(['boss']);
    expect((await compare(oracle, real)).differences).toEqual([]);
  }),
);
