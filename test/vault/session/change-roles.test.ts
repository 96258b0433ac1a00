/** Other roles for somebody: who opens what afterwards, and what a read-only program can write. Rules R9, R10, L2. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCustomer, updateCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import { epochOf } from '../../../electron/vault/roster/roster.ts';
import { changePlan, changeRoles, confirmChange } from '../../../electron/vault/session/change-roles.ts';
import { resealRows } from '../../../electron/vault/session/rotate.ts';
import { prepareRow } from '../../../electron/vault/session/rows.ts';
import { holdsKey, roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { peopleView } from '../../../electron/vault/session/views.ts';
import { rowId } from '../../../electron/vault/journal/row-id.ts';
import type { Role } from '../../../shared/model/access.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { writeByHand } from '../journal/modified-program.ts';
import { as, bookNamed, dissolve, enterQuietly, found, hire, memberNamed, visit, type Company } from './company.ts';

const QUIETLY = { progress: () => undefined, isCancelled: () => false, pause: () => Promise.resolve() };
const REASON = 'new desk';

let company: Company;
let customers: Readonly<Record<'own' | 'shared' | 'pool', CustomerId>>;
beforeEach(async () => {
  company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'ann', ['salesperson']);
  customers = await as(company, 'boss', async (vault) => {
    const state = roster(vault);
    return {
      own: await add(vault, bookNamed(state, 'personal', 'ann'), 'own'),
      shared: await add(vault, bookNamed(state, 'shared', 'North'), 'shared'),
      pool: await add(vault, bookNamed(state, 'pool', 'North'), 'pool'),
    };
  });
}, 60_000);
afterEach(() => {
  dissolve(company);
});

function add(vault: UnlockedVault, bookId: BookId, name: string): Promise<CustomerId> {
  return createCustomer(vault, { bookId, card: { name, tags: [] }, reach: [{ kind: 'phone', value: '+8613800138000' }] });
}

/** Proposed by an admin, signed by a lead, everything sealed anew. */
async function become(name: string, roles: readonly Role[]): Promise<void> {
  await as(company, 'adam', (vault) => changeRoles(vault, { memberId: memberNamed(roster(vault), name), roles, reason: REASON }));
  await as(company, 'boss', async (vault) => {
    await confirmChange(vault, memberNamed(roster(vault), name), roles);
    await resealRows(vault, QUIETLY);
  });
}

const opens = (vault: UnlockedVault, id: CustomerId): boolean => {
  try {
    return openCustomer(vault, id).reach !== undefined;
  } catch {
    return false;
  }
};

test('R9 the plan says before anything is signed which keys come and go, and the roster’s own refusal', async () => {
  await as(company, 'adam', (vault) => {
    const state = roster(vault);
    const ann = memberNamed(state, 'ann');
    const reader = changePlan(vault, { memberId: ann, roles: ['reader'] });
    expect(reader.loses.map(({ name, kind, groups }) => [name, kind, groups])).toEqual([
      ['Pool', 'pool', ['card']],
      ['ann', 'personal', ['card', 'private']],
    ]);
    expect(reader).toMatchObject({ gains: [], needsConfirmation: true, changesKeysNow: false });
    expect(changePlan(vault, { memberId: ann, roles: ['salesperson', 'lead'] }).gains).toMatchObject([
      { kind: 'pool', groups: ['private'] },
    ]);
    expect(changePlan(vault, { memberId: ann, roles: ['salesperson'] }).hindrance).toBe('unchanged');
    expect(changePlan(vault, { memberId: memberNamed(state, 'boss'), roles: ['admin'] }).hindrance).toBe('last-of-role');
  });
  await as(company, 'ann', (vault) => {
    expect(changePlan(vault, { memberId: memberNamed(roster(vault), 'ann'), roles: ['lead'] }).hindrance).toBe('no-right');
  });
});

test('R9 L2 who becomes read-only keeps the shared book and opens nothing else that is written or sealed from then on', async () => {
  await become('ann', ['reader']);
  const fresh = await as(company, 'boss', (vault) => add(vault, bookNamed(roster(vault), 'pool', 'North'), 'fresh'));
  await as(company, 'ann', (vault) => {
    const state = roster(vault);
    expect(opens(vault, customers.shared)).toBe(true);
    for (const id of [customers.own, customers.pool, fresh]) expect(opens(vault, id)).toBe(false);
    expect(vault.projection.get(customers.pool)).toBeUndefined();
    expect(vault.projection.get(customers.own)).toBeUndefined();
    for (const [kind, name] of [
      ['pool', 'North'],
      ['personal', 'ann'],
    ] as const) {
      const book = state.books[bookNamed(state, kind, name)];
      if (book === undefined) throw new Error('no book');
      expect(epochOf(book)).toBe(2);
      expect(holdsKey(vault, book.id, 'card', 2)).toBe(false);
    }
  });
});

test('R10 a read-only program writes nothing, and what a modified one writes is refused and named', async () => {
  await become('ann', ['reader']);
  await as(company, 'ann', async (vault) => {
    const { version } = openCustomer(vault, customers.shared);
    const card = { name: 'changed', tags: [] };
    await expect(updateCustomer(vault, { id: customers.shared, version, card })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(add(vault, bookNamed(roster(vault), 'shared', 'North'), 'new')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
  const vault = await enterQuietly(company, 'ann');
  const row = prepareRow(vault, rowId(customers.shared, 'card'), bookNamed(roster(vault), 'shared', 'North'), { name: 'forged', tags: [] });
  const seq = writeByHand(vault, { rows: [row] });
  vault.closed = true;
  vault.journal.db.close();
  const honest = await enterQuietly(company, 'boss');
  expect(honest.health.damage).toContainEqual(
    expect.objectContaining({ kind: 'batch-refused', where: String(seq), code: 'row-not-allowed' }),
  );
  honest.closed = true;
  honest.journal.db.close();
});

test('R9 B4 who becomes a salesperson later gets an own book, made by their own program, open to their lead', async () => {
  await become('adam', ['admin', 'salesperson']);
  await visit(company, 'adam');
  await as(company, 'boss', (vault) => {
    const book = bookNamed(roster(vault), 'personal', 'adam');
    expect(holdsKey(vault, book, 'private', 1)).toBe(true);
  });
});

test('R9 a proposal shows to the lead who may sign it and opens nothing meanwhile', async () => {
  await as(company, 'adam', (vault) =>
    changeRoles(vault, { memberId: memberNamed(roster(vault), 'adam'), roles: ['admin', 'lead'], reason: REASON }),
  );
  await visit(company, 'boss');
  await as(company, 'adam', async (vault) => {
    expect(vault.bookKeys.size).toBe(0);
    const self = memberNamed(roster(vault), 'adam');
    expect(peopleView(vault).find(({ id }) => id === self)).toMatchObject({
      canConfirmChange: false,
      proposed: { by: 'adam', reason: REASON },
    });
    await expect(confirmChange(vault, self, ['admin', 'lead'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
  await as(company, 'boss', (vault) => {
    expect(peopleView(vault).find(({ name }) => name === 'adam')).toMatchObject({ canConfirmChange: true });
  });
});
