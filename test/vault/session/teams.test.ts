/** Teams one under another, as people's own programs live it: who opens what before and after. Rules R13, L2. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit, openSessions } from '../../../electron/vault/audit/audit-log.ts';
import { booksOf, epochOf } from '../../../electron/vault/roster/roster.ts';
import { createTeam, placeTeam, renameTeam, teamPlan, teamsView } from '../../../electron/vault/session/change-teams.ts';
import { resealRows } from '../../../electron/vault/session/rotate.ts';
import { holdsKey, roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { booksView } from '../../../electron/vault/session/views.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { as, bookNamed, dissolve, found, hire, teamNamed, visit, type Company } from './company.ts';
import { addCustomer, opensWhole } from './company-customers.ts';

const QUIETLY = { progress: () => undefined, isCancelled: () => false, pause: () => Promise.resolve() };
const reason = 'new order';

let company: Company;
let customers: Readonly<Record<'own' | 'shared', CustomerId>>;
/** boss leads North; lena leads South, where cai works; adam is admin. Nothing is above anything. */
beforeEach(async () => {
  company = await found();
  await as(company, 'boss', (vault) => createTeam(vault, { name: 'South' }));
  await hire(company, 'adam', ['admin']);
  await hire(company, 'lena', ['lead'], 'South');
  await hire(company, 'cai', ['salesperson'], 'South');
  customers = await as(company, 'lena', async (vault) => ({
    own: await addCustomer(vault, bookNamed(roster(vault), 'personal', 'cai'), 'own'),
    shared: await addCustomer(vault, bookNamed(roster(vault), 'shared', 'South'), 'shared'),
  }));
}, 60_000);
afterEach(() => {
  dissolve(company);
});

const south = (vault: UnlockedVault) => teamNamed(roster(vault), 'South');
const under = (vault: UnlockedVault) => ({ teamId: south(vault), parentId: teamNamed(roster(vault), 'North') });
const opened = (label: string): Promise<boolean[]> =>
  as(company, label, (vault) => Object.values(customers).map((id) => opensWhole(vault, id)));
const sign = (label: string, place: (vault: UnlockedVault) => Parameters<typeof teamPlan>[1]) =>
  as(company, label, (vault) => placeTeam(vault, { ...place(vault), reason }));

test('R13 the plan says who opens what before anything is signed, and who may sign', async () => {
  const plan = await as(company, 'lena', (vault) => teamPlan(vault, under(vault)));
  expect(plan).toMatchObject({ before: ['South'], after: ['North', 'South'], loses: [], changesKeysNow: true });
  expect(plan.hindrance).toBeUndefined();
  expect(plan.gains.map(({ name, books }) => [name, books.map((book) => book.name).sort()])).toEqual([
    ['boss', ['Pool · South', 'Team customers · South', 'cai']],
  ]);
  for (const [name, hindrance] of [
    ['boss', 'no-right'],
    ['adam', 'no-right'],
    ['cai', 'no-right'],
  ] as const)
    expect(await as(company, name, (vault) => teamPlan(vault, under(vault)).hindrance)).toBe(hindrance);
  expect(await as(company, 'lena', (vault) => teamPlan(vault, { teamId: south(vault), parentId: south(vault) }).hindrance)).toBe('loop');
  expect(await as(company, 'lena', (vault) => teamPlan(vault, { teamId: south(vault) }).hindrance)).toBe('unchanged');
});

test('R13 who leads the team above opens the books below once a key holder’s program has run, and who does not, does not', async () => {
  expect(await opened('boss')).toEqual([false, false]);
  await sign('lena', under);
  // The keys come from lena's or cai's program, not from the place in the tree.
  expect(await opened('boss')).toEqual([false, false]);
  await visit(company, 'lena');
  expect(await opened('boss')).toEqual([true, true]);
  expect(await opened('adam')).toEqual([false, false]);
});

test('L2 R13 taken from under a team, its books get new keys that the leads above do not have', async () => {
  await sign('lena', under);
  await visit(company, 'lena', 'boss');
  await expect(sign('lena', (vault) => ({ teamId: south(vault) }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const done = await sign('adam', (vault) => ({ teamId: south(vault) }));
  expect(done).toEqual({ booksWithNewKeys: 0, booksWaiting: 3 });
  const fresh = await as(company, 'lena', async (vault) => {
    const ofSouth = booksOf(roster(vault)).filter(({ team }) => team === south(vault));
    expect(ofSouth.map(epochOf)).toEqual([2, 2, 2]);
    await resealRows(vault, QUIETLY);
    return addCustomer(vault, bookNamed(roster(vault), 'shared', 'South'), 'fresh');
  });
  expect(await opened('boss')).toEqual([false, false]);
  expect(await as(company, 'boss', (vault) => opensWhole(vault, fresh))).toBe(false);
  expect(await opened('lena')).toEqual([true, true]);
  expect(await as(company, 'cai', (vault) => opensWhole(vault, customers.own))).toBe(true);
});

test('B4 R13 a team below without a lead of its own has its books from the lead above', async () => {
  await as(company, 'boss', (vault) => createTeam(vault, { name: 'West', parentId: teamNamed(roster(vault), 'North') }));
  await visit(company, 'boss');
  await hire(company, 'wade', ['salesperson'], 'West');
  await as(company, 'boss', (vault) => {
    for (const kind of ['shared', 'pool'] as const)
      expect(holdsKey(vault, bookNamed(roster(vault), kind, 'West'), 'private', 1)).toBe(true);
    expect(holdsKey(vault, bookNamed(roster(vault), 'personal', 'wade'), 'private', 1)).toBe(true);
    expect(
      booksView(vault)
        .filter(({ kind }) => kind === 'shared')
        .map(({ name }) => name),
    ).toEqual(['Team customers · North', 'Team customers · South', 'Team customers · West']);
  });
  await as(company, 'wade', (vault) => {
    expect(holdsKey(vault, bookNamed(roster(vault), 'pool', 'West'), 'card', 1)).toBe(true);
    expect(holdsKey(vault, bookNamed(roster(vault), 'pool', 'West'), 'private', 1)).toBe(false);
  });
});

test('R13 the tree shows each team before those below it, with what the viewer may sign', async () => {
  await as(company, 'boss', (vault) => createTeam(vault, { name: 'West', parentId: teamNamed(roster(vault), 'North') }));
  const seen = (label: string) =>
    as(company, label, (vault) =>
      teamsView(vault).map(({ name, depth, mayChange, mayFoundBelow }) => [name, depth, mayChange, mayFoundBelow]),
    );
  expect(await seen('lena')).toEqual([
    ['North', 0, false, false],
    ['West', 1, false, false],
    ['South', 0, true, true],
  ]);
  expect(await seen('cai')).toEqual([
    ['North', 0, false, false],
    ['West', 1, false, false],
    ['South', 0, false, false],
  ]);
  await as(company, 'lena', (vault) => renameTeam(vault, { teamId: south(vault), name: 'South East', reason }));
  expect((await seen('boss')).map(([name]) => name)).toEqual(['North', 'West', 'South East']);
});

test('where several teams have a book of one name, the log says whose it is', async () => {
  const said = await as(company, 'lena', async (vault) => {
    await openSessions(vault.audit);
    const { entries } = listAudit(vault.audit, { offset: 0, limit: 200 }, roster(vault));
    return entries.map(({ action, subject }) => `${action} ${String(subject)}`);
  });
  for (const text of ['book.created Pool · South', 'key.granted cai · Team customers · South · private']) expect(said).toContain(text);
});
