/** Sealing and opening rows. A row opens only if the journal names exactly these bytes at this place. Rules F3, J3, S1. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import type { KeyGroup } from '../../../shared/model/access.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import { frame, u32, utf8, uuidBytes } from '../crypto/bytes.ts';
import { open, seal } from '../crypto/seal.ts';
import { rowDigest } from '../journal/batch.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { groupOf, rowKindOf, type RowId, type RowKind } from '../journal/row-id.ts';
import type { RowFact } from '../journal/row-state.ts';
import { epochOf } from '../roster/roster.ts';
import type { Db } from '../storage/database.ts';
import { bookKey, holdsKey, roster, type UnlockedVault } from './unlocked-vault.ts';

/** Version of the JSON inside rows. */
const ROW_SCHEMA = 1;
const GROUP_BYTE: Record<KeyGroup, number> = { card: 1, private: 2 };

type AroundId = { readonly before: Buffer; readonly after: Buffer };
/** What stands around the row's id is the same for all rows under one key; by `vault/book/group/epoch`. */
const around = new Map<string, AroundId>();

function aroundId(vaultId: string, book: BookId, group: KeyGroup, epoch: number): AroundId {
  const name = `${vaultId}/${book}/${group}/${String(epoch)}`;
  const known = around.get(name);
  if (known !== undefined) return known;
  const made = {
    before: frame(utf8('keepbook/1 row'), uuidBytes(vaultId)),
    after: frame(uuidBytes(book), Buffer.of(GROUP_BYTE[group]), u32(epoch), u32(ROW_SCHEMA)),
  };
  around.set(name, made);
  return made;
}

function rowAad(vaultId: string, id: RowId, book: BookId, group: KeyGroup, epoch: number): Buffer {
  const { before, after } = aroundId(vaultId, book, group, epoch);
  return Buffer.concat([before, u32(id.length), id, after]);
}

function kindOf(id: RowId): RowKind {
  const kind = rowKindOf(id);
  if (kind === undefined) throw new VaultError('VAULT_DAMAGED', 'row id does not parse');
  return kind;
}

/** Seals under the book's newest key. Throws NO_KEY. */
export function prepareRow(vault: UnlockedVault, id: RowId, book: BookId, content: unknown): PreparedRow {
  const stated = roster(vault).books[book];
  if (stated === undefined) throw new VaultError('NOT_FOUND', 'unknown book');
  const group = groupOf(kindOf(id));
  const epoch = epochOf(stated);
  const key = bookKey(vault, book, group, epoch);
  const sealed = seal(key.rows, utf8(JSON.stringify(content)), rowAad(vault.journal.vaultId, id, book, group, epoch));
  return { id, book, epoch, sealed, digest: rowDigest(id, uuidBytes(book), epoch, sealed) };
}

/** A row that somebody without the key appends; `file` is an age file for the book's private recipient. */
export function prepareInboxRow(vault: UnlockedVault, id: RowId, book: BookId, file: Uint8Array): PreparedRow {
  const stated = roster(vault).books[book];
  if (stated === undefined) throw new VaultError('NOT_FOUND', 'unknown book');
  const sealed = Buffer.from(file);
  const epoch = epochOf(stated);
  return { id, book, epoch, sealed, digest: rowDigest(id, uuidBytes(book), epoch, sealed) };
}

export function removal(fact: RowFact): PreparedRow {
  return { id: fact.id, book: fact.book, epoch: fact.epoch };
}

type RowById = ReturnType<Db['prepare']>;
/** Compiled once a connection: a paste of 1,000 rows spent a sixth of its time compiling this anew. */
const compiled = new WeakMap<Db, RowById>();

function rowById(db: Db): RowById {
  const known = compiled.get(db) ?? db.prepare('select book, epoch, sealed from rows where id = ?').raw();
  compiled.set(db, known);
  return known;
}

const StoredRow = z.tuple([z.instanceof(Buffer), z.int(), z.instanceof(Buffer)]);

/**
 * A raw `id, book, epoch, sealed` as the file holds it, or undefined when a column is of another type: a changed byte in
 * the head of a record makes a number of a blob, and that must cost this row alone. Checked by hand: it runs for every row.
 */
export function storedRow(raw: unknown): readonly [id: Buffer, book: Buffer, epoch: number, sealed: Buffer] | undefined {
  if (!Array.isArray(raw)) return undefined;
  const [id, book, epoch, sealed] = raw as readonly unknown[];
  const holds = id instanceof Buffer && book instanceof Buffer && sealed instanceof Buffer && Number.isSafeInteger(epoch);
  return holds ? [id, book, epoch as number, sealed] : undefined;
}

/** The envelope as the journal names it. Throws VAULT_DAMAGED when the file holds something else. */
export function envelopeOf(vault: UnlockedVault, fact: RowFact): Buffer {
  const raw = rowById(vault.journal.db).get(fact.id);
  const parsed = StoredRow.safeParse(raw);
  if (!parsed.success) throw new VaultError('VAULT_DAMAGED', 'a row is gone');
  const [book, epoch, sealed] = parsed.data;
  if (!rowDigest(fact.id, book, epoch, sealed).equals(fact.digest)) throw new VaultError('VAULT_DAMAGED', 'a row is not what was signed');
  return sealed;
}

export function canOpen(vault: UnlockedVault, fact: RowFact): boolean {
  return holdsKey(vault, fact.book, groupOf(kindOf(fact.id)), fact.epoch);
}

/** Opens an envelope already compared with the journal. Throws NO_KEY, VAULT_DAMAGED. */
export function openEnvelope<T>(
  vault: UnlockedVault,
  fact: Pick<RowFact, 'id' | 'book' | 'epoch'>,
  sealed: Uint8Array,
  schema: z.ZodType<T>,
): T {
  const group = groupOf(kindOf(fact.id));
  const key = bookKey(vault, fact.book, group, fact.epoch);
  const plain = open(key.rows, sealed, rowAad(vault.journal.vaultId, fact.id, fact.book, group, fact.epoch));
  const parsed = schema.safeParse(JSON.parse(plain.toString('utf8')));
  if (!parsed.success) throw new VaultError('VAULT_DAMAGED', 'a row does not parse');
  return parsed.data;
}

export function readRow<T>(vault: UnlockedVault, fact: RowFact, schema: z.ZodType<T>): T {
  return openEnvelope(vault, fact, envelopeOf(vault, fact), schema);
}
