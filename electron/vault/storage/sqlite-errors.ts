/** SQLite's and the file system's error codes as ours: what happened, in words a person can act on. */
import { VaultError, type ErrorCode } from '../../../shared/errors.ts';

const BY_CODE: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_BUSY', 'VAULT_IN_USE'],
  ['SQLITE_LOCKED', 'VAULT_IN_USE'],
  ['SQLITE_FULL', 'DISK_FULL'],
  ['SQLITE_NOTADB', 'NOT_A_VAULT'],
  ['SQLITE_CORRUPT', 'VAULT_DAMAGED'],
  ['SQLITE_READONLY', 'FOLDER_NOT_WRITABLE'],
  ['SQLITE_CANTOPEN', 'FOLDER_NOT_WRITABLE'],
  ['SQLITE_PERM', 'FOLDER_NOT_WRITABLE'],
  ['SQLITE_IOERR', 'VAULT_DAMAGED'],
  ['SQLITE_ERROR', 'VAULT_DAMAGED'],
  ['SQLITE_TOOBIG', 'VAULT_DAMAGED'],
  ['SQLITE_CONSTRAINT', 'VAULT_DAMAGED'],
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['EACCES', 'FOLDER_NOT_WRITABLE'],
  ['EPERM', 'FOLDER_NOT_WRITABLE'],
  ['EROFS', 'FOLDER_NOT_WRITABLE'],
  ['EIO', 'FOLDER_NOT_WRITABLE'],
  ['ENOENT', 'VAULT_MISSING'],
  ['ENOTDIR', 'VAULT_MISSING'],
  ['EISDIR', 'NOT_A_VAULT'],
];

/** The error as a `VaultError`; one that already is stays as it is, unknown ones become INTERNAL. */
export function asVaultError(error: unknown): VaultError {
  if (error instanceof VaultError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = BY_CODE.find(([prefix]) => code.startsWith(prefix));
  return new VaultError(known?.[1] ?? 'INTERNAL', code || 'unexpected', { cause: error });
}

export function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asVaultError(error);
  }
}
