/** Who left opens nothing that was written afterwards, with any key they ever had. Rules L1 to L4. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { moveCustomers } from '../../../electron/vault/customers/move-customers.ts';
import { openCustomer } from '../../../electron/vault/customers/open-customer.ts';
import { proveBackup } from '../../../electron/vault/backup/restore.ts';
import { makeBackup } from '../../../electron/vault/backup/make-backup.ts';
import { epochOf } from '../../../electron/vault/roster/roster.ts';
import { freeze, leaveHindrance } from '../../../electron/vault/session/leave.ts';
import { inspectInvitation } from '../../../electron/vault/session/invitations.ts';
import { openVault, signInLabels } from '../../../electron/vault/session/locked-vault.ts';
import { resealRows, rotateBooks, rowsToReseal } from '../../../electron/vault/session/rotate.ts';
import { roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { unlockWithKit } from '../../../electron/vault/session/unlock.ts';
import { verifyChain } from '../../../electron/vault/session/verify-chain.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { cheapKdf } from '../../support/vault-world.ts';
import {
  as,
  bookNamed,
  dissolve,
  enterQuietly,
  found,
  hire,
  inviteAs,
  joinAs,
  memberNamed,
  NO_EVENTS,
  passphraseOf,
  visit,
  type Company,
} from './company.ts';
import { cellsOf } from './key-cells.ts';
import { deriveEverything, steal, type KeyRing, type StolenFile } from './stolen-file.ts';

const QUIETLY = { progress: () => undefined, isCancelled: () => false, pause: () => Promise.resolve() };

let company: Company;
beforeEach(async () => {
  company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'lena', ['lead', 'salesperson']);
  await hire(company, 'ann', ['salesperson']);
  await hire(company, 'ben', ['salesperson']);
  await visit(company, 'boss', 'lena');
}, 60_000);
afterEach(() => {
  dissolve(company);
});

async function add(vault: UnlockedVault, bookId: BookId, name: string): Promise<CustomerId> {
  return createCustomer(vault, {
    bookId,
    card: { name, tags: [] },
    reach: [{ kind: 'phone', value: '+8613800138000' }],
    note: `note on ${name}`,
  });
}

async function fill(): Promise<void> {
  await as(company, 'ann', async (vault) => {
    for (const kind of ['personal', 'shared'] as const)
      await add(vault, bookNamed(roster(vault), kind, kind === 'personal' ? 'ann' : 'North'), `${kind} by ann`);
    const goes = await add(vault, bookNamed(roster(vault), 'personal', 'ann'), 'goes');
    await moveCustomers(vault, [goes], bookNamed(roster(vault), 'pool', 'North'), 'back');
  });
  await visit(company, 'boss');
}

/** Keys of the leaver as of now, with everything that follows from them in the file as it is later. */
async function ringOf(label: string): Promise<(file: StolenFile) => Promise<KeyRing>> {
  const before = await deriveEverything(steal(company.path), { passphrase: passphraseOf(label) }, cheapKdf);
  return (file) => deriveEverything(file, { passphrase: passphraseOf(label) }, cheapKdf, [...before.secrets.values()]);
}

/** What the leaver opens in the file as it is now; batches up to `known` are no news to them. */
async function opened(ring: KeyRing, file: StolenFile, known: number): Promise<string[]> {
  const state = await as(company, 'boss', (vault) => roster(vault));
  const whole = await deriveEverything(file, { passphrase: passphraseOf('boss') }, cheapKdf);
  const late: StolenFile = { ...file, batches: file.batches.filter(({ seq }) => seq > known) };
  const names = new Set<string>();
  for (const cell of cellsOf(late, whole, state, cheapKdf)) if (await cell.opens({ name: 'ann', ring, held: {} })) names.add(cell.name);
  return [...names].sort();
}

