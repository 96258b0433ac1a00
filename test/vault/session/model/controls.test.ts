/** The comparison of the model notices what is wrong. */
import { expect, test } from 'vitest';
import { grantStatement } from '../../../../electron/vault/session/book-keys.ts';
import { bookKey, roster } from '../../../../electron/vault/session/unlocked-vault.ts';
import { writeByHand } from '../../journal/modified-program.ts';
import { as, bookNamed, memberNamed } from '../company.ts';
import * as commands from './commands.ts';
import type { Command } from './commands.ts';
import { compare } from './compare.ts';
import { keepsHouse, POOL, seals, SHARED } from './oracle.ts';
import { play, staging, totals } from './staging.ts';

const inOwnCopy = staging();

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

test('whoever was invited before a leaving reads what is theirs after it', { timeout: 60_000 }, () =>
  inOwnCopy(async (oracle, real) => {
    const invited = [commands.create('ann', 'ann', 'lock'), commands.invite('boss', 'cai', ['salesperson'])];
    await play(
      [...invited, commands.leave('boss', 'ben', 'frozen'), commands.join('cai'), commands.move('boss', 0, 'cai', 'lock')],
      oracle,
      real,
    );
    expect((await compare(oracle, real)).differences).toEqual([]);
  }),
);
