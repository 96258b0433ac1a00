/** Tables of the vault file. Everything a person typed is inside `sealed` or `wrapped` columns. Rule F5. */
import { VaultError } from '../../../shared/errors.ts';
import { VaultId } from '../../../shared/model/ids.ts';
import { uuidText } from '../crypto/bytes.ts';
import type { Db } from './database.ts';

/** `KBK1`, shown by `file(1)` and checked at opening. */
export const APPLICATION_ID = 0x4b424b31;
export const FORMAT_VERSION = 1;

function slotsTable(name: 'slots' | 'slots_next'): string {
  return `create table ${name} (
  id blob primary key check (length(id) = 16),
  kind text not null check (kind in ('passphrase', 'kit', 'invitation', 'recovery', 'security-key')),
  label text not null,
  memory_kib integer, passes integer, lanes integer, salt blob,
  factors text not null default '',
  credential text not null default '',
  wrapped blob not null
) strict;`;
}

/** Files made before there were factors and security keys get the newer table with the first slot that is written; call within a transaction. */
export function renewSlotsTable(db: Db): void {
  const isNew = db.prepare("select 1 from pragma_table_info('slots') where name = 'credential'").get() !== undefined;
  if (isNew) return;
  const columns = 'id, kind, label, memory_kib, passes, lanes, salt, wrapped';
  db.exec(slotsTable('slots_next'));
  db.exec(`insert into slots_next (${columns}) select ${columns} from slots; drop table slots; alter table slots_next rename to slots`);
}

const TABLES = `
create table vault (
  only_one integer primary key check (only_one = 1),
  vault_id blob not null check (length(vault_id) = 16)
) strict;
${slotsTable('slots')}
create table batches (
  seq integer primary key,
  epoch integer not null,
  device blob not null check (length(device) = 16),
  position integer not null,
  sealed blob not null,
  unique (device, position)
) strict;
create table rows (
  id blob primary key,
  book blob not null check (length(book) = 16),
  epoch integer not null,
  sealed blob not null
) strict, without rowid;
`;

export function createTables(db: Db, vaultId: Uint8Array): void {
  db.transaction(() => {
    db.pragma(`application_id = ${String(APPLICATION_ID)}`);
    db.pragma(`user_version = ${String(FORMAT_VERSION)}`);
    db.exec(TABLES);
    db.prepare('insert into vault (only_one, vault_id) values (1, ?)').run(vaultId);
  })();
}

/** The vault's id. Throws NOT_A_VAULT, VAULT_TOO_NEW, VAULT_DAMAGED. */
export function checkTables(db: Db): VaultId {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new VaultError('NOT_A_VAULT', 'application id differs');
  const version = db.pragma('user_version', { simple: true });
  if (typeof version === 'number' && version > FORMAT_VERSION) throw new VaultError('VAULT_TOO_NEW', `format ${String(version)}`);
  if (version !== FORMAT_VERSION) throw new VaultError('VAULT_DAMAGED', 'format version is not one we wrote');
  const id = db.prepare('select vault_id from vault').pluck().get();
  if (!(id instanceof Uint8Array) || id.length !== 16) throw new VaultError('VAULT_DAMAGED', 'vault id is missing');
  const parsed = VaultId.safeParse(uuidText(id));
  if (!parsed.success) throw new VaultError('VAULT_DAMAGED', 'vault id is no id');
  return parsed.data;
}
