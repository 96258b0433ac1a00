/** People with a vault, made once; every sequence plays on a copy of its own. */
import { defineRole } from '../../../../electron/vault/session/custom-roles.ts';
import { createTeam } from '../../../../electron/vault/session/change-teams.ts';
import { roster } from '../../../../electron/vault/session/unlocked-vault.ts';
import { as, dissolve, found, hire, teamNamed, visit, type Company } from '../company.ts';
import { copyOf, type Real } from './command.ts';
import { beginning, type Oracle } from './oracle.ts';

export async function raiseCompany(): Promise<Company> {
  const company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'lena', ['lead', 'salesperson']);
  await hire(company, 'ann', ['salesperson']);
  await hire(company, 'ben', ['salesperson']);
  await as(company, 'boss', (vault) => createTeam(vault, { name: 'South', parentId: teamNamed(roster(vault), 'North') }));
  await as(company, 'adam', (vault) => defineRole(vault, { name: 'names', permissions: ['books.cards'], reason: 'model' }));
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
