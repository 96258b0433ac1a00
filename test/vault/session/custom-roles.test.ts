/** Custom roles: the keys they open and close, and what a deputy's program does with the pool. Rules R15, L2, P3, A3. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit, openSessions } from '../../../electron/vault/audit/audit-log.ts';
import { createCustomer, updateCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { claimCustomers, poolStatus } from '../../../electron/vault/customers/claim-customers.ts';
import { dashboardOf } from '../../../electron/vault/customers/dashboard.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import { entitlementIn, rightsMatrix } from '../../../electron/vault/rights/matrix.ts';
import { whyRight } from '../../../electron/vault/rights/why.ts';
import { epochOf, ownBook } from '../../../electron/vault/roster/roster.ts';
import { changeRoles, confirmChange } from '../../../electron/vault/session/change-roles.ts';
import { changeRole, defineRole, removeRole, rolePlan, rolesView } from '../../../electron/vault/session/custom-roles.ts';
import { rolesToInvite } from '../../../electron/vault/session/invitations.ts';
import { resealRows } from '../../../electron/vault/session/rotate.ts';
import { holdsKey, roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { sessionView } from '../../../electron/vault/session/views.ts';
import type { Permission, RoleRef } from '../../../shared/model/access.ts';
import type { BookId, CustomerId, RoleId } from '../../../shared/model/ids.ts';
import { as, bookNamed, dissolve, found, hire, memberNamed, teamNamed, visit, type Company } from './company.ts';

const QUIETLY = { progress: () => undefined, isCancelled: () => false, pause: () => Promise.resolve() };
const REASON = 'new desk';

let company: Company;
let customers: Readonly<Record<'ann' | 'shared' | 'pool', CustomerId>>;
beforeEach(async () => {
  company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'ann', ['salesperson']);
  await hire(company, 'ben', ['reader']);
  customers = await as(company, 'boss', async (vault) => {
    const state = roster(vault);
    return {
      ann: await add(vault, bookNamed(state, 'personal', 'ann'), 'of ann'),
      shared: await add(vault, bookNamed(state, 'shared', 'North'), 'shared'),
      pool: await add(vault, bookNamed(state, 'pool', 'North'), 'wanted'),
    };
  });
}, 60_000);
afterEach(() => {
  dissolve(company);
});

function add(vault: UnlockedVault, bookId: BookId, name: string): Promise<CustomerId> {
  return createCustomer(vault, { bookId, card: { name, tags: [] }, reach: [{ kind: 'phone', value: '+8613800138000' }], note: 'said' });
}

const define = (name: string, permissions: readonly Permission[]): Promise<RoleId> =>
  as(company, 'adam', (vault) => defineRole(vault, { name, permissions, reason: REASON }));

async function give(name: string, roles: readonly RoleRef[]): Promise<void> {
  await as(company, 'adam', (vault) => changeRoles(vault, { memberId: memberNamed(roster(vault), name), roles, reason: REASON }));
  await as(company, 'boss', async (vault) => {
    await confirmChange(vault, memberNamed(roster(vault), name), roles);
    await resealRows(vault, QUIETLY);
  });
  // Keys are granted by the next key holder's program.
  await visit(company, 'boss', name);
}

const opens = (vault: UnlockedVault, id: CustomerId): 'nothing' | 'card' | 'all' => {
  try {
    return openCustomer(vault, id).reach === undefined ? 'card' : 'all';
  } catch {
    return 'nothing';
  }
};
const seen = (name: string): Promise<readonly string[]> =>
  as(company, name, (vault) => [opens(vault, customers.ann), opens(vault, customers.shared), opens(vault, customers.pool)]);

test('R15 L2 taking permissions from a role closes books to everybody who has it, under new keys', async () => {
  const desk = await define('desk', ['books.contacts']);
  expect(await seen('ben')).toEqual(['nothing', 'all', 'nothing']);
  await give('ben', [desk]);
  await give('adam', ['admin', desk]);
  for (const name of ['ben', 'adam']) expect(await seen(name)).toEqual(['all', 'all', 'nothing']);

  await as(company, 'adam', (vault) => {
    const plan = rolePlan(vault, { roleId: desk, name: 'desk', permissions: ['books.cards'] });
    expect(plan).toMatchObject({ given: [], taken: ['books.contacts'], holders: 2, changesKeysNow: false });
    expect(plan.loses.map(({ name, books }) => [name, books.map((book) => [book.kind, book.groups])])).toEqual([
      ['adam', [['shared', ['private']], ['personal', ['private']]]],
      ['ben', [['shared', ['private']], ['personal', ['private']]]],
    ]); // prettier-ignore
    expect(rolePlan(vault, { roleId: desk, name: 'desk', permissions: ['books.contacts', 'log.read'] }).hindrance).toBe('held');
    expect(rolePlan(vault, { roleId: desk, name: 'desk', permissions: ['books.contacts'] }).hindrance).toBe('unchanged');
  });
  const done = await as(company, 'boss', async (vault) => {
    const result = await changeRole(vault, { roleId: desk, name: 'desk', permissions: ['books.cards'], reason: REASON });
    await resealRows(vault, QUIETLY);
    return result;
  });
  expect(done).toEqual({ booksWithNewKeys: 2, booksWaiting: 0 });
  for (const name of ['ben', 'adam']) expect(await seen(name)).toEqual(['card', 'card', 'nothing']);
  await as(company, 'ben', (vault) => {
    for (const book of [bookNamed(roster(vault), 'shared', 'North'), bookNamed(roster(vault), 'personal', 'ann')]) {
      const stated = roster(vault).books[book];
      expect(stated && epochOf(stated)).toBe(2);
      expect(holdsKey(vault, book, 'card', 2)).toBe(true);
      expect(holdsKey(vault, book, 'private', 2)).toBe(false);
    }
  });
});

test('R15 the matrix is computed with custom roles and names the one behind a cell', async () => {
  const desk = await define('desk', ['books.cards', 'customers.export', 'backup.make', 'figures.see']);
  await give('ben', [desk]);
  await as(company, 'ben', async (vault) => {
    const state = roster(vault);
    const ben = memberNamed(state, 'ben');
    const book = ownBook(state, memberNamed(state, 'ann'));
    if (book === undefined) throw new Error('no book');
    expect(entitlementIn(state, ben, book, 'card')).toBe('custom');
    expect(whyRight(vault, { holder: ben, bookId: book.id, group: 'card' })).toMatchObject({ entitlement: 'custom', through: ['desk'] });
    const { keys, actions, people } = rightsMatrix(state, vault.journal.vaultId, 0);
    expect(people.find(({ id }) => id === ben)?.roles).toEqual([desk]);
    expect(keys.find(({ holder, bookId, group }) => holder === ben && bookId === book.id && group === 'card')?.holding).toBe('holds');
    const scopes = Object.fromEntries(actions.filter(({ memberId }) => memberId === ben).map(({ action, scope }) => [action, scope]));
    expect(scopes).toMatchObject({ export: 'books', backUp: 'vault', reveal: 'none', invite: 'none', readLog: 'self' });
    expect(sessionView(vault).permissions).toMatchObject({ exportCustomers: true, backUp: true, seeFigures: true, createCustomers: false });
    expect((await dashboardOf(vault, 1, () => Promise.resolve())).customers).toBe(2);
  });
});

test('R15 P3 a deputy’s program opens claims through the claimer’s inbox, and hands nothing into books it cannot count', async () => {
  const deputy = await define('deputy', ['pool.contacts', 'books.cards']);
  await give('ben', [deputy]);
  await as(company, 'ann', (vault) => claimCustomers(vault, [customers.pool]));
  await as(company, 'ben', (vault) => {
    expect(roster(vault).claims[customers.pool]).toBeUndefined();
    expect(poolStatus(vault)).toMatchObject({ isKeeper: true, claims: 0 });
  });
  await as(company, 'ann', (vault) => {
    const { book, reach, notes } = openCustomer(vault, customers.pool);
    expect(book.owner).toBe(memberNamed(roster(vault), 'ann'));
    expect([reach?.values.length, notes.length]).toEqual([1, 1]);
  });
});

test('R15 A3 a log reader is handed earlier sessions of the team, and none after the role is taken', async () => {
  const read = (name: string): Promise<number> =>
    as(company, name, async (vault) => {
      await openSessions(vault.audit);
      return listAudit(vault.audit, { offset: 0, limit: 200, action: 'vault.unlocked' }, roster(vault)).entries.filter(
        ({ actor }) => actor === 'ann',
      ).length;
    });
  await visit(company, 'ann');
  expect(await read('ben')).toBe(0);
  const watch = await define('watch', ['log.read']);
  await give('ben', ['reader', watch]);
  const before = await read('ben');
  expect(before).toBeGreaterThan(1);
  await as(company, 'adam', (vault) =>
    changeRoles(vault, { memberId: memberNamed(roster(vault), 'ben'), roles: ['reader'], reason: REASON }),
  );
  await visit(company, 'ann', 'boss');
  expect(await read('ben')).toBe(before);
});

test('R15 R10 whoever reads by a role changes customers only with a role that says so', async () => {
  const desk = await define('desk', ['books.contacts']);
  await give('ben', [desk]);
  const rename = (vault: UnlockedVault): Promise<unknown> => {
    const { version } = openCustomer(vault, customers.ann);
    return updateCustomer(vault, { id: customers.ann, version, card: { name: 'renamed', tags: [] } });
  };
  await as(company, 'ben', async (vault) => {
    await expect(rename(vault)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
  const writer = await define('writer', ['customers.write']);
  await give('ben', [desk, writer]);
  await as(company, 'ben', rename);
  await as(company, 'ann', (vault) => {
    expect(openCustomer(vault, customers.ann).card.name).toBe('renamed');
  });
});

test('R15 the list says who holds a role and where it gives nothing, and held ones are not removed', async () => {
  const desk = await define('desk', ['people.invite']);
  await give('ben', [desk]);
  await as(company, 'ben', (vault) => {
    expect(rolesToInvite(vault, teamNamed(roster(vault), 'North'))).toEqual(['salesperson', 'reader']);
    expect(rolesView(vault)).toMatchObject({
      mayDefine: { everywhere: false, teams: [] },
      roles: [{ name: 'desk', mayChange: false, holders: [{ name: 'ben', state: 'holds' }] }],
    });
  });
  await as(company, 'boss', async (vault) => {
    await expect(removeRole(vault, { roleId: desk, reason: REASON })).rejects.toMatchObject({ code: 'ROLE_HELD' });
    await expect(defineRole(vault, { name: 'DESK', permissions: ['log.read'], reason: REASON })).rejects.toMatchObject({
      code: 'ROLE_NAME_TAKEN',
    });
    await changeRoles(vault, { memberId: memberNamed(roster(vault), 'ben'), roles: ['reader'], reason: REASON });
    await confirmChange(vault, memberNamed(roster(vault), 'ben'), ['reader']);
    await removeRole(vault, { roleId: desk, reason: REASON });
    expect(rolesView(vault).roles).toMatchObject([{ name: 'desk', isRemoved: true, mayChange: false, holders: [] }]);
  });
});
