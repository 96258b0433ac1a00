/** What the journal says is in the file: for every live row its place, digest and the batch that wrote it. In memory only. */
import { z } from 'zod';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { uuidBytes, uuidText } from '../crypto/bytes.ts';
import type { Db } from '../storage/database.ts';
import { createNumbering } from '../storage/numbering.ts';
import { createHash } from 'node:crypto';
import { createArrivals, type Arrivals } from './arrivals.ts';
import type { RowEntry } from './batch.ts';
import type { RowId } from './row-id.ts';

const TABLES = `
create table if not exists state (
  id blob primary key, book integer not null, epoch integer not null, digest blob not null, seq integer not null
) strict, without rowid;
create table if not exists facts (key text primary key, value text not null) strict, without rowid;
`;

export type RowFact = { readonly id: Buffer; readonly book: BookId; readonly epoch: number; readonly digest: Buffer; readonly seq: number };

/** Our own table with STRICT columns in our own memory: its rows are what was put in, and checking each would double the time of unlocking. */
type StateRow = readonly [id: Buffer, book: number, epoch: number, digest: Buffer, seq: number];

/** SQLite counts by walking the table, so a snapshot says how many rows it has. */
const COUNT_FACT = 'rows';
const HASHED_AT_A_TIME = 5_000;
/** u32 length of the id ‖ id ‖ digest of each row in hex, and the last id; null and null behind the last row. */
type SpelledPage = readonly [hex: string | null, last: Buffer | null];

/** SQLite puts the bytes together: a call for every row took ten times as long, at each checkpoint and lock. */
function hashOf(pageAfter: (id: Buffer) => SpelledPage): string {
  const whole = createHash('sha256');
  let from: Buffer = Buffer.alloc(0);
  for (;;) {
    const [spelled, last] = pageAfter(from);
    if (spelled === null || last === null) return whole.digest('hex');
    whole.update(spelled, 'hex');
    from = last;
  }
}

export type RowState = {
  readonly get: (id: RowId) => RowFact | undefined;
  /** All rows of one customer in id order. */
  readonly ofCustomer: (id: CustomerId) => RowFact[];
  /** Customers with a card in the book. */
  readonly customersOf: (book: BookId) => CustomerId[];
  /** Inbox rows of a book, oldest first. */
  readonly inboxOf: (book: BookId) => RowFact[];
  /** Rows of imports that can still be taken back. */
  readonly importRows: () => RowFact[];
  /** Older values of cards kept since an instant (ms), by customer and oldest first. Reads every row: about 0.1 s for 300,000. */
  readonly cardPastsSince: (since: number) => RowFact[];
  readonly apply: (rows: readonly RowEntry[], seq: number) => void;
  /** Takes over epoch and digest of rows sealed anew; the batch that wrote what they say stays the one it was. */
  readonly reseal: (rows: readonly RowEntry[]) => void;
  /** Up to `limit` rows of a book behind `id` that are sealed under an older epoch, in id order; inboxes are folded in instead. */
  readonly sealedBefore: (book: BookId, epoch: number, id: Buffer, limit: number) => RowFact[];
  readonly countSealedBefore: (book: BookId, epoch: number) => number;
  /** Up to `limit` facts after `id` in id order; feeds verification and rebuilding. */
  readonly after: (id: Buffer, limit: number) => RowFact[];
  /** Hex digests of up to `limit` rows after `id` by their hex ids, and the last id; undefined behind the last row. */
  readonly digestsAfter: (id: Buffer, limit: number) => { readonly digests: Map<string, string>; readonly last: Buffer } | undefined;
  /** Who came into a book from another one, and when. */
  readonly arrivals: Arrivals;
  readonly count: () => number;
  /** SHA-256 over the sorted (row id, digest) of everything: what a checkpoint states. Rule J6. */
  readonly hash: () => string;
  readonly fact: (key: string) => string | undefined;
  readonly setFact: (key: string, value: string) => void;
  /** To be called before the memory is serialised, so that whoever opens the image need not count. */
  readonly keepCount: () => void;
};

