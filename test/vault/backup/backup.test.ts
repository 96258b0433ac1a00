/** A backup proves itself or is refused with a code; restoring never destroys what was there. Rules U1 to U5. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '../../../electron/vault/audit/audit-log.ts';
import { openBackup, sealBackup } from '../../../electron/vault/backup/container.ts';
import { makeBackup } from '../../../electron/vault/backup/make-backup.ts';
import { signManifest, type Manifest } from '../../../electron/vault/backup/manifest.ts';
import { proveBackup, writeRestored } from '../../../electron/vault/backup/restore.ts';
import { sha256 } from '../../../electron/vault/crypto/hash.ts';
import { SecretKey } from '../../../electron/vault/crypto/secret-key.ts';
import { signerFrom } from '../../../electron/vault/crypto/signing.ts';
import { createCustomer } from '../../../electron/vault/customers/change-customer.ts';
import { record } from '../../../electron/vault/session/record.ts';
import { roster } from '../../../electron/vault/session/unlocked-vault.ts';
import { healthView } from '../../../electron/vault/session/views.ts';
import { openSqlite } from '../../../electron/vault/storage/database.ts';
import { as, dissolve, enterQuietly, found, hire, type Company } from '../session/company.ts';

const NO_PROGRESS = (): void => undefined;
let company: Company;
let path: string;
let recoveryKey: string;

beforeAll(async () => {
  company = await found();
  await hire(company, 'ann', ['salesperson']);
  await as(company, 'ann', (vault) =>
    createCustomer(vault, { card: { name: '王伟', tags: [] }, reach: [{ kind: 'phone', value: '+8613800138000' }] }),
  );
  path = join(company.folder, 'team.backup.age');
  recoveryKey = company.sheet.recoveryKey ?? '';
  await as(company, 'boss', (vault) => makeBackup(vault, path, NO_PROGRESS));
}, 60_000);
afterAll(() => dissolve(company));

/** A backup file with other content, sealed to the recovery key as anybody could. */
async function forged(manifest: Manifest, vault: Buffer): Promise<string> {
  const { recovery } = await as(company, 'boss', ({ journal }) => ({ recovery: journal.roster?.recovery ?? '' }));
  const file = join(company.folder, 'forged.age');
  writeFileSync(file, Buffer.from(await new Response(await sealBackup([recovery], manifest, vault, NO_PROGRESS)).arrayBuffer()));
  return file;
}

test('U1 the recovery key and the kit each prove a backup, and anything else is a wrong key', async () => {
  for (const key of [recoveryKey, recoveryKey.toLowerCase(), company.sheet.code, company.sheet.code.toLowerCase().replaceAll('-', ' ')]) {
    const { inspection } = await proveBackup(path, key, company.ports);
    expect(inspection).toMatchObject({ vaultName: 'team', madeBy: 'boss', labels: ['boss', 'ann'], rows: 2 });
  }
  const otherKit = company.sheet.code.replace(/.$/, (last) => (last === '0' ? '2' : '0'));
  for (const key of ['', 'nonsense', otherKit, `AGE-SECRET-KEY-1${'Q'.repeat(58)}`]) {
    await expect(proveBackup(path, key, company.ports)).rejects.toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
  }
});

test('U1 a recovery key typed with a slip is repeated in no error', async () => {
  const typed = recoveryKey.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'));
  const error = await proveBackup(path, typed, company.ports).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(typed.slice(20));
});

test('U1 the stock age and tar open a backup to a vault file that is the one its manifest names', () => {
  const key = join(company.folder, 'key.txt');
  const out = join(company.folder, 'stock');
  mkdirSync(out);
  writeFileSync(key, `${recoveryKey}\n`, { mode: 0o600 });
  const plain = spawnSync('age', ['-d', '-i', key, path], { maxBuffer: 1 << 28 });
  if (plain.error !== undefined) throw new Error('the stock `age` tool is needed: apt-get install age', { cause: plain.error });
  expect(spawnSync('tar', ['x', '-C', out], { input: plain.stdout }).status).toBe(0);
  expect(readdirSync(out).sort()).toEqual(['manifest.json', 'vault.keepbook']);
  const { stated } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  expect(sha256(readFileSync(join(out, 'vault.keepbook'))).toString('hex')).toBe(stated.sha256);
});

test('U4 a backup with a byte flipped or cut anywhere is refused with a code', async () => {
  const whole = readFileSync(path);
  const file = join(company.folder, 'damaged.age');
  const step = Math.floor(whole.length / 60);
  for (let at = 0; at < whole.length; at += at < 400 ? 40 : step) {
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
    writeFileSync(file, flipped);
    const error = await proveBackup(file, recoveryKey, company.ports).catch((caught: unknown) => caught);
    expect(['BACKUP_DAMAGED', 'WRONG_RECOVERY_KEY', 'NOT_A_BACKUP']).toContain((error as { code?: string }).code);
  }
  for (const length of [0, 10, 200, whole.length >> 1, whole.length - 1]) {
    writeFileSync(file, whole.subarray(0, length));
    await expect(proveBackup(file, recoveryKey, company.ports)).rejects.toMatchObject({
      code: expect.stringMatching(/^(BACKUP_DAMAGED|NOT_A_BACKUP|WRONG_RECOVERY_KEY)$/),
    });
  }
});

