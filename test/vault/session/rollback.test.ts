/** Older files put back, snapshots that do not fit, clocks set back. Rules J7, J8, S3, S4, J2. */
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { batchesAfter } from '../../../electron/vault/journal/chain.ts';
import { acceptRestore, noteRestored } from '../../../electron/vault/session/accept-restore.ts';
import { compareAnchor } from '../../../electron/vault/session/anchor.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { roster, selfMember, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { settle } from '../../../electron/vault/session/lock.ts';
import { healthView } from '../../../electron/vault/session/views.ts';
import { readSnapshot, snapshotPath } from '../../../electron/vault/session/snapshot.ts';
import { memoryKeyStore } from '../../support/vault-world.ts';
import { as, dissolve, enterQuietly, found, hire, memberNamed, removeSnapshots, visit, type Company } from './company.ts';

let company: Company;
const START = '.start';

async function addOne(label: string, name: string): Promise<void> {
  await as(company, label, (vault) => createCustomer(vault, { card: { name, tags: [] }, reach: [] }));
}

function namesSeen(vault: UnlockedVault): string[] {
  const query = { search: '', sort: 'name', descending: false } as const;
  return vault.projection.list(query, 0, 200).rows.map(({ name }) => name);
}

beforeAll(async () => {
  company = await found();
  await hire(company, 'ann', ['salesperson']);
  await hire(company, 'adam', ['admin']);
  for (const name of ['First', 'Second']) await addOne('ann', name);
  copyFileSync(company.path, company.path + START);
}, 60_000);
beforeEach(() => {
  copyFileSync(company.path + START, company.path);
  removeSnapshots(company);
  company = { ...company, ports: { ...company.ports, keyStore: memoryKeyStore() } };
});
afterAll(() => dissolve(company));

test('J7 a computer that never saw the vault says so, and knows it from then on', async () => {
  const vault = await enterQuietly(company, 'ann');
  expect(vault.health.anchor).toBe('first-time');
  await settle(vault);
  await as(company, 'ann', ({ health }) => expect(health.anchor).toBe('known'));
});

