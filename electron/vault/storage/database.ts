/** The one place that opens SQLite: every connection gets the same pragmas, asserted by a test (rule F2). */
import Database from 'better-sqlite3';

export type Db = Database.Database;
/** For functions that only read: no transactions, no pragmas, no closing. */
export type ReadableDb = Pick<Db, 'prepare'>;

/** A development-only hook: the test runtime needs its own build of the addon. A packaged program ignores it. */
function nativeBinding(): string | undefined {
  return process.env['KEEPBOOK_PACKAGED'] === '1' ? undefined : process.env['SQLITE_NATIVE_BINDING'];
}

/** `file` is a path, `:memory:` or the bytes of a serialised database. */
export function openSqlite(file: string | Buffer, options: { readonly mustExist?: boolean } = {}): Db {
  const binding = nativeBinding();
  const db = new Database(file, {
    fileMustExist: options.mustExist ?? false,
    timeout: 0,
    ...(binding === undefined ? {} : { nativeBinding: binding }),
  });
  return withPragmas(db, ['temp_store = MEMORY', 'foreign_keys = ON', 'mmap_size = 0', 'trusted_schema = OFF', 'cell_size_check = ON']);
}

/** A file that is no database fails here; its handle must not stay open, or it keeps the lock until it is collected. */
function withPragmas(db: Db, pragmas: readonly string[]): Db {
  try {
    for (const pragma of pragmas) db.pragma(pragma);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens the vault's own file. TRUNCATE and FULL: one flipped byte in a WAL dropped acknowledged commits with a clean
 * integrity check, and the package's default NORMAL lost them in simulated power cuts.
 */
export function openVaultFile(path: string, options: { readonly mustExist: boolean }): Db {
  return withPragmas(openSqlite(path, options), [
    'locking_mode = EXCLUSIVE',
    'journal_mode = TRUNCATE',
    'synchronous = FULL',
    'secure_delete = ON',
  ]);
}
