/** The confidentiality agreement: nothing is shown or leaves before the version in force is signed. Rule R12. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import { letBlockOut, letExportOut, letFindsOut, letPrintOut, letValueOut } from '../../../electron/vault/egress/gate.ts';
import { agreementView, setAgreement, signAgreement } from '../../../electron/vault/session/agreement.ts';
import type { UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { as, dissolve, found, hire, type Company } from './company.ts';

let company: Company;
beforeAll(async () => {
  company = await found();
  await hire(company, 'ann', ['salesperson', 'lead']);
}, 60_000);
afterAll(() => dissolve(company));

async function ways(vault: UnlockedVault): Promise<readonly (() => Promise<unknown>)[]> {
  const id = await createCustomer(vault, { card: { name: 'A', tags: [] }, reach: [{ kind: 'phone', value: '+8613800138000' }] });
  const value = openCustomer(vault, id).reach?.values[0]?.id;
  if (value === undefined) throw new Error('no phone');
  return [
    ...(['reveal', 'copy', 'call'] as const).map((exit) => () => letValueOut(vault, exit, id, value)),
    () => letExportOut(vault, [id], { fileName: 'f', reason: 'r' }),
    () => letBlockOut(vault, [id]),
    () => letPrintOut(vault, [id], 'tokens'),
  ];
}

test('R12 E4 every way out is refused until the person has signed, and again after a new version', async () => {
  await as(company, 'boss', (vault) => setAgreement(vault, 'stay silent'));
  await as(company, 'ann', async (vault) => {
    expect(agreementView(vault)).toMatchObject({ isDue: true, maySet: false, current: { version: 1, by: 'boss' } });
    const every = await ways(vault);
    for (const way of every) await expect(way()).rejects.toMatchObject({ code: 'AGREEMENT_NEEDED' });
    const search = { search: '13800138000', trashed: false, sort: 'name', descending: false } as const;
    await expect(letFindsOut(vault, search)).resolves.toBe(true);
    await expect(signAgreement(vault, 2)).rejects.toMatchObject({ code: 'CONFLICT' });
    await signAgreement(vault, 1);
    for (const way of every) await expect(way()).resolves.toBeDefined();
  });
  await as(company, 'boss', (vault) => setAgreement(vault, 'stay very silent'));
  await as(company, 'ann', async (vault) => {
    for (const way of await ways(vault)) await expect(way()).rejects.toMatchObject({ code: 'AGREEMENT_NEEDED' });
    expect(agreementView(vault).members.find(({ name }) => name === 'ann')).toMatchObject({ version: 1 });
    await expect(setAgreement(vault, 'mine')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
