/** A vault whose file is ours alone to use, before anybody has given a passphrase. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { VaultError } from '../../../shared/errors.ts';
import type { VaultId } from '../../../shared/model/ids.ts';
import type { SignInLabel } from '../../../shared/model/app.ts';
import { requestsFor } from './security-key-requests.ts';
import { prepareAge } from '../crypto/age.ts';
import { prepareSearch } from '../search/prepare.ts';
import { openVaultFile, type Db } from '../storage/database.ts';
import { checkPlace } from '../storage/place.ts';
import { APPLICATION_ID, checkTables } from '../storage/schema.ts';
import { listSlots } from '../storage/slots.ts';
import { translated } from '../storage/sqlite-errors.ts';

export type LockedVault = { readonly db: Db; readonly path: string; readonly vaultId: VaultId };

const SQLITE_MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
/** Where a database says which program it belongs to (SQLite file format, section 1.3.16). */
const APPLICATION_ID_AT = 68;

/** Looked at before SQLite is asked: opening would change another program's file, be it only its journal mode. */
function isOurs(path: string): boolean {
  const head = Buffer.alloc(APPLICATION_ID_AT + 4);
  const fd = openSync(path, 'r');
  try {
    readSync(fd, head, 0, head.length, 0);
  } finally {
    closeSync(fd);
  }
  return head.subarray(0, SQLITE_MAGIC.length).equals(SQLITE_MAGIC) && head.readUInt32BE(APPLICATION_ID_AT) === APPLICATION_ID;
}

/**
 * Takes the file's lock and checks that it is a vault of a format we know.
 * Throws VAULT_MISSING, NETWORK_FOLDER, FOLDER_NOT_WRITABLE, VAULT_IN_USE, NOT_A_VAULT, VAULT_TOO_NEW, VAULT_DAMAGED.
 */
export function openVault(path: string): LockedVault {
  if (!existsSync(path)) throw new VaultError('VAULT_MISSING', 'no such file');
  checkPlace(path);
  return translated(() => {
    if (!isOurs(path)) throw new VaultError('NOT_A_VAULT', 'not a database of this program');
    const db = openVaultFile(path, { mustExist: true });
    try {
      // Takes the exclusive lock now, so that a second program is told at once and not at its first write.
      db.exec('begin exclusive; commit');
      const vaultId = checkTables(db);
      setImmediate(prepareAge);
      setImmediate(prepareSearch);
      return { db, path, vaultId };
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** What the sign-in screen lists: the labels people chose, in the order of joining. */
export function signInLabels(vault: Pick<LockedVault, 'db' | 'vaultId'>): SignInLabel[] {
  return listSlots(vault.db, vault.vaultId, 'passphrase').map(({ header }) => ({
    slotId: header.slotId,
    label: header.label,
    factors: header.factors ?? [],
    securityKeys: requestsFor(vault, header.label),
  }));
}
