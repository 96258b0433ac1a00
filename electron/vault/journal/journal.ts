/** The journal in memory: where it stands, how it takes in batches, how it writes new ones. */
import { statSync } from 'node:fs';
import { VaultError } from '../../../shared/errors.ts';
import type { Damage } from '../../../shared/model/app.ts';
import type { DeviceId, MemberId, VaultId } from '../../../shared/model/ids.ts';
import { rememberedUuidBytes, uuidBytes } from '../crypto/bytes.ts';
import { seal } from '../crypto/seal.ts';
import type { Signer } from '../crypto/signing.ts';
import { applyBatch } from '../roster/apply-batch.ts';
import type { JournalFacts } from '../roster/outcome.ts';
import { memberOf, type Roster } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import type { Db } from '../storage/database.ts';
import { translated } from '../storage/sqlite-errors.ts';
import { batchAad, encodeBatch, isResealed, type Batch, type RowEntry } from './batch.ts';
import { advance, checkFollows, headsSeen, type Heads, type NumberedBatch } from './chain.ts';
import { newestKey, type JournalKeys } from './journal-keys.ts';
import type { RowState } from './row-state.ts';

const ROWS_PER_BATCH = 4_000;

export type Journal = {
  readonly db: Db;
  readonly path: string;
  readonly vaultId: VaultId;
  /** Grows when somebody leaves. */
  readonly keys: JournalKeys;
  readonly state: RowState;
  /** Undefined only before the genesis batch. */
  roster: Roster | undefined;
  heads: Heads;
  seq: number;
  lastAt: number;
  /** Hash of the newest accepted batch; with `seq` it names a point in the journal. */
  lastHash: string;
  /** Batches since the newest checkpoint. */
  sinceCheckpoint: number;
  readonly refused: Damage[];
  /** Inode of the file that was opened, to notice that it was deleted or replaced while open. */
  readonly fileId: string;
};

export type Author = { readonly member: MemberId; readonly device: DeviceId; readonly signer: Signer };

/** A row ready to be written: `sealed` absent deletes. */
export type PreparedRow = RowEntry & { readonly sealed?: Buffer };

