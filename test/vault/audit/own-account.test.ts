/** One's own account: what it did, from entries sealed to oneself, and nothing of anybody else's. Rule A1. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountEntries, accountOf } from '../../../electron/vault/audit/own-account.ts';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import { letBackupOut, letValueOut } from '../../../electron/vault/egress/gate.ts';
import { as, dissolve, found, hire, type Company } from '../session/company.ts';

const ALL = { offset: 0, limit: 50 };
let company: Company;

beforeAll(async () => {
  company = await found();
  await hire(company, 'ann', ['salesperson']);
  await as(company, 'ann', async (vault) => {
    const id = await createCustomer(vault, { card: { name: 'A', tags: [] }, reach: [{ kind: 'phone', value: '+8613800138000' }] });
    const value = openCustomer(vault, id).reach?.values[0]?.id;
    if (value === undefined) throw new Error('no phone');
    await letValueOut(vault, 'reveal', id, value);
    await letValueOut(vault, 'copy', id, value);
    await letBackupOut(vault).catch(() => undefined);
  });
}, 60_000);
afterAll(() => dissolve(company));

test('A1 a salesperson sees their own sign-ins, what they took out and what was refused', async () => {
  await as(company, 'ann', async (vault) => {
    const account = await accountOf(vault);
    expect(account).toMatchObject({ out: { revealed: 1, copied: 1, called: 0, exported: 0 }, customersOut: 1, refused: 1 });
    expect(account.signIns).toBeGreaterThan(1);
    expect(account.devices).toEqual([{ id: vault.self.device, since: expect.any(Number) as number, isThis: true }]);
    expect(account.ways).toEqual([{ id: vault.self.slot, kind: 'passphrase', isThis: true }]);
    const taken = await accountEntries(vault, { topic: 'out', ...ALL });
    expect(taken.entries.map(({ action }) => action)).toEqual(['value.copied', 'value.revealed']);
    const signIns = await accountEntries(vault, { topic: 'signIns', ...ALL });
    expect(signIns.total).toBe(account.signIns);
  });
});

test('A1 nothing of anybody else stands in it, not even for a lead who may read it elsewhere', async () => {
  await as(company, 'boss', async (vault) => {
    expect(await accountOf(vault)).toMatchObject({ out: { revealed: 0, copied: 0 }, customersOut: 0, refused: 0 });
    const { entries } = await accountEntries(vault, { topic: 'all', ...ALL });
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set(['boss']));
  });
});