/** Uses `memory`, the in-memory database that also holds the search projection, so that one snapshot holds both. */
export function rowState(memory: Db): RowState {
  memory.exec(TABLES);
  const columns = 'id, book, epoch, digest, seq';
  const byId = memory.prepare(`select ${columns} from state where id = ?`).raw();
  const byRange = memory.prepare(`select ${columns} from state where id >= ? and id < ? order by id`).raw();
  const inbox = memory
    .prepare(`select ${columns} from state where book = ? and length(id) = 33 and substr(id, 17, 1) = x'05' order by seq, id`)
    .raw();
  const imports = memory.prepare(`select ${columns} from state where length(id) = 33 and substr(id, 17, 1) = x'08' order by id`).raw();
  const cardPasts = memory
    .prepare(`select ${columns} from state where length(id) = 33 and substr(id, 17, 1) = x'09' and substr(id, 18, 6) >= ? order by id`)
    .raw();
  const cards = memory
    .prepare("select substr(id, 1, 16) from state where book = ? and length(id) = 17 and substr(id, 17, 1) = x'01'")
    .pluck();
  const put = memory.prepare('insert or replace into state (id, book, epoch, digest, seq) values (?, ?, ?, ?, ?)');
  const anew = memory.prepare('update state set epoch = ?, digest = ? where id = ?');
  const older = "book = ? and epoch < ? and not (length(id) = 33 and substr(id, 17, 1) = x'05')";
  const olderAfter = memory.prepare(`select ${columns} from state where id > ? and ${older} order by id limit ?`).raw();
  const olderCount = memory.prepare(`select count(*) from state where ${older}`).pluck();
  const remove = memory.prepare('delete from state where id = ?');
  const next = memory.prepare(`select ${columns} from state where id > ? order by id limit ?`).raw();
  const spelled = memory
    .prepare(
      `select group_concat(printf('%08x', length(id)) || hex(id) || hex(digest), '' order by id), max(id)
       from (select id, digest from state where id > ? order by id limit ${String(HASHED_AT_A_TIME)})`,
    )
    .raw();
  // One text for all: making two buffers for each row was a third of the comparison after unlock.
  const paged = memory
    .prepare(
      `select group_concat(lower(hex(id)) || ' ' || lower(hex(digest)), char(10)), max(id)
       from (select id, digest from state where id > ? order by id limit ?)`,
    )
    .raw();
  const total = memory.prepare('select count(*) from state').pluck();
  const readFact = memory.prepare('select value from facts where key = ?').pluck();
  const writeFact = memory.prepare('insert or replace into facts (key, value) values (?, ?)');

  let hashed: string | undefined;
  const kept = z.string().optional().parse(readFact.get(COUNT_FACT));
  let counted = kept === undefined ? undefined : Number(kept);
  const books = createNumbering(memory, 'state_books');
  const asFact = (raw: unknown): RowFact => {
    const [id, book, epoch, digest, seq] = raw as StateRow;
    // Numbers are given to book ids alone.
    return { id, book: books.textOf(book) as BookId, epoch, digest, seq };
  };

  return {
    get: (id) => {
      const raw = byId.get(id);
      return raw === undefined ? undefined : asFact(raw);
    },
    ofCustomer: (customer) => {
      const from = uuidBytes(customer);
      return byRange.all(from, Buffer.concat([from, Buffer.of(255)])).map(asFact);
    },
    customersOf: (book) => cards.all(books.numberOf(book)).map((id) => uuidText(z.instanceof(Buffer).parse(id)) as CustomerId),
    inboxOf: (book) => inbox.all(books.numberOf(book)).map(asFact),
    importRows: () => imports.all().map(asFact),
    cardPastsSince: (since) => {
      // Their ids are UUIDv7 and begin with the instant.
      const from = Buffer.alloc(6);
      from.writeUIntBE(since, 0, 6);
      return cardPasts.all(from).map(asFact);
    },
    apply: memory.transaction((rows: readonly RowEntry[], seq: number) => {
      for (const row of rows) {
        if (row.digest === undefined) remove.run(row.id);
        else put.run(row.id, books.numberOf(row.book), row.epoch, row.digest, seq);
      }
      if (rows.length === 0) return;
      hashed = undefined;
      counted = undefined;
    }),
    reseal: memory.transaction((rows: readonly RowEntry[]) => {
      for (const row of rows) anew.run(row.epoch, row.digest, row.id);
      if (rows.length > 0) hashed = undefined;
    }),
    sealedBefore: (book, epoch, id, limit) => olderAfter.all(id, books.numberOf(book), epoch, limit).map(asFact),
    countSealedBefore: (book, epoch) => z.int().parse(olderCount.get(books.numberOf(book), epoch)),
    after: (id, limit) => next.all(id, limit).map(asFact),
    digestsAfter: (id, limit) => {
      const [text, last] = paged.get(id, limit) as SpelledPage;
      if (text === null || last === null) return undefined;
      const digests = new Map<string, string>();
      for (const line of text.split('\n')) {
        const space = line.indexOf(' ');
        digests.set(line.slice(0, space), line.slice(space + 1));
      }
      return { digests, last };
    },
    arrivals: createArrivals(memory),
    count: () => (counted ??= z.int().parse(total.get())),
    hash: () => {
      hashed ??= hashOf((id) => spelled.get(id) as SpelledPage);
      return hashed;
    },
    fact: (key) => z.string().optional().parse(readFact.get(key)),
    setFact: (key, value) => {
      writeFact.run(key, value);
    },
    keepCount: () => {
      counted ??= z.int().parse(total.get());
      writeFact.run(COUNT_FACT, String(counted));
    },
  };
}