export function fileId(path: string): string {
  return translated(() => {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${String(dev)}/${String(ino)}`;
  });
}

export function rosterOf(journal: Journal): Roster {
  if (journal.roster === undefined) throw new VaultError('JOURNAL_DAMAGED', 'the journal has no beginning', { details: { seq: 1 } });
  return journal.roster;
}

/**
 * Takes one batch in. A batch that nobody with the right signed is named in `refused` and changes nothing; a broken
 * chain throws JOURNAL_DAMAGED. Returns whether the batch counts.
 */
export function takeIn(journal: Journal, numbered: NumberedBatch): boolean {
  const { batch, seq } = numbered;
  const judged = applyBatch(journal.roster, batch, factsOf(journal));
  // Whoever dates a batch before what they have seen may be hiding that an invitation had run out, or when they did something.
  const outcome = 'roster' in judged && batch.header.at < journal.lastAt ? { refusal: 'dated-back' as const, signed: true } : judged;
  const signed = 'roster' in outcome || outcome.signed;
  if (signed) {
    checkFollows(numbered, journal.heads);
    journal.heads = advance(journal.heads, batch);
    journal.lastHash = batch.hash;
    journal.lastAt = Math.max(journal.lastAt, batch.header.at);
  }
  journal.seq = seq;
  if ('refusal' in outcome) {
    const author = journal.roster === undefined || !signed ? undefined : memberOf(journal.roster, batch.header.author)?.name;
    journal.refused.push({
      kind: 'batch-refused',
      where: String(seq),
      code: outcome.refusal,
      ...(author === undefined ? {} : { author }),
    });
    return false;
  }
  absorb(journal, batch, seq, outcome.roster);
  return true;
}

function factsOf({ state }: Journal): JournalFacts {
  return { placeOf: (id) => state.get(id), formerOwner: (customer) => state.arrivals.formerOwner(customer) };
}

function absorb(journal: Journal, batch: Batch, seq: number, roster: Roster): void {
  journal.roster = roster;
  const { author, at } = batch.header;
  const { rows } = batch;
  if (isResealed(batch)) journal.state.reseal(rows);
  else {
    journal.state.arrivals.note(rows, {
      placeOf: (id) => journal.state.get(id),
      isPersonal: (book) => roster.books[book]?.kind === 'personal',
      by: author,
      at,
    });
    journal.state.apply(rows, seq);
  }
  if (rows.length > 0) journal.state.setFact(`at:${String(seq)}`, String(batch.header.at));
  const isCheckpoint = batch.header.statements.some((s) => s.type === 'checkpoint');
  journal.sinceCheckpoint = isCheckpoint ? 0 : journal.sinceCheckpoint + 1;
}

/** Number of the batch that holds the row at `index` of one change whose first batch is `first`. */
export function batchOfRow(first: number, index: number): number {
  return first + Math.floor(index / ROWS_PER_BATCH);
}

/** A change without rows is one batch without rows. */
function* inBatches(rows: Iterable<PreparedRow>): Generator<readonly PreparedRow[]> {
  let part: PreparedRow[] = [];
  for (const row of rows) {
    if (part.length === ROWS_PER_BATCH) {
      yield part;
      part = [];
    }
    part.push(row);
  }
  yield part;
}

/**
 * Writes statements and rows as one SQLite transaction: all of it is on disk when this returns, or none. Large changes
 * become several batches of the same transaction; `rows` is gone through twice; `alongside` runs inside it (keyslots, tables). Returns the batches with their numbers.
 * Throws FORBIDDEN when the roster would refuse it, VAULT_MISSING, DISK_FULL, VAULT_DAMAGED.
 */
export function commit(
  journal: Journal,
  author: Author,
  now: number,
  change: {
    readonly statements: readonly Statement[];
    readonly rows: Iterable<PreparedRow>;
    readonly alongside?: (() => void) | undefined;
  },
): NumberedBatch[] {
  const { statements, rows } = change;
  if (fileId(journal.path) !== journal.fileId) throw new VaultError('VAULT_MISSING', 'the file was replaced while open');
  const before = { roster: journal.roster, heads: journal.heads };
  const at = Math.max(now, journal.lastAt);
  const written: { bytes: Buffer; numbered: NumberedBatch; roster: Roster }[] = [];
  let { roster, heads } = before;
  for (const part of inBatches(rows)) {
    const own = heads[author.device];
    const { bytes, batch } = encodeBatch(
      {
        vault: journal.vaultId,
        author: author.member,
        device: author.device,
        position: own === undefined ? 0 : own.position + 1,
        ...(own === undefined ? {} : { previous: own.hash }),
        heads: headsSeen(heads, author.device),
        at,
        statements: written.length === 0 ? statements : [],
      },
      part,
      author.signer,
    );
    const outcome = applyBatch(roster, batch, factsOf(journal));
    if ('refusal' in outcome)
      throw new VaultError('FORBIDDEN', `the roster refuses this: ${outcome.refusal}`, { details: { reason: outcome.refusal } });
    roster = outcome.roster;
    heads = advance(heads, batch);
    written.push({ bytes, numbered: { seq: journal.seq + written.length + 1, batch }, roster });
  }
  write(journal, written, rows, change.alongside);
  for (const { numbered, roster: after } of written) {
    journal.heads = advance(journal.heads, numbered.batch);
    journal.lastHash = numbered.batch.hash;
    journal.lastAt = numbered.batch.header.at;
    journal.seq = numbered.seq;
    absorb(journal, numbered.batch, numbered.seq, after);
  }
  return written.map(({ numbered }) => numbered);
}

function write(
  journal: Journal,
  written: readonly { readonly bytes: Buffer; readonly numbered: NumberedBatch }[],
  rows: Iterable<PreparedRow>,
  alongside: (() => void) | undefined,
): void {
  const { db } = journal;
  const inOne = db.transaction(() => {
    alongside?.();
    const addBatch = db.prepare('insert into batches (seq, epoch, device, position, sealed) values (?, ?, ?, ?, ?)');
    const putRow = db.prepare('insert or replace into rows (id, book, epoch, sealed) values (?, ?, ?, ?)');
    const removeRow = db.prepare('delete from rows where id = ?');
    const bytesOf = rememberedUuidBytes();
    for (const row of rows) {
      if (row.sealed === undefined) removeRow.run(row.id);
      else putRow.run(row.id, bytesOf(row.book), row.epoch, row.sealed);
    }
    for (const { bytes, numbered } of written) {
      const { device, position } = numbered.batch.header;
      const { key, epoch } = newestKey(journal.keys);
      const envelope = seal(key, bytes, batchAad(journal.vaultId, epoch, device, position));
      addBatch.run(numbered.seq, epoch, uuidBytes(device), position, envelope);
    }
  });
  translated(() => {
    inOne.immediate();
  });
}
