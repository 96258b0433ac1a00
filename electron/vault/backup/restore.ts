/** Proving a backup and bringing it back. Nothing is written before everything was checked. Rules U4, U5. */
import { existsSync, linkSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { VaultError } from '../../../shared/errors.ts';
import type { BackupInspection } from '../../../shared/model/exchange.ts';
import { ageIdentity, openAge } from '../crypto/age.ts';
import { fromBase64, fromHex, uuidBytes } from '../crypto/bytes.ts';
import { decodeCode } from '../crypto/code.ts';
import { sha256 } from '../crypto/hash.ts';
import { keyFromText, SlotContent, unwrapSlot } from '../crypto/keyslot.ts';
import { deriveMemberKeys, kitAgeSeed } from '../crypto/member-keys.ts';
import { keyFromShares, readShares } from '../crypto/recovery-share.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import { rowDigest } from '../journal/batch.ts';
import { batchesAfter } from '../journal/chain.ts';
import { journalKeysFrom, learnKeys, type JournalKeys } from '../journal/journal-keys.ts';
import { rosterOf, takeIn, type Journal } from '../journal/journal.ts';
import { sixWords } from '../policy/six-words.ts';
import type { Ports } from '../ports.ts';
import type { Roster } from '../roster/roster.ts';
import { createProjection } from '../search/projection.ts';
import type { LockedVault } from '../session/locked-vault.ts';
import { storedRow } from '../session/rows.ts';
import { freshJournal, pause } from '../session/unlock.ts';
import { openVaultFile } from '../storage/database.ts';
import { checkPlace } from '../storage/place.ts';
import { checkTables } from '../storage/schema.ts';
import { listSlots, recoverySlots } from '../storage/slots.ts';
import { asVaultError, translated } from '../storage/sqlite-errors.ts';
import { openBackup, type BackupContent } from './container.ts';
import { manifestHolds } from './manifest.ts';
import { syncFolder, writeFileWhole } from './write-file.ts';

const LARGEST_BACKUP_BYTES = 4 * 1024 ** 3;

type Opener = { readonly identity: string; readonly kitSecret?: Buffer };

/** A kit code, an `AGE-SECRET-KEY-1…` or shares of one. Throws WRONG_RECOVERY_KEY for text that is none of them. */
async function openerFrom(key: string): Promise<Opener> {
  const text = key.trim();
  if (/^AGE-SECRET-KEY-1/i.test(text)) return { identity: text.toUpperCase() };
  const shares = readShares(text);
  if (shares !== undefined) {
    const key = await keyFromShares(shares);
    if (key === undefined) throw new VaultError('WRONG_RECOVERY_KEY', 'shares do not fit together');
    return { identity: ageIdentity(key) };
  }
  const kitSecret = decodeCode('kit', text);
  if (kitSecret === undefined) throw new VaultError('WRONG_RECOVERY_KEY', 'neither a kit code nor a recovery key');
  return { identity: ageIdentity(kitAgeSeed(kitSecret)), kitSecret };
}

/** Where reading the journal begins, and the identity that opens the keys handed on within it. */
type Reader = { readonly keys: JournalKeys; readonly identity: string };

async function readerOf(locked: LockedVault, opener: Opener, ports: Ports): Promise<Reader | undefined> {
  if (opener.kitSecret !== undefined) {
    for (const { header, wrapped } of listSlots(locked.db, locked.vaultId, 'kit')) {
      const content = await unwrapSlot(header, opener.kitSecret, wrapped, ports.kdf);
      if (content === undefined) continue;
      const slot = SlotContent.parse(content);
      const { identity } = await deriveMemberKeys(keyFromText(slot.seed), slot.device);
      return { keys: journalKeysFrom(slot), identity };
    }
    return undefined;
  }
  for (const file of recoverySlots(locked.db)) {
    const key = await openAge(opener.identity, file);
    if (key !== undefined) return { keys: journalKeysIn(key), identity: opener.identity };
  }
  return undefined;
}

/** 32 bytes an epoch, the first epoch first. */
function journalKeysIn(bytes: Uint8Array): JournalKeys {
  return Array.from(
    { length: Math.floor(bytes.length / 32) },
    (_, at) => new SecretKey(Uint8Array.from(bytes.subarray(at * 32, (at + 1) * 32))),
  );
}

function damaged(message: string, cause?: unknown): VaultError {
  return new VaultError('BACKUP_DAMAGED', message, { cause });
}

/** Replays the whole journal and compares every row: what comes back is what was signed. */
async function prove(journal: Journal, identity: string, content: BackupContent): Promise<Roster> {
  const { stated } = content.manifest;
  for (const numbered of batchesAfter(journal.db, journal.vaultId, journal.keys, 0)) {
    if (takeIn(journal, numbered)) await learnKeys(journal.keys, numbered.batch, identity);
    if (numbered.seq % 200 === 0) await pause();
  }
  const roster = rosterOf(journal);
  const author = roster.devices[stated.device];
  const deviceKey = author === undefined ? undefined : roster.members[author]?.keys?.deviceKey;
  if (author !== stated.madeBy || deviceKey === undefined || !manifestHolds(content.manifest, fromBase64(deviceKey)))
    throw damaged('manifest is not signed by a member');
  if (journal.seq !== stated.seq || journal.lastHash !== stated.head) throw damaged('journal does not end where the manifest says');
  if (journal.state.count() !== stated.rows || journal.state.hash() !== stated.state) throw damaged('rows are not those of the manifest');
  let rows = 0;
  for (const raw of journal.db.prepare('select id, book, epoch, sealed from rows').raw().iterate()) {
    const stored = storedRow(raw);
    if (stored === undefined) throw damaged('a row does not parse');
    const [id, book, epoch, sealed] = stored;
    const fact = journal.state.get(id);
    if (fact === undefined || !rowDigest(id, book, epoch, sealed).equals(fact.digest) || !uuidBytes(fact.book).equals(book))
      throw damaged('a row is not what was signed');
    rows += 1;
    if (rows % 2_000 === 0) await pause();
  }
  if (rows !== stated.rows) throw damaged('a row is missing');
  return roster;
}

async function readBackup(path: string, opener: Opener): Promise<BackupContent> {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch (cause) {
    throw new VaultError('FILE_UNREADABLE', 'backup cannot be read', { cause });
  }
  if (file.length > LARGEST_BACKUP_BYTES) throw new VaultError('FILE_TOO_LARGE', 'backup is too large');
  const content = await openBackup([opener.identity], file);
  const { sha256: expected, bytes } = content.manifest.stated;
  if (content.vault.length !== bytes || sha256(content.vault).toString('hex') !== expected)
    throw damaged('vault is not that of the manifest');
  return content;
}

export type ProvenBackup = { readonly content: BackupContent; readonly inspection: BackupInspection };

/**
 * Opens, replays and compares the whole backup in a scratch folder (sealed rows only) that is removed afterwards.
 * Throws NOT_A_BACKUP, WRONG_RECOVERY_KEY, BACKUP_DAMAGED, FILE_UNREADABLE, VAULT_TOO_NEW.
 */
export async function proveBackup(path: string, key: string, ports: Ports): Promise<ProvenBackup> {
  const opener = await openerFrom(key);
  const content = await readBackup(path, opener);
  const scratch = mkdtempSync(join(tmpdir(), 'keepbook-proof-'));
  try {
    const file = join(scratch, 'vault.keepbook');
    writeFileSync(file, content.vault, { mode: 0o600 });
    const db = translated(() => openVaultFile(file, { mustExist: true }));
    const projection = createProjection();
    try {
      const vaultId = checkTables(db);
      if (vaultId !== content.manifest.stated.vaultId) throw damaged('another vault than the manifest says');
      const locked: LockedVault = { db, path: file, vaultId: content.manifest.stated.vaultId };
      const reader = await readerOf(locked, opener, ports);
      if (reader === undefined) throw new VaultError('WRONG_RECOVERY_KEY', 'the key opens no slot of the vault inside');
      const journal = freshJournal(locked, reader.keys, projection);
      const roster = await prove(journal, reader.identity, content);
      const { stated } = content.manifest;
      const inspection: BackupInspection = {
        vaultName: stated.vaultName,
        madeAt: stated.madeAt,
        madeBy: roster.members[stated.madeBy]?.name ?? '',
        rows: stated.rows,
        words: sixWords(fromHex(stated.head)),
        labels: listSlots(db, vaultId, 'passphrase').map(({ header }) => header.label),
      };
      return { content, inspection };
    } finally {
      projection.close();
      db.close();
    }
  } catch (error) {
    const known = asVaultError(error);
    throw known.code === 'JOURNAL_DAMAGED' || known.code === 'VAULT_DAMAGED' || known.code === 'NOT_A_VAULT'
      ? damaged('vault inside does not hold', known)
      : known;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A free name beside the target for the file that was there. */
function keptName(target: string, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const ending = extname(target);
  const stem = join(dirname(target), `${basename(target, ending)}.before-restore-${stamp}`);
  // A second restore within the same second must not take the name of what the first one kept.
  let name = `${stem}${ending}`;
  for (let count = 2; existsSync(name); count += 1) name = `${stem}-${String(count)}${ending}`;
  return name;
}

/** The old vault gets its second name while it still has its first, so that at no moment there is none. */
function keepBeside(target: string, keptAs: string): void {
  try {
    linkSync(target, keptAs);
  } catch {
    // File systems without hard links, such as those of USB sticks.
    renameSync(target, keptAs);
  }
}

/** An existing vault at `target` is kept under another name, never overwritten. Returns that name. Throws DISK_FULL, FOLDER_NOT_WRITABLE. */
export async function writeRestored(proven: ProvenBackup, target: string, ports: Ports): Promise<{ keptAs?: string }> {
  checkPlace(target);
  const fresh = `${target}.restored`;
  await writeFileWhole(fresh, [proven.content.vault]);
  const keptAs = keptName(target, ports.clock.now());
  const isKept = existsSync(target);
  try {
    if (isKept) keepBeside(target, keptAs);
    // A rollback journal belongs to the file it was written for, even where that file is gone.
    if (existsSync(`${target}-journal`)) renameSync(`${target}-journal`, `${keptAs}-journal`);
    renameSync(fresh, target);
    syncFolder(dirname(target));
  } catch (error) {
    rmSync(fresh, { force: true });
    if (isKept && !existsSync(target)) renameSync(keptAs, target);
    throw asVaultError(error);
  }
  return isKept ? { keptAs: basename(keptAs) } : {};
}