test('U2 U4 a backup sealed anew with another vault, manifest or signature is refused', async () => {
  const { manifest, vault } = await openBackup([recoveryKey], readFileSync(path));
  const stranger = signerFrom(new SecretKey(new Uint8Array(32).fill(1)));
  const db = openSqlite(vault);
  db.prepare('delete from rows').run();
  const emptied = db.serialize();
  db.close();
  const describing = (image: Buffer) => ({ ...manifest.stated, sha256: sha256(image).toString('hex'), bytes: image.length });
  const forgeries: readonly (readonly [Manifest, Buffer])[] = [
    [manifest, emptied],
    [{ ...manifest, stated: describing(emptied) }, emptied],
    [signManifest(describing(emptied), stranger), emptied],
    [{ ...manifest, stated: { ...manifest.stated, madeAt: manifest.stated.madeAt + 1 } }, vault],
    [signManifest(manifest.stated, stranger), vault],
  ];
  for (const [stated, image] of forgeries) {
    await expect(proveBackup(await forged(stated, image), recoveryKey, company.ports)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
  }
  // The control: sealed anew with nothing changed it still holds.
  await expect(proveBackup(await forged(manifest, vault), recoveryKey, company.ports)).resolves.toBeDefined();
});

test('U5 a restore keeps the vault that was there and brings back what the backup held', async () => {
  const before = readFileSync(company.path);
  const proven = await proveBackup(path, company.sheet.code, company.ports);
  const { keptAs } = await writeRestored(proven, company.path, company.ports);
  expect(readFileSync(join(company.folder, keptAs ?? ''))).toEqual(before);
  expect(readFileSync(company.path)).toEqual(proven.content.vault);
  expect(existsSync(`${company.path}.part`)).toBe(false);
  rmSync(company.path);
  await expect(writeRestored(proven, company.path, company.ports)).resolves.toEqual({});
  const vault = await enterQuietly(company, 'ann');
  expect(vault.projection.list({ search: '', sort: 'name', descending: false }, 0, 10).rows.map(({ name }) => name)).toEqual(['王伟']);
  expect(vault.health.verification).toBe('intact');
  vault.journal.db.close();
});

test('U2 what is written while a backup is made does not come between its vault and what it says of it', async () => {
  const fresh = await found();
  try {
    await as(fresh, 'boss', async (vault) => {
      const writes: Promise<unknown>[] = [];
      const write = async (): Promise<void> => {
        await createCustomer(vault, { card: { name: '王伟', tags: [] }, reach: [] });
      };
      let isWriting = false;
      // Whenever the backup looks at the clock a customer is on the way, and written as soon as it waits for anything.
      const now = (): number => {
        if (!isWriting) {
          isWriting = true;
          writes.push(write().finally(() => (isWriting = false)));
        }
        return vault.ports.clock.now();
      };
      const file = join(fresh.folder, 'busy.age');
      const clock = { ...vault.ports.clock, now };
      const { words, customers } = await makeBackup({ ...vault, ports: { ...vault.ports, clock } }, file, NO_PROGRESS);
      await Promise.all(writes);
      const { inspection } = await proveBackup(file, fresh.sheet.recoveryKey ?? '', fresh.ports);
      expect(inspection.words).toEqual(words);
      expect(customers).toBeLessThan(writes.length);
    });
  } finally {
    dissolve(fresh);
  }
});

test('U6 a backup that could not be written is in the log and is not the last backup', async () => {
  const fresh = await found();
  try {
    await as(fresh, 'boss', async (vault) => {
      await expect(makeBackup(vault, join(fresh.folder, 'gone', 'a.age'), NO_PROGRESS)).rejects.toThrow();
      const { entries } = listAudit(vault.audit, { offset: 0, limit: 3 }, roster(vault));
      expect(entries.map(({ action }) => action)).toEqual(['backup.failed', 'checkpoint', 'backup.begun']);
      expect(healthView(vault).lastBackupAt).toBeUndefined();
      await makeBackup(vault, join(fresh.folder, 'a.age'), NO_PROGRESS);
      expect(healthView(vault).lastBackupAt).toBeDefined();
    });
  } finally {
    dissolve(fresh);
  }
});

test('U6 a backup during which the program died is not the last backup, and is said to be unfinished', async () => {
  const fresh = await found();
  try {
    const died = join(fresh.folder, 'died.keepbook');
    await as(fresh, 'boss', async (vault) => {
      await makeBackup(vault, join(fresh.folder, 'a.age'), () => {
        if (!existsSync(died)) copyFileSync(fresh.path, died);
      });
      expect(healthView(vault)).toMatchObject({ lastBackupAt: expect.any(Number) });
      expect(healthView(vault).unfinishedBackupAt).toBeUndefined();
    });
    const vault = await enterQuietly({ ...fresh, path: died }, 'boss');
    const { lastBackupAt, unfinishedBackupAt } = healthView(vault);
    expect(lastBackupAt).toBeUndefined();
    expect(unfinishedBackupAt).toBeDefined();
    vault.journal.db.close();
  } finally {
    dissolve(fresh);
  }
});

test('U6 a backup of an earlier version, signed as made before it left, goes on counting', async () => {
  const fresh = await found();
  try {
    await as(fresh, 'boss', (vault) => {
      const made = record(vault, { statements: [{ type: 'backup.made', rows: 1 }] });
      expect(healthView(vault)).toMatchObject({ lastBackupAt: expect.any(Number) });
      record(vault, { statements: [{ type: 'backup.failed', made }] });
      expect(healthView(vault).lastBackupAt).toBeUndefined();
    });
  } finally {
    dissolve(fresh);
  }
});

test('U1 a salesperson makes no backup, and the attempt is logged', async () => {
  const fresh = await found();
  try {
    await hire(fresh, 'ann', ['salesperson']);
    const target = join(fresh.folder, 'mine.age');
    await as(fresh, 'ann', (vault) => expect(makeBackup(vault, target, NO_PROGRESS)).rejects.toMatchObject({ code: 'FORBIDDEN' }));
    expect(existsSync(target)).toBe(false);
  } finally {
    dissolve(fresh);
  }
});
