/** The one place that opens SQLite: every connection gets the same pragmas, asserted by a test (rule F2). */
import Database from 'better-sqlite3';

export type Db = Database.Database;
declare const readable: unique symbol;
declare const writable: unique symbol;
/** Brands over one handle: a function that takes `ReadableDb` cannot write, at compile time. */
export type ReadableDb = Pick<Db, 'prepare'> & { readonly [readable]?: true };
export type WritableDb = Db & { readonly [writable]?: true };

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
  db.pragma('temp_store = MEMORY');
  db.pragma('foreign_keys = ON');
  db.pragma('mmap_size = 0');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  return db;
}

/**
 * Opens the vault's own file. TRUNCATE and FULL: one flipped byte in a WAL dropped acknowledged commits with a clean
 * integrity check, and the package's default NORMAL lost them in simulated power cuts.
 */
export function openVaultFile(path: string, options: { readonly mustExist: boolean }): Db {
  const db = openSqlite(path, options);
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = TRUNCATE');
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  return db;
}