test('L1 L2 L3 L4 nothing written after the leaving opens with a key from before', { timeout: 120_000 }, async () => {
  await fill();
  const follow = await ringOf('ann');
  const counted: number[] = [];
  await as(company, 'boss', async (vault) => {
    await freeze(vault, memberNamed(roster(vault), 'ann'), 'left');
    counted.push(vault.journal.seq);
    expect(await rotateBooks(vault)).toBe(3);
    await resealRows(vault, QUIETLY);
    expect(rowsToReseal(vault)).toBe(0);
    await add(vault, bookNamed(roster(vault), 'shared', 'North'), 'after');
  });
  await as(company, 'ben', (vault) => add(vault, bookNamed(roster(vault), 'personal', 'ben'), 'of ben'));
  const file = steal(company.path);
  // The batch that says they left is the last one under the key they have.
  const [last = 0] = counted;
  expect(await opened(await follow(file), file, last)).toEqual([]);
});

test('L3 a row not yet sealed anew still opens for who left, until the work goes on', { timeout: 120_000 }, async () => {
  await fill();
  const follow = await ringOf('ann');
  const frozenAt = await as(company, 'boss', async (vault) => {
    await freeze(vault, memberNamed(roster(vault), 'ann'), 'left');
    const { seq } = vault.journal;
    await rotateBooks(vault);
    return seq;
  });
  const file = steal(company.path);
  expect(await opened(await follow(file), file, frozenAt)).toContain('row North shared/reach');
  await as(company, 'lena', (vault) => resealRows(vault, QUIETLY));
  const later = steal(company.path);
  expect(await opened(await follow(later), later, frozenAt)).toEqual([]);
});

test('L1 a lead who leaves reads no entry of the log written afterwards', { timeout: 120_000 }, async () => {
  await fill();
  const follow = await ringOf('lena');
  const frozenAt = await as(company, 'boss', async (vault) => {
    await freeze(vault, memberNamed(roster(vault), 'lena'), 'left');
    const { seq } = vault.journal;
    await rotateBooks(vault);
    await resealRows(vault, QUIETLY);
    await add(vault, bookNamed(roster(vault), 'pool', 'North'), 'after');
    return seq;
  });
  const file = steal(company.path);
  expect(await opened(await follow(file), file, frozenAt)).toEqual([]);
});

test('L2 L3 those who stay read everything, and the age of a customer does not change', { timeout: 120_000 }, async () => {
  await fill();
  const before = await as(company, 'boss', (vault) => vault.projection.list({ search: '', sort: 'name', descending: false }, 0, 50));
  await as(company, 'boss', async (vault) => {
    await freeze(vault, memberNamed(roster(vault), 'ann'), 'left');
    await rotateBooks(vault);
    await resealRows(vault, QUIETLY);
  });
  const after = await as(company, 'boss', async (vault) => {
    expect(await verifyChain(vault)).toMatchObject({ intact: true });
    expect(vault.health.verification).toBe('intact');
    return vault.projection.list({ search: '', sort: 'name', descending: false }, 0, 50);
  });
  expect(after.rows).toEqual(before.rows);
  await as(company, 'lena', (vault) => {
    const ids = vault.projection.ids({ search: 'ann', sort: 'name', descending: false });
    expect(ids.map((id) => openCustomer(vault, id).reach?.values.length)).toEqual([1, 1]);
    expect(epochOf(roster(vault).books[bookNamed(roster(vault), 'pool', 'North')] ?? ({ epochs: [] } as never))).toBe(2);
  });
});

test('L1 the slot is gone from the list, and the passphrase opens nothing any more', { timeout: 60_000 }, async () => {
  await as(company, 'adam', (vault) => freeze(vault, memberNamed(roster(vault), 'ann'), 'left'));
  const locked = openVault(company.path);
  expect(signInLabels(locked).map(({ label }) => label)).toEqual(['boss', 'adam', 'lena', 'ben']);
  locked.db.close();
});

