/** People with a vault, made once; every sequence plays on a copy of its own. */
import { afterAll, beforeAll } from 'vitest';
import { createTeam } from '../../../../electron/vault/session/change-teams.ts';
import { roster } from '../../../../electron/vault/session/unlocked-vault.ts';
import { as, dissolve, found, hire, teamNamed, visit, type Company } from '../company.ts';
import { copyOf, type Command, type Real } from './commands.ts';
import { beginning, type Oracle } from './oracle.ts';

export const totals = { sequences: 0, commands: 0, cells: 0, handedOut: 0, controls: 0 };

/** To be called once by a test file, which then plays in copies. */
export function staging(): <T>(work: (oracle: Oracle, real: Real) => Promise<T>) => Promise<T> {
  let template: Company;
  beforeAll(async () => {
    template = await found();
    await hire(template, 'adam', ['admin']);
    await hire(template, 'lena', ['lead', 'salesperson']);
    await hire(template, 'ann', ['salesperson']);
    await hire(template, 'ben', ['salesperson']);
    await as(template, 'boss', (vault) => createTeam(vault, { name: 'South', parentId: teamNamed(roster(vault), 'North') }));
    await visit(template, 'boss', 'lena', 'boss');
  }, 60_000);
  afterAll(() => {
    dissolve(template);
    const { sequences, commands, cells, handedOut, controls } = totals;
    console.log(
      `${sequences} sequences run, ${commands} commands, ${cells} cells checked, ${handedOut} customers handed out, ${controls} controls failed as they must`,
    );
  });
  return async (work) => {
    const real: Real = { company: copyOf(template), ids: [], codes: new Map(), taken: [] };
    try {
      return await work(beginning(), real);
    } finally {
      dissolve(real.company);
    }
  };
}

/** Commands that cannot be done where the sequence has come to are left out. */
export async function play(sequence: readonly Command[], oracle: Oracle, real: Real): Promise<void> {
  for (const command of sequence) {
    if (!command.can(oracle)) continue;
    await command.run(oracle, real);
    totals.commands += 1;
  }
}
