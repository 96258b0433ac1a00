/** Customers who came into a book from another one: by a signed move, or through the book's inbox. In memory, told by the journal alone. */
import { z } from 'zod';
import { BookId, CustomerId, MemberId } from '../../../shared/model/ids.ts';
import type { Db } from '../storage/database.ts';
import type { RowEntry } from './batch.ts';
import { parseRowId, rowKindOf } from './row-id.ts';

const TABLE = `
create table if not exists arrivals (
  customer text primary key, book text not null, by text not null, at integer not null
) strict, without rowid;
create index if not exists arrivals_at on arrivals (at);
`;

const Arrival = z.object({ customer: CustomerId, book: BookId, by: MemberId, at: z.int() });
export type Arrival = z.infer<typeof Arrival>;

export type Arrivals = {
  /** To be told of every batch that counts, before its rows replace what stood there. */
  readonly note: (
    rows: readonly RowEntry[],
    placeOf: (id: Buffer) => { readonly book: BookId } | undefined,
    by: MemberId,
    at: number,
  ) => void;
  /** Since an instant (ms), newest first. */
  readonly since: (at: number) => readonly Arrival[];
};

export function createArrivals(memory: Db): Arrivals {
  memory.exec(TABLE);
  const put = memory.prepare('insert or replace into arrivals (customer, book, by, at) values (@customer, @book, @by, @at)');
  const newest = memory.prepare('select customer, book, by, at from arrivals where at >= ? order by at desc, customer');
  return {
    note: (rows, placeOf, by, at) => {
      for (const row of rows) {
        if (row.digest === undefined) continue;
        const kind = rowKindOf(row.id);
        const before = kind === 'card' ? placeOf(row.id) : undefined;
        const hasMoved = before !== undefined && before.book !== row.book;
        const customer = hasMoved || kind === 'inbox' ? parseRowId(row.id)?.customer : undefined;
        if (customer !== undefined) put.run({ customer, book: row.book, by, at });
      }
    },
    since: (at) => z.array(Arrival).parse(newest.all(at)),
  };
}
