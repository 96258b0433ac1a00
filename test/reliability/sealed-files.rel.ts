/** Snapshots and backups changed anywhere: a snapshot is then rebuilt, a backup refused; neither ever brings something else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBackup } from '../../electron/vault/backup/container.ts';
import { proveBackup } from '../../electron/vault/backup/restore.ts';
import { ageIdentity } from '../../electron/vault/crypto/age.ts';
import { decodeCode } from '../../electron/vault/crypto/code.ts';
import { kitAgeSeed } from '../../electron/vault/crypto/member-keys.ts';
import { openVault, signInLabels } from '../../electron/vault/session/locked-vault.ts';
import { readSnapshot, snapshotPath } from '../../electron/vault/session/snapshot.ts';
import { unlock } from '../../electron/vault/session/unlock.ts';
import { asVaultError } from '../../electron/vault/storage/sqlite-errors.ts';
import { PASSPHRASE, testPorts } from '../support/vault-world.ts';
import { flipped, flips, someMask, strided, type Case } from './support/flips.ts';
import { report, sized } from './support/results.ts';
import { readEverything, type Reading } from './support/sight.ts';
import { buildSmallVault, readerPorts, scratchFolder, type SmallVault } from './support/small-vault.ts';

const SNAPSHOT_STRIDE = sized({ short: 7, long: 1 });
const BACKUP_STRIDE = sized({ short: 331, long: 1 });
const SIGN_INS = sized({ short: 8, long: 300 });
/** Of plaintext in an age file's payload (age specification, "Payload"), with the tag each chunk carries. */
const AGE_CHUNK_BYTES = 65_536 + 16;

const folder = scratchFolder();
const boss = { label: 'boss', passphrase: PASSPHRASE };
let vault: SmallVault;

beforeAll(async () => {
  vault = await buildSmallVault();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a snapshot', () => {
  let path: string;
  let home: string;
  let ending: string;
  let snapshot: Buffer;
  let stillOpens: (file: Buffer) => boolean;

  beforeAll(async () => {
    home = mkdtempSync(join(folder, 'snapshot-'));
    path = join(home, 'team.keepbook');
    writeFileSync(path, vault.now);
    const locked = openVault(path);
    const slot = signInLabels(locked).find(({ label }) => label === 'boss');
    if (slot === undefined) throw new Error('boss is not in the list');
    const { self, journal, projection, verified } = await unlock(locked, slot.slotId, PASSPHRASE, readerPorts(vault), () => undefined);
    await verified;
    projection.close();
    locked.db.close();
    const place = { vaultId: journal.vaultId, member: self.member };
    ending = snapshotPath(path, self.member).slice(path.length);
    snapshot = vault.snapshots.get(ending) ?? Buffer.alloc(0);
    stillOpens = (file) => {
      writeFileSync(path + ending, file);
      return readSnapshot(path + ending, place, self.keys.snapshotKey) !== undefined;
    };
  });

  /** Signs in with this snapshot beside the vault. */
  function readWith(file: Buffer | undefined): Promise<Reading> {
    writeFileSync(path, vault.now);
    if (file === undefined) rmSync(path + ending, { force: true });
    else writeFileSync(path + ending, file);
    return readEverything(path, boss, readerPorts(vault));
  }

  test('S3 flipped at any byte or cut anywhere does not open', () => {
    expect(stillOpens(snapshot)).toBe(true);
    const opening: string[] = [];
    let cases = 0;
    const cuts = strided(snapshot.length, 997).map((length): Case => ({
      name: `cut at ${String(length)}`,
      file: snapshot.subarray(0, length),
    }));
    for (const { name, file } of [...flips(snapshot, strided(snapshot.length, SNAPSHOT_STRIDE), someMask), ...cuts]) {
      if (stillOpens(file)) opening.push(name);
      cases += 1;
    }
    report('snapshots flipped or cut', { cases, opening: opening.length });
    expect(opening).toEqual([]);
  });

  test('S3 S4 changed, or another person’s, or older, leaves everything a person sees the same', async () => {
    const original = await readWith(undefined);
    const others = [...vault.snapshots].filter(([name]) => name !== ending).map(([, file]) => file);
    const step = Math.floor(snapshot.length / SIGN_INS);
    const files = [
      snapshot,
      ...others,
      Buffer.alloc(0),
      ...strided(snapshot.length, step, 3).map((offset) => flipped(snapshot, offset, someMask(offset))),
    ];
    for (const file of files) expect(await readWith(file)).toEqual(original);
    report('signed in beside a changed snapshot', { cases: files.length });
  });
});

describe('a backup', () => {
  /** A code, or what the vault inside is: the original or something else. */
  async function outcomeOf(file: Buffer): Promise<string> {
    const secret = decodeCode('kit', vault.kitCode);
    if (secret === undefined) throw new Error('the kit code does not decode');
    try {
      const { manifest, vault: inside } = await openBackup([ageIdentity(kitAgeSeed(secret))], file);
      return inside.equals(original.vault) && JSON.stringify(manifest) === JSON.stringify(original.manifest)
        ? 'identical'
        : 'SOMETHING ELSE';
    } catch (error) {
      return asVaultError(error).code;
    }
  }

  let original: Awaited<ReturnType<typeof openBackup>>;

  beforeAll(async () => {
    const secret = decodeCode('kit', vault.kitCode);
    original = await openBackup([ageIdentity(kitAgeSeed(secret ?? Buffer.alloc(0)))], vault.backup);
  });

  async function outcomes(title: string, cases: Iterable<Case>): Promise<string[]> {
    const counts: Record<string, number> = {};
    for (const { file } of cases) {
      const outcome = await outcomeOf(file);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    report(title, counts);
    return Object.keys(counts);
  }

  const REFUSALS = ['BACKUP_DAMAGED', 'NOT_A_BACKUP', 'WRONG_RECOVERY_KEY'];

  test('U4 flipped at any byte is refused with a code', async () => {
    const headerBytes = vault.backup.indexOf('\n---') + 60;
    const offsets = [...strided(headerBytes, sized({ short: 11, long: 1 })), ...strided(vault.backup.length, BACKUP_STRIDE, headerBytes)];
    const found = await outcomes('backup bytes flipped', flips(vault.backup, offsets, someMask));
    expect(found.filter((outcome) => !REFUSALS.includes(outcome))).toEqual([]);
  });

  test('U4 cut at each chunk border and in between is refused with a code', async () => {
    const payload = vault.backup.indexOf('\n', vault.backup.indexOf('\n---') + 1) + 1 + 16;
    const borders = strided(vault.backup.length, AGE_CHUNK_BYTES, payload).filter((length) => length < vault.backup.length);
    const lengths = [...borders, ...borders.map((length) => length + 1), ...strided(vault.backup.length, 4_099), vault.backup.length - 1];
    const found = await outcomes(
      'backups cut short',
      lengths.map((length): Case => ({ name: String(length), file: vault.backup.subarray(0, length) })),
    );
    expect(found.filter((outcome) => !REFUSALS.includes(outcome))).toEqual([]);
  });

  test('U4 the untouched backup is proven, one with a byte more is refused', async () => {
    const path = join(folder, 'backup.age');
    writeFileSync(path, vault.backup);
    await expect(proveBackup(path, vault.kitCode, testPorts())).resolves.toMatchObject({ inspection: { labels: ['boss', 'lin', 'shen'] } });
    writeFileSync(path, Buffer.concat([vault.backup, Buffer.of(0)]));
    await expect(proveBackup(path, vault.kitCode, testPorts())).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
  });
});
