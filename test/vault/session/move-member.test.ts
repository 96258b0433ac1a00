/** Somebody goes to another team: who opens what afterwards, also when a computer dies in between. Rules R14, L2. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { movePages } from '../../../electron/vault/customers/move-pages.ts';
import { epochOf } from '../../../electron/vault/roster/roster.ts';
import { createTeam } from '../../../electron/vault/session/change-teams.ts';
import { formerBookOf, movePlan, signMove } from '../../../electron/vault/session/move-member.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { resealRows } from '../../../electron/vault/session/rotate.ts';
import { holdsKey, roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { peopleView } from '../../../electron/vault/session/views.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { MovedCustomers } from '../../../shared/model/moving.ts';
import { as, bookNamed, dissolve, enterQuietly, found, hire, memberNamed, teamNamed, visit, type Company } from './company.ts';
import { addCustomer, opensWhole } from './company-customers.ts';

const QUIETLY = { progress: () => undefined, isCancelled: () => false, pause: () => Promise.resolve() };
const reason = 'covers the south';

let company: Company;
let customers: Readonly<Record<'own' | 'shared' | 'pool' | 'there', CustomerId>>;
/** boss leads North, where ann works; lena leads South. */
beforeEach(async () => {
  company = await found();
  await as(company, 'boss', (vault) => createTeam(vault, { name: 'South' }));
  await hire(company, 'lena', ['lead'], 'South');
  await hire(company, 'ann', ['salesperson']);
  const north = await as(company, 'boss', async (vault) => ({
    own: await addCustomer(vault, bookNamed(roster(vault), 'personal', 'ann'), 'own'),
    shared: await addCustomer(vault, bookNamed(roster(vault), 'shared', 'North'), 'shared'),
    pool: await addCustomer(vault, bookNamed(roster(vault), 'pool', 'North'), 'pool'),
  }));
  customers = {
    ...north,
    there: await as(company, 'lena', (vault) => addCustomer(vault, bookNamed(roster(vault), 'shared', 'South'), 'there')),
  };
}, 60_000);
afterEach(() => {
  dissolve(company);
});

const wanted = (vault: UnlockedVault, kind: MovedCustomers) => ({
  memberId: memberNamed(roster(vault), 'ann'),
  teamId: teamNamed(roster(vault), 'South'),
  customers: kind,
});
const sign = (label: string, kind: MovedCustomers) => as(company, label, (vault) => signMove(vault, { ...wanted(vault, kind), reason }));
/** Which of own, shared and pool of the North, and what is in the South, somebody opens. */
const opened = (label: string): Promise<string[]> =>
  as(company, label, (vault) => Object.entries(customers).flatMap(([name, id]) => (opensWhole(vault, id) ? [name] : [])));
const sealAnew = (label: string) => as(company, label, (vault) => resealRows(vault, QUIETLY));

test('R14 the plan says what comes and goes, and whose signature is missing', async () => {
  const plan = await as(company, 'boss', (vault) => movePlan(vault, wanted(vault, 'stay')));
  expect(plan).toMatchObject({ from: 'North', to: 'South', unsigned: ['South'], customers: 1, changesKeysNow: true });
  expect(plan.hindrance).toBeUndefined();
  expect(plan.gains.map(({ kind, groups }) => [kind, groups])).toEqual([
    ['shared', ['card', 'private']],
    ['pool', ['card']],
  ]);
  expect(plan.loses.map(({ kind, groups }) => [kind, groups])).toEqual([
    ['shared', ['card', 'private']],
    ['pool', ['card']],
    ['personal', ['card', 'private']],
  ]);
  expect(await as(company, 'lena', (vault) => movePlan(vault, wanted(vault, 'go')).unsigned)).toEqual(['North']);
  expect(await as(company, 'ann', (vault) => movePlan(vault, wanted(vault, 'go')).hindrance)).toBe('self');
});

test('R14 one signature moves nothing and opens nothing; it shows to who has to sign', async () => {
  expect((await sign('lena', 'go')).moved).toBe(false);
  await visit(company, 'ann', 'boss', 'lena');
  expect(await opened('lena')).toEqual(['there']);
  expect(await opened('ann')).toEqual(['own', 'shared']);
  const seen = (label: string) => as(company, label, (vault) => peopleView(vault).find(({ name }) => name === 'ann')?.moving);
  expect(await seen('boss')).toMatchObject({ team: 'South', customers: 'go', by: 'lena', reason, canSign: true });
  expect(await seen('lena')).toMatchObject({ canSign: false });
});

test('R14 L2 customers that stay are closed to who went, who begins anew and opens the books of the new team', async () => {
  await sign('lena', 'stay');
  expect(await sign('boss', 'stay')).toEqual({ moved: true, booksWithNewKeys: 3, booksWaiting: 0 });
  await sealAnew('boss');
  await visit(company, 'ann', 'lena');
  expect(await opened('ann')).toEqual(['there']);
  expect(await opened('boss')).toEqual(['own', 'shared', 'pool']);
  expect(await opened('lena')).toEqual(['there']);
  await as(company, 'lena', (vault) => {
    expect(holdsKey(vault, bookNamed(roster(vault), 'personal', 'ann'), 'private', 1)).toBe(true);
  });
  // The rest is the lead's to hand over, whenever.
  await as(company, 'boss', async (vault) => {
    const ann = memberNamed(roster(vault), 'ann');
    expect(peopleView(vault).find(({ id }) => id === ann)).toMatchObject({ customersLeft: 1, teamName: 'South' });
    const left = formerBookOf(vault, ann);
    const shared = bookNamed(roster(vault), 'shared', 'North');
    const ids = vault.journal.state.customersOf(left?.id ?? shared);
    expect((await movePages(vault, ids, { bookId: shared, reason }, QUIETLY)).moved).toBe(1);
    expect(formerBookOf(vault, ann)).toBeUndefined();
  });
});

test('R14 L2 customers that go along open to the leads of the new team and close to those of the one before', async () => {
  await sign('boss', 'go');
  await sign('lena', 'go');
  await visit(company, 'ann', 'lena', 'boss');
  await sealAnew('lena');
  await sealAnew('boss');
  expect(await opened('ann')).toEqual(['own', 'there']);
  expect(await opened('lena')).toEqual(['own', 'there']);
  expect(await opened('boss')).toEqual(['shared', 'pool']);
  await as(company, 'ann', (vault) => {
    const book = roster(vault).books[bookNamed(roster(vault), 'personal', 'ann')];
    expect(book === undefined ? 0 : epochOf(book)).toBe(2);
  });
});

test('R14 L2 a computer that dies after the signature leaves the rest to the next sign-in of a lead', async () => {
  await sign('lena', 'stay');
  const vault = await enterQuietly(company, 'boss');
  const { memberId, teamId, customers: kind } = wanted(vault, 'stay');
  const from = teamNamed(roster(vault), 'North');
  record(vault, {
    statements: [{ type: 'member.moved', member: memberId, roles: ['salesperson'], from, to: teamId, customers: kind, reason }],
  });
  vault.closed = true;
  vault.projection.close();
  vault.journal.db.close();
  await sealAnew('boss');
  await visit(company, 'lena', 'ann');
  expect(await opened('ann')).toEqual(['there']);
  expect(await opened('boss')).toEqual(['own', 'shared', 'pool']);
});
