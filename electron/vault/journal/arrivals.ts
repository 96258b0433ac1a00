/**
 * Customers who came into a book from another one: by a signed move, or through the book's inbox; and whose own book they
 * were in last. In memory, told by the journal alone.
 */
import { z } from 'zod';
import { BookId, CustomerId, MemberId } from '../../../shared/model/ids.ts';
import type { Db } from '../storage/database.ts';
import type { RowEntry } from './batch.ts';
import { cardIdOf, parseRowId, rowKindOf } from './row-id.ts';

const TABLE = `
create table if not exists arrivals (
  customer text primary key, book text not null, by text not null, at integer not null, origin text, own_book text, left_at integer
) strict, without rowid;
create index if not exists arrivals_at on arrivals (at);
`;

/** `origin` is the book they were in before, as far as it was known when they came. */
const Arrival = z.object({ customer: CustomerId, book: BookId, by: MemberId, at: z.int(), origin: BookId.nullable() });
export type Arrival = z.infer<typeof Arrival>;

/** The personal book a customer was in last before where they are now, and when they left it (ms). */
const FormerOwner = z.object({ book: BookId, at: z.int() });
export type FormerOwner = z.infer<typeof FormerOwner>;

type Told = {
  readonly placeOf: (id: Buffer) => { readonly book: BookId } | undefined;
  readonly isPersonal: (book: BookId) => boolean;
  readonly by: MemberId;
  readonly at: number;
};

export type Arrivals = {
  /** To be told of every batch that counts, before its rows replace what stood there. */
  readonly note: (rows: readonly RowEntry[], told: Told) => void;
  readonly formerOwner: (customer: CustomerId) => FormerOwner | undefined;
  readonly of: (customer: CustomerId) => Arrival | undefined;
  /** Since an instant (ms), newest first. */
  readonly since: (at: number) => readonly Arrival[];
};

export function createArrivals(memory: Db): Arrivals {
  memory.exec(TABLE);
  // Who came from a team's book keeps the owner they had before it: a way round through the shared book changes nothing.
  const put = memory.prepare(
    `insert into arrivals (customer, book, by, at, origin, own_book, left_at)
     values (@customer, @book, @by, @at, @origin, @ownBook, @leftAt)
     on conflict (customer) do update set book = excluded.book, by = excluded.by, at = excluded.at, origin = excluded.origin,
       own_book = coalesce(excluded.own_book, own_book), left_at = coalesce(excluded.left_at, left_at)`,
  );
  const one = memory.prepare('select customer, book, by, at, origin from arrivals where customer = ?');
  const former = memory.prepare('select own_book as book, left_at as at from arrivals where customer = ? and own_book is not null');
  const newest = memory.prepare('select customer, book, by, at, origin from arrivals where at >= ? order by at desc, customer');
  return {
    note: (rows, { placeOf, isPersonal, by, at }) => {
      for (const row of rows) {
        if (row.digest === undefined) continue;
        const kind = rowKindOf(row.id);
        if (kind !== 'card' && kind !== 'inbox') continue;
        const before = placeOf(kind === 'card' ? row.id : cardIdOf(row.id))?.book;
        const hasMoved = before !== undefined && before !== row.book;
        // Nearly every row of every batch ends here, so nothing is made into text before.
        if (!hasMoved && kind === 'card') continue;
        const customer = parseRowId(row.id)?.customer;
        if (customer === undefined) continue;
        const left = hasMoved && isPersonal(before) ? { ownBook: before, leftAt: at } : { ownBook: null, leftAt: null };
        put.run({ customer, book: row.book, by, at, origin: before ?? null, ...left });
      }
    },
    formerOwner: (customer) => FormerOwner.optional().parse(former.get(customer)),
    of: (customer) => Arrival.optional().parse(one.get(customer)),
    since: (at) => z.array(Arrival).parse(newest.all(at)),
  };
}
