/**
 * The customers this member can open, searchable: rows in an in-memory SQLite, beside it an inverted index and columns
 * of numbers (search/README.md says why not FTS5). Never on disk but as the sealed snapshot of `serialize`.
 */
import type { BookId, CustomerId, ValueId } from '../../../shared/model/ids.ts';
import type { DuplicatePage, DuplicateQuery } from '../../../shared/model/duplicates.ts';
import type { CustomerQuery, CustomerRow, Facets } from '../../../shared/model/list.ts';
import { openSqlite, type Db } from '../storage/database.ts';
import { countCodes } from './column.ts';
import { duplicatePage, type IsApart } from './duplicate-page.ts';
import { findPairs, type SlotPair } from './duplicates.ts';
import { packImage, unpackImage, type Opened, type Packed } from './image.ts';
import { rowBlocks } from './row-blocks.ts';
import { createExactKeys } from './exact-keys.ts';
import { countriesAgree, lastFourOf, nameKeyOf, reachKeyOf, wantedKeyOf, type WantedKey } from './numbers.ts';
import type { ExactHit } from './match.ts';
import type { Order } from './orders.ts';
import { createPostings } from './postings.ts';
import { createQueries, type HandedOver, type Matched } from './query.ts';
import { createAgenda, type Agenda } from './agenda.ts';
import { createRows, listRowOf, type FigureRow, type MaskedCustomer, type ProjectedCustomer } from './rows.ts';
import { createSlots } from './slots.ts';
import { createIndexer } from './terms.ts';

/** What an import knows of a row before it is a customer. */
export type DuplicateCandidate = {
  readonly name: string;
  readonly company?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
};

export type ProjectedPage = {
  readonly total: number;
  readonly rows: readonly CustomerRow[];
  /** Values the search text names in full, among the matching customers; finding them tells the number, so it counts as a reveal. */
  readonly exact: readonly { readonly id: CustomerId; readonly valueId: ValueId }[];
};

export type Projection = {
  /** The in-memory database; the core keeps own tables in it so that one snapshot holds both. */
  readonly db: Db;
  /** Adds customers or replaces those with the same id. Must not run inside a transaction that may be rolled back. */
  readonly put: (customers: readonly ProjectedCustomer[]) => void;
  /** Ids that are not there are passed over. */
  readonly remove: (ids: readonly CustomerId[]) => void;
  readonly get: (id: CustomerId) => MaskedCustomer | undefined;
  /** Empty values come last in both directions; otherwise ties, by id, follow the direction. */
  readonly list: (query: CustomerQuery, offset: number, limit: number) => ProjectedPage;
  readonly facets: (query: CustomerQuery) => Facets;
  /** All matching ids in the query's order. */
  readonly ids: (query: CustomerQuery) => readonly CustomerId[];
  /** The same without whoever asked to be left alone, and how many those are. */
  readonly exportable: (query: CustomerQuery) => { readonly ids: readonly CustomerId[]; readonly leftOut: number };
  /** Customers of the books whose next step is due on the day or before it, longest waiting first. */
  readonly due: (books: readonly BookId[], on: string, offset: number, limit: number) => Omit<ProjectedPage, 'exact'>;
  /** Customers of the books not contacted since before the day; `lastContactOn` is empty where they never were. */
  readonly idle: (books: readonly BookId[], on: string) => readonly { readonly id: CustomerId; readonly lastContactOn: string }[];
  /** Customers of the books whose step falls due within the span (`agenda.ts`). */
  readonly falling: (books: readonly BookId[], span: Parameters<Agenda['falling']>[1]) => readonly CustomerId[];
  /** Customers of the books born on one of the days (`05-20`), with the place of the day among them. */
  readonly birthdays: (books: readonly BookId[], days: readonly string[]) => readonly { readonly id: CustomerId; readonly in: number }[];
  /** Where a customer is, from the columns alone: no row is read. */
  readonly placeOf: (id: CustomerId) => { readonly book: string; readonly isTrashed: boolean } | undefined;
  /** Whom to ask for the customers a query narrowed to handovers shows; before, there are none. */
  readonly askHandovers: (ask: HandedOver) => void;
  /** Customers in each book, without the trash. */
  readonly countsByBook: () => ReadonlyMap<BookId, number>;
  /** For each candidate the customer with the same phone or e-mail, else with the same name and company; the trash does not count. */
  readonly findDuplicates: (candidates: readonly DuplicateCandidate[]) => readonly (CustomerId | undefined)[];
  /** Pairs who may be one, best first, the trash left out. Looked for once until the next write; `isApart` is asked of each anew. */
  readonly duplicatePairs: (query: DuplicateQuery, isApart: IsApart) => DuplicatePage;
  /** Every customer of the projection, the trash included; about 0.3 s for 100,000. */
  readonly figures: () => readonly FigureRow[];
  /** `blocks` are made as they are iterated, before the next write. */
  readonly serialize: () => Packed;
  readonly close: () => void;
};

