/** Who reads the log, what counts against a budget, and what is on disk before a value leaves. Rules A1 to A4, E2 to E4. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { CustomerId, ValueId } from '../../../shared/model/ids.ts';
import { listAudit, openSessions } from '../../../electron/vault/audit/audit-log.ts';
import { revealedToday } from '../../../electron/vault/audit/reveals.ts';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import { customerToken } from '../../../electron/vault/customers/token.ts';
import { letExportOut, letValueOut, openValue } from '../../../electron/vault/egress/gate.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { createWorld } from '../../support/vault-world.ts';
import { as, dissolve, found, hire, type Company } from '../session/company.ts';

const DAY_MS = 24 * 3_600_000;
let company: Company;
let customer: CustomerId;

beforeAll(async () => {
  company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'ann', ['salesperson']);
  await as(company, 'adam', (vault) => {
    record(vault, { statements: [{ type: 'policy.set', policy: { ...DEFAULT_POLICY, revealsPerDay: 3 }, reason: 'few' }] });
  });
  customer = await as(company, 'ann', (vault) =>
    createCustomer(vault, {
      card: { name: '王伟', tags: [] },
      reach: ['1', '2', '3', '4', '5'].map((digit) => ({ kind: 'phone' as const, value: `+861380013800${digit}` })),
    }),
  );
}, 60_000);
afterAll(() => dissolve(company));

function valuesOf(vault: UnlockedVault): readonly ValueId[] {
  return (openCustomer(vault, customer).reach?.values ?? []).map(({ id }) => id);
}

async function logOf(vault: UnlockedVault): Promise<readonly AuditEntry[]> {
  await openSessions(vault.audit);
  return listAudit(vault.audit, { offset: 0, limit: 200 }, roster(vault)).entries;
}

function batchCount(vault: UnlockedVault): number {
  return vault.journal.db.prepare('select count(*) from batches').pluck().get() as number;
}

test('E3 E4 a value counts once a day, the budget ends with a refusal in the log, and the next day begins anew', async () => {
  company.ports.time.now += 2 * DAY_MS;
  await as(company, 'ann', async (vault) => {
    const [a, b, c, d] = valuesOf(vault);
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('values are missing');
    for (const value of [a, a, b, a, c, c]) await letValueOut(vault, 'reveal', customer, value);
    expect(revealedToday(vault.audit, company.ports.time.now).count).toBe(3);
    await letValueOut(vault, 'copy', customer, a);
    await expect(letValueOut(vault, 'reveal', customer, d)).rejects.toMatchObject({
      code: 'BUDGET_SPENT',
      details: { limit: 3, told: 'boss' },
    });
    await expect(letValueOut(vault, 'copy', customer, d)).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
  });
  // Signing out and in again does not fill it up.
  await as(company, 'ann', async (vault) => {
    const [a, , , d] = valuesOf(vault);
    if (a === undefined || d === undefined) throw new Error('values are missing');
    await expect(letValueOut(vault, 'reveal', customer, d)).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
    company.ports.time.now += DAY_MS;
    await expect(letValueOut(vault, 'reveal', customer, d)).resolves.toBeDefined();
  });
  await as(company, 'boss', async (vault) => {
    const refused = (await logOf(vault)).filter(({ action }) => action === 'reveal.refused');
    expect(refused).toHaveLength(3);
    for (const entry of refused) expect(entry).toMatchObject({ actor: 'ann', subject: customerToken(customer), reason: 'BUDGET_SPENT' });
  });
});

test('E2 the log entry is on disk before the value leaves, and without it nothing leaves', async () => {
  company.ports.time.now += DAY_MS;
  await as(company, 'ann', async (vault) => {
    const [a, b] = valuesOf(vault);
    if (a === undefined || b === undefined) throw new Error('values are missing');
    const before = batchCount(vault);
    const pass = await letValueOut(vault, 'reveal', customer, a);
    expect(batchCount(vault)).toBe(before + 1);
    expect(openValue(vault, pass, customer, a)).toMatch(/^\+861380013800/);
    vault.journal.db.pragma('query_only = ON');
    await expect(letValueOut(vault, 'reveal', customer, b)).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
    await expect(letValueOut(vault, 'copy', customer, a)).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
    vault.journal.db.pragma('query_only = OFF');
    expect(batchCount(vault)).toBe(before + 1);
    expect(revealedToday(vault.audit, company.ports.time.now).count).toBe(1);
  });
});

test('E4 an export refused to a salesperson stands in the log with its reason', async () => {
  await as(company, 'ann', async (vault) => {
    await expect(letExportOut(vault, [customer], { fileName: 'all.csv.age', reason: 'for home' })).rejects.toMatchObject({
      code: 'EXPORT_NOT_ALLOWED',
    });
  });
  await as(company, 'boss', async (vault) => {
    expect((await logOf(vault)).find(({ action }) => action === 'export.refused')).toMatchObject({
      actor: 'ann',
      subject: 'all.csv.age',
      count: 1,
    });
  });
});

test('A1 A3 an auditor who comes later reads what was before, once those who hold the keys have run', async () => {
  const before = await as(company, 'boss', logOf);
  await hire(company, 'rita', ['auditor']);
  await as(company, 'boss', logOf);
  for (const name of ['boss', 'adam', 'ann']) await as(company, name, () => undefined);
  await as(company, 'rita', async (vault) => {
    const read = new Set((await logOf(vault)).map(({ seq, index }) => `${String(seq)}/${String(index)}`));
    expect(before.filter(({ seq, index }) => !read.has(`${String(seq)}/${String(index)}`))).toEqual([]);
    const sealed = vault.audit.db.prepare('select count(*) from audit_sealed').pluck().get();
    expect(sealed).toBe(0);
  });
});

test("A1 A4 a salesperson's program reads its own entries and roster statements, and no colleague's", async () => {
  await hire(company, 'ben', ['salesperson']);
  await as(company, 'ben', async (vault) => {
    const entries = await logOf(vault);
    const stated = new Set([
      'vault.created',
      'team.created',
      'member.invited',
      'member.joined',
      'member.confirmed',
      'book.created',
      'key.granted',
      'policy.changed',
      'kit.created',
      'checkpoint',
    ]);
    expect(entries.filter(({ actor, action }) => actor !== 'ben' && !stated.has(action))).toEqual([]);
    expect(entries.some(({ actor, action }) => actor === 'ben' && action === 'vault.unlocked')).toBe(true);
  });
});

test('A1 the log is listed for leads and auditors, and refused to salespeople and admins', async () => {
  const world = await createWorld();
  try {
    await world.add('ann', ['salesperson']);
    await world.add('adam', ['admin']);
    await expect(world.call('audit.list', { offset: 0, limit: 10 })).resolves.toMatchObject({ entries: expect.any(Array) });
    for (const name of ['ann', 'adam']) {
      await world.signIn(name);
      await expect(world.call('audit.list', { offset: 0, limit: 10 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  } finally {
    await world.call('vault.settle', { reason: 'user' });
    world.remove();
  }
});
