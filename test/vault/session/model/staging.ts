/** People with a vault, made once; every sequence plays on a copy of its own. */
import { createTeam } from '../../../../electron/vault/session/change-teams.ts';
import { roster } from '../../../../electron/vault/session/unlocked-vault.ts';
import { as, dissolve, found, hire, teamNamed, visit, type Company } from '../company.ts';
import { copyOf, NOTHING, type Command, type Real } from './command.ts';
import { note } from './happenings.ts';
import { beginning, type Oracle } from './oracle.ts';

export async function raiseCompany(): Promise<Company> {
  const company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'lena', ['lead', 'salesperson']);
  await hire(company, 'ann', ['salesperson']);
  await hire(company, 'ben', ['salesperson']);
  await as(company, 'boss', (vault) => createTeam(vault, { name: 'South', parentId: teamNamed(roster(vault), 'North') }));
  await visit(company, 'boss', 'lena', 'boss');
  return company;
}

export async function inCopyOf<T>(company: Company, work: (oracle: Oracle, real: Real) => Promise<T>): Promise<T> {
  const real: Real = { company: copyOf(company), ids: [], codes: new Map(), taken: [] };
  try {
    return await work(beginning(), real);
  } finally {
    dissolve(real.company);
  }
}

/** Commands that cannot be done where the sequence has come to are left out. How many were done is returned. */
export async function play(sequence: readonly Command[], oracle: Oracle, real: Real): Promise<number> {
  let done = 0;
  for (const command of sequence) {
    if (!command.can(oracle)) continue;
    if ((await command.run(oracle, real)) === NOTHING) continue;
    note(oracle.happened, command.kind);
    done += 1;
  }
  return done;
}