/** Dead slots an image may carry beside the living before it is better rebuilt. */
const DEAD_MAX = 50_000;

export function createProjection(): Projection {
  return projectionOver(openSqlite(':memory:'));
}

/** `block` gives the plaintext of a block of `serialize`. Throws when the image is of another version, damaged, or carries more dead slots than living ones: then build anew. */
export function openProjection(image: Buffer, block: (index: number) => Buffer): Projection {
  const parts = unpackImage(image, block);
  const db = openSqlite(parts.sqlite);
  try {
    const slots = parts.slots.numbers.alive.length;
    const living = parts.slots.numbers.alive.reduce((sum, one) => sum + one, 0);
    if (slots - living > living + DEAD_MAX) throw new Error('projection image has outgrown its customers');
    return projectionOver(db, parts);
  } catch (error) {
    db.close();
    throw error;
  }
}

function projectionOver(db: Db, image?: Opened): Projection {
  const rows = createRows(db, image === undefined ? undefined : rowBlocks(image.slots.numbers.alive.length, image.rowBlock));
  const slots = createSlots(image?.slots);
  const postings = createPostings(image?.postings);
  const indexer = createIndexer(postings);
  const exactKeys = createExactKeys(image?.exact);
  let handedOver: HandedOver = () => [];
  const queries = createQueries(
    slots,
    postings,
    (keys) => keys.flatMap(findKey),
    (filter) => handedOver(filter),
  );

  const agenda = createAgenda(slots, queries);

  const writeAll = db.transaction((customers: readonly ProjectedCustomer[]) => customers.forEach(putOne));
  const removeAll = db.transaction((ids: readonly CustomerId[]) => ids.forEach(removeOne));

  function putOne(customer: ProjectedCustomer): void {
    removeOne(customer.id);
    const slot = slots.push(customer);
    rows.insert(slot, customer);
    const phones = (customer.reach?.values ?? []).filter(({ kind }) => kind === 'phone');
    indexer.index(
      slot,
      customer.card,
      phones.flatMap(({ value }) => lastFourOf(value) ?? []),
    );
    addKeys(slot, customer);
  }

  function addKeys(slot: number, { card, reach }: ProjectedCustomer): void {
    (reach?.values ?? []).forEach(({ kind, value }, position) => {
      const own = reachKeyOf(kind, value);
      if (own !== undefined) exactKeys.add(own.key, { slot, position, country: own.country });
    });
    const nameKey = nameKeyOf(card.name, card.company);
    if (nameKey !== undefined) exactKeys.add(nameKey, { slot, position: 0, country: 0 });
  }

  function findKey({ key, country }: WantedKey): readonly ExactHit[] {
    return exactKeys.find(key).filter((entry) => slots.isAlive(entry.slot) && countriesAgree(country, entry.country));
  }

  function removeOne(id: CustomerId): void {
    const slot = slots.slotOf(id);
    if (slot === undefined) return;
    rows.remove(slot);
    slots.kill(slot);
  }

  function list(query: CustomerQuery, offset: number, limit: number): ProjectedPage {
    postings.settle();
    const matched = queries.match(query);
    const page = pick(matched, slots.order(query.sort), query.descending, offset, limit);
    return {
      total: matched.total,
      rows: page.flatMap(lineAt),
      exact: matched.exact.flatMap(({ slot, position }) => {
        const valueId = readAt(slot)?.reach[position]?.id;
        return valueId === undefined ? [] : [{ id: slots.idAt(slot), valueId }];
      }),
    };
  }

  function readAt(slot: number): MaskedCustomer | undefined {
    return rows.read(slot, slots.idAt(slot));
  }

  function lineAt(slot: number): CustomerRow[] {
    const customer = readAt(slot);
    return customer === undefined ? [] : [listRowOf(customer)];
  }

  function ids(query: CustomerQuery): readonly CustomerId[] {
    return pick(queries.match(query), slots.order(query.sort), query.descending, 0, slots.count()).map(slots.idAt);
  }

  function exportable(query: CustomerQuery): ReturnType<Projection['exportable']> {
    const all = pick(queries.match(query), slots.order(query.sort), query.descending, 0, slots.count());
    const quiet = slots.column('doNotContact');
    const kept = all.filter((slot) => quiet.codeAt(slot) === 0);
    return { ids: kept.map(slots.idAt), leftOut: all.length - kept.length };
  }

  function countsByBook(): ReadonlyMap<BookId, number> {
    const everyone: CustomerQuery = { search: '', sort: 'updated', descending: false };
    const books = slots.column('book');
    const counts = countCodes(queries.match(everyone).mask, books);
    return new Map(
      books.values().flatMap((book, code) => (code === 0 || counts[code] === 0 ? [] : [[book as BookId, counts[code] ?? 0] as const])),
    );
  }

  function findDuplicate({ name, company, phones, emails }: DuplicateCandidate): CustomerId | undefined {
    const nameKey = nameKeyOf(name, company);
    const reach = [...phones.map((phone) => wantedKeyOf('phone', phone)), ...emails.map((email) => wantedKeyOf('email', email))];
    const trashed = slots.column('trashed');
    for (const wanted of [...reach, nameKey === undefined ? undefined : { key: nameKey }]) {
      const hit = wanted === undefined ? undefined : findKey(wanted).find(({ slot }) => trashed.codeAt(slot) === 0);
      if (hit !== undefined) return slots.idAt(hit.slot);
    }
    return undefined;
  }

  let pairs: readonly SlotPair[] | undefined;

  return {
    db,
    put: (customers) => {
      writeAll(customers);
      pairs = undefined;
      queries.forget();
    },
    remove: (gone) => {
      removeAll(gone);
      pairs = undefined;
      queries.forget();
    },
    get: (id) => {
      const slot = slots.slotOf(id);
      return slot === undefined ? undefined : rows.read(slot, id);
    },
    placeOf: (id) => {
      const slot = slots.slotOf(id);
      if (slot === undefined) return undefined;
      const books = slots.column('book');
      return { book: books.values()[books.codeAt(slot)] ?? '', isTrashed: slots.column('trashed').codeAt(slot) !== 0 };
    },
    askHandovers: (ask) => {
      handedOver = ask;
    },
    list,
    facets: queries.facets,
    ids,
    exportable,
    due: (books, on, offset, limit) => {
      const waiting = agenda.due(books, on);
      return { total: waiting.length, rows: waiting.slice(offset, offset + limit).flatMap(lineAt) };
    },
    falling: (books, span) => agenda.falling(books, span).map(slots.idAt),
    idle: (books, on) => agenda.idle(books, on).map(({ slot, lastContactOn }) => ({ id: slots.idAt(slot), lastContactOn })),
    birthdays: (books, days) => agenda.birthdays(books, days).map(({ slot, at }) => ({ id: slots.idAt(slot), in: at })),
    countsByBook,
    findDuplicates: (candidates) => candidates.map(findDuplicate),
    duplicatePairs: (query, isApart) => {
      pairs ??= findPairs(slots, exactKeys.shared(), readAt);
      return duplicatePage(pairs, query, { isApart, idAt: slots.idAt, readAt });
    },
    figures: () =>
      Array.from({ length: slots.count() }, (_, slot) => slot).flatMap((slot) =>
        slots.isAlive(slot) ? (rows.figure(slot, slots.idAt(slot)) ?? []) : [],
      ),
    serialize: () => {
      const { image, apart } = packImage({ sqlite: db.serialize(), postings: postings.pack(), slots: slots.pack(), exact: exactKeys.pack });
      return { image, blocks: joined(apart, rows.pack(slots.count(), slots.isAlive)) };
    },
    close: () => {
      db.close();
    },
  };
}

function* joined(first: Iterable<Buffer>, second: Iterable<Buffer>): Generator<Buffer> {
  yield* first;
  yield* second;
}

/** Walks the order in its direction and takes the matching slots from `offset` on; empty values stay last. */
function pick(matched: Matched, order: Order, descending: boolean, offset: number, limit: number): readonly number[] {
  const picked: number[] = [];
  let skip = offset;
  const take = (from: number, to: number): void => {
    for (let index = 0; index < to - from && picked.length < limit; index += 1) {
      const slot = order.slots[descending ? to - 1 - index : from + index] ?? 0;
      if (matched.mask[slot] !== 1) continue;
      if (skip > 0) skip -= 1;
      else picked.push(slot);
    }
  };
  if (offset >= matched.total) return picked;
  take(0, order.filled);
  take(order.filled, order.slots.length);
  return picked;
}