test('L2 when an admin signs the leaving, the next lead to sign in changes the keys', { timeout: 60_000 }, async () => {
  await fill();
  await as(company, 'adam', async (vault) => {
    await freeze(vault, memberNamed(roster(vault), 'ann'), 'left');
    expect(await rotateBooks(vault)).toBe(0);
  });
  const epochs = await as(company, 'lena', (vault) => Object.values(roster(vault).books).map(epochOf));
  expect(epochs.filter((epoch) => epoch === 2)).toHaveLength(3);
});

test('L4 an invitation from before the leaving still lets its person in; one by the leaver does not', { timeout: 120_000 }, async () => {
  const [honest, leavers] = [
    await as(company, 'boss', (vault) => inviteAs(vault, 'cai', ['salesperson'], 'North')),
    await as(company, 'lena', (vault) => inviteAs(vault, 'dan', ['salesperson'], 'North')),
  ];
  await as(company, 'boss', (vault) => freeze(vault, memberNamed(roster(vault), 'lena'), 'left'));
  await joinAs(company, honest, 'cai');
  const locked = openVault(company.path);
  await expect(inspectInvitation(locked, leavers, company.ports)).rejects.toMatchObject({ code: 'WRONG_INVITATION' });
  locked.db.close();
  // Whoever came later holds every key of the journal, the first included.
  await as(company, 'cai', async (vault) => {
    expect(await verifyChain(vault)).toMatchObject({ intact: true });
  });
});

test('L4 kit, recovery key and backup follow the journal across the leaving', { timeout: 120_000 }, async () => {
  await fill();
  await as(company, 'boss', async (vault) => {
    await freeze(vault, memberNamed(roster(vault), 'ann'), 'left');
    await rotateBooks(vault);
    await makeBackup(vault, `${company.path}.age`, () => undefined);
  });
  const byKit = await unlockWithKit(openVault(company.path), company.sheet.code, company.ports, NO_EVENTS);
  await byKit.verified;
  expect(byKit.health.verification).toBe('intact');
  byKit.closed = true;
  byKit.journal.db.close();
  for (const key of [company.sheet.code, company.sheet.recoveryKey ?? '']) {
    const { inspection } = await proveBackup(`${company.path}.age`, key, company.ports);
    expect(inspection.vaultName).toBe('team');
  }
});

test('L1 nobody signs their own leaving, nor that of the last lead or admin', async () => {
  await as(company, 'boss', (vault) => {
    const hindrance = (name: string) => leaveHindrance(vault, roster(vault).members[memberNamed(roster(vault), name)] ?? ({} as never));
    expect(hindrance('boss')).toBe('self');
    expect(hindrance('lena')).toBeUndefined();
  });
  await as(company, 'ann', async (vault) => {
    await expect(freeze(vault, memberNamed(roster(vault), 'ben'), 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
  await as(company, 'adam', (vault) => freeze(vault, memberNamed(roster(vault), 'lena'), 'left'));
  await as(company, 'adam', async (vault) => {
    await expect(freeze(vault, memberNamed(roster(vault), 'boss'), 'x')).rejects.toMatchObject({ details: { reason: 'last-lead' } });
  });
});

test('L3 sealing anew goes on where it was interrupted', { timeout: 60_000 }, async () => {
  await as(company, 'boss', async (vault) => {
    const shared = bookNamed(roster(vault), 'shared', 'North');
    for (let i = 0; i < 700; i += 1) await add(vault, shared, `customer ${String(i)}`);
    await freeze(vault, memberNamed(roster(vault), 'ann'), 'left');
    await rotateBooks(vault);
    let steps = 0;
    await resealRows(vault, { ...QUIETLY, isCancelled: () => (steps += 1) > 2 });
    expect(rowsToReseal(vault)).toBeGreaterThan(0);
  });
  const vault = await enterQuietly(company, 'lena');
  const left = rowsToReseal(vault);
  expect(left).toBeGreaterThan(0);
  expect(await resealRows(vault, QUIETLY)).toBe(left);
  expect(rowsToReseal(vault)).toBe(0);
  expect(await verifyChain(vault)).toMatchObject({ intact: true });
  vault.closed = true;
  vault.journal.db.close();
});
