/** Keyslots stand in the clear beside the journal; what their owners stated is what the file must hold. Rule K9. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyFileSync } from 'node:fs';
import { openSqlite } from '../../../electron/vault/storage/database.ts';
import { as, dissolve, found, hire, removeSnapshots, type Company } from './company.ts';

let company: Company;

beforeAll(async () => {
  company = await found();
  await hire(company, 'ann', ['salesperson']);
  copyFileSync(company.path, `${company.path}.whole`);
}, 60_000);
beforeEach(() => {
  copyFileSync(`${company.path}.whole`, company.path);
  removeSnapshots(company);
});
afterAll(() => {
  dissolve(company);
});

function change(sql: string): void {
  const db = openSqlite(company.path, { mustExist: true });
  expect(db.prepare(sql).run().changes).toBe(1);
  db.close();
}

async function healthSeenByBoss(): Promise<readonly [string, number]> {
  return as(company, 'boss', async (vault) => {
    await vault.verified;
    return [vault.health.verification, vault.health.damageTotal] as const;
  });
}

test('K9 a vault whose keyslots are as stated is intact', async () => {
  expect(await healthSeenByBoss()).toEqual(['intact', 0]);
});

test.each([
  ['another label', "update slots set label = 'ann2' where label = 'ann'"],
  ['other bytes', "update slots set wrapped = randomblob(200) where label = 'ann'"],
  ['another cost', "update slots set memory_kib = memory_kib + 1 where label = 'ann'"],
  ['no slot at all', "delete from slots where label = 'ann'"],
  ['a recovery slot of somebody else', "update slots set wrapped = randomblob(200) where kind = 'recovery'"],
])('K9 %s is named', async (_what, sql) => {
  change(sql);
  expect(await healthSeenByBoss()).toEqual(['damaged', 1]);
});

test('K9 a keyslot that nobody stated is named', async () => {
  change("insert into slots (id, kind, label, wrapped) values (randomblob(16), 'kit', '', randomblob(100))");
  expect(await healthSeenByBoss()).toEqual(['damaged', 1]);
});