test('J8 an older copy put back is read-only until a lead accepts it, and then alarms no more', async () => {
  await addOne('ann', 'Third');
  const newest = await as(company, 'ann', (vault) => healthView(vault).newestAt);
  copyFileSync(company.path + START, company.path);
  const seller = await enterQuietly(company, 'ann');
  expect(seller.health.anchor).toBe('rolled-back');
  expect(healthView(seller).newestAt).toBeLessThan(newest);
  await expect(createCustomer(seller, { card: { name: 'Fourth', tags: [] }, reach: [] })).rejects.toMatchObject({ code: 'READ_ONLY' });
  expect(() => record(seller, { audit: [{ action: 'vault.unlocked' }] })).toThrow(expect.objectContaining({ code: 'READ_ONLY' }));
  await expect(acceptRestore(seller, 'never mind')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await settle(seller);

  const again = await enterQuietly(company, 'ann');
  expect(again.health.anchor).toBe('rolled-back');
  await settle(again);
  const lead = await enterQuietly(company, 'boss');
  expect(lead.health.anchor).toBe('rolled-back');
  await acceptRestore(lead, 'the disk had died');
  await settle(lead);
  await addOne('ann', 'Fourth');
  await as(company, 'ann', (vault) => {
    expect(vault.health.anchor).toBe('known');
    expect(namesSeen(vault)).toEqual(['First', 'Fourth', 'Second']);
  });
});

test('J7 a file of the same length on another branch is rolled back as well', async () => {
  await addOne('ann', 'Third');
  const { keyStore } = company.ports;
  copyFileSync(company.path + START, company.path);
  removeSnapshots(company);
  company = { ...company, ports: { ...company.ports, keyStore: memoryKeyStore() } };
  for (const name of ['Other', 'And another', 'And more']) await addOne('ann', name);
  company = { ...company, ports: { ...company.ports, keyStore } };
  const vault = await enterQuietly(company, 'ann');
  expect(vault.health.anchor).toBe('rolled-back');
  await settle(vault);
});

test('J8 what this program restored itself is known as restored, and after the next lock as known', async () => {
  await addOne('ann', 'Third');
  const point = await as(company, 'boss', (vault) => ({ vaultId: vault.journal.vaultId, seq: 0, head: '', madeAt: 1 }));
  copyFileSync(company.path + START, company.path);
  const older = await enterQuietly(company, 'boss');
  await noteRestored(company.ports.keyStore, { ...point, seq: older.journal.seq, head: older.journal.lastHash });
  expect(await compareAnchor(company.ports.keyStore, older.journal)).toBe('restored');
  older.health = { ...older.health, anchor: 'restored' };
  await settle(older);
  await as(company, 'ann', ({ health }) => expect(health.anchor).toBe('known'));
});

test('S3 a snapshot of an older position catches up with the newer file', async () => {
  await visit(company, 'ann');
  const path = await as(company, 'ann', (vault) => snapshotPath(company.path, vault.self.member));
  const older = readFileSync(path);
  await addOne('ann', 'Third');
  writeFileSync(path, older);
  await as(company, 'ann', (vault) => {
    expect(namesSeen(vault)).toEqual(['First', 'Second', 'Third']);
    expect(vault.health.verification).toBe('intact');
  });
});

test('S4 a snapshot flipped, cut, empty, of somebody else or of a newer file is not used, and the list is the same', async () => {
  await visit(company, 'ann', 'boss');
  const [own, other] = await as(company, 'boss', (vault) =>
    [memberNamed(roster(vault), 'ann'), memberNamed(roster(vault), 'boss')].map((id) => snapshotPath(company.path, id)),
  );
  if (own === undefined || other === undefined) throw new Error('no paths');
  const good = readFileSync(own);
  const damage: Record<string, () => void> = {
    flipped: () => writeFileSync(own, Buffer.from(good).fill((good[good.length >> 1] ?? 0) ^ 1, good.length >> 1, (good.length >> 1) + 1)),
    'flipped in its salt': () => writeFileSync(own, Buffer.from(good).fill((good[10] ?? 0) ^ 1, 10, 11)),
    cut: () => truncateSync(own, good.length - 40),
    'cut to its head': () => truncateSync(own, 20),
    empty: () => writeFileSync(own, ''),
    foreign: () => copyFileSync(other, own),
    gone: () => rmSync(own),
  };
  for (const [name, work] of Object.entries(damage)) {
    writeFileSync(own, good);
    work();
    await as(company, 'ann', (vault) => {
      const place = { vaultId: vault.journal.vaultId, member: vault.self.member };
      if (existsSync(own)) expect([name, readSnapshot(own, place, vault.self.keys.snapshotKey)]).toEqual([name, undefined]);
      expect([name, namesSeen(vault)]).toEqual([name, ['First', 'Second']]);
      expect(vault.health.verification).toBe('intact');
    });
  }
  // A snapshot that reflects batches the file does not have.
  const newer = readFileSync(own);
  copyFileSync(company.path + START, company.path);
  writeFileSync(own, newer);
  company = { ...company, ports: { ...company.ports, keyStore: memoryKeyStore() } };
  await as(company, 'ann', (vault) => expect(namesSeen(vault)).toEqual(['First', 'Second']));
});

test('J2 a clock set back keeps the instants of batches in order, and nothing is refused for it', async () => {
  company.ports.time.now -= 400 * 24 * 3_600_000;
  await addOne('ann', 'From the past');
  await as(company, 'boss', (vault) => {
    const instants = [...batchesAfter(vault.journal.db, vault.journal.vaultId, vault.journal.keys, 0)].map(({ batch }) => batch.header.at);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(vault.journal.refused).toEqual([]);
    expect(selfMember(vault).name).toBe('boss');
  });
});
