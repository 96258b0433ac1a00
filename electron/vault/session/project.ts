/** Keeps the search projection equal to the rows this person can open. */
import type { z } from 'zod';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import { Card, isContactKind, Note, Reach } from '../../../shared/model/customer.ts';
import { uuidText, uuidTime } from '../crypto/bytes.ts';
import { rowDigest } from '../journal/batch.ts';
import { rowKindOf } from '../journal/row-id.ts';
import type { RowFact } from '../journal/row-state.ts';
import type { ProjectedCustomer } from '../search/rows.ts';
import { canOpen, openEnvelope, readRow, storedRow } from './rows.ts';
import { holdsKey, type UnlockedVault } from './unlocked-vault.ts';

/** How a row of a known schema is opened; undefined when it does not hold. */
type OpenRow = <T>(fact: RowFact, schema: z.ZodType<T>) => T | undefined;

function assemble(vault: UnlockedVault, id: CustomerId, facts: readonly RowFact[], open: OpenRow): ProjectedCustomer | undefined {
  const rowOf = (kind: 'card' | 'reach') => facts.find((fact) => rowKindOf(fact.id) === kind);
  const cardFact = rowOf('card');
  if (cardFact === undefined || !canOpen(vault, cardFact)) return undefined;
  const card = open<Card>(cardFact, Card);
  if (card === undefined) return undefined;
  const reachFact = rowOf('reach');
  const reach = reachFact?.book === cardFact.book && canOpen(vault, reachFact) ? open<Reach>(reachFact, Reach) : undefined;
  // Nothing to reach is different from not being allowed to: the list shows which.
  const nothing = reachFact === undefined && holdsKey(vault, cardFact.book, 'private', cardFact.epoch) ? { values: [] } : undefined;
  const version = Math.max(cardFact.seq, reachFact?.seq ?? 0);
  const lastContactAt = newestContact(vault, facts, open);
  return {
    id,
    bookId: cardFact.book,
    card,
    ...withReach(reach ?? nothing),
    ...(lastContactAt === undefined ? {} : { lastContactAt }),
    version,
    createdAt: uuidTime(id),
    updatedAt: timeOf(vault, version),
  };
}

/** Ids of notes rise with time, so the first one from the end that tells of a contact is the newest. */
function newestContact(vault: UnlockedVault, facts: readonly RowFact[], open: OpenRow): number | undefined {
  for (const fact of facts.toReversed()) {
    if (rowKindOf(fact.id) !== 'note' || !canOpen(vault, fact)) continue;
    const note = open<Note>(fact, Note);
    if (note !== undefined && isContactKind(note.kind)) return note.at;
  }
  return undefined;
}

function withReach(reach: Reach | undefined): { readonly reach?: Reach } {
  return reach === undefined ? {} : { reach };
}

const times = new WeakMap<UnlockedVault, Map<number, number>>();

/** Instant of a batch; remembered, since an import's rows share few batches. */
function timeOf(vault: UnlockedVault, seq: number): number {
  const known = times.get(vault) ?? new Map<number, number>();
  times.set(vault, known);
  const cached = known.get(seq);
  if (cached !== undefined) return cached;
  const at = vault.journal.state.fact(`at:${String(seq)}`);
  const value = at === undefined ? vault.journal.lastAt : Number(at);
  known.set(seq, value);
  return value;
}

/** What rows hold that were sealed a moment ago, by their digest in latin1: it need not be opened again. */
export type JustSealed = ReadonlyMap<string, unknown>;
const NOTHING: JustSealed = new Map();

/** Brings the projection up to date for customers whose rows changed. A row that does not hold is left out; verification names it. */
export function reproject(vault: UnlockedVault, ids: readonly CustomerId[], sealed: JustSealed = NOTHING): void {
  const put: ProjectedCustomer[] = [];
  const gone: CustomerId[] = [];
  for (const id of ids) {
    const customer = assemble(vault, id, vault.journal.state.ofCustomer(id), <T>(fact: RowFact, schema: z.ZodType<T>) => {
      const known = sealed.get(fact.digest.toString('latin1'));
      return known === undefined ? attempt(vault, () => readRow(vault, fact, schema)) : (known as T);
    });
    if (customer === undefined) gone.push(id);
    else put.push(customer);
  }
  if (gone.length > 0) vault.projection.remove(gone);
  if (put.length > 0) vault.projection.put(put);
}

const unfinished = new WeakMap<UnlockedVault, number>();

/**
 * Runs work that brings the projection up to date piece by piece, after its rows were written. A lock in the middle must
 * keep no snapshot: it would say that these rows are in it.
 */
export async function projecting(vault: UnlockedVault, work: () => Promise<void>): Promise<void> {
  unfinished.set(vault, (unfinished.get(vault) ?? 0) + 1);
  await work();
  unfinished.set(vault, (unfinished.get(vault) ?? 1) - 1);
}

/** Whether rows are written that the projection does not have yet; for ever so when bringing them in failed. */
export function lacksRows(vault: UnlockedVault): boolean {
  return (unfinished.get(vault) ?? 0) > 0;
}

function attempt<T>(vault: UnlockedVault, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    vault.ports.log('row left out', error);
    return undefined;
  }
}

function groupByCustomer(facts: readonly RowFact[]): Map<string, RowFact[]> {
  const groups = new Map<string, RowFact[]>();
  for (const fact of facts) {
    const id = uuidText(fact.id.subarray(0, 16));
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [fact]);
    else group.push(fact);
  }
  return groups;
}

const CHUNK = 500;

/** Takes in the rows of books whose keys have just arrived. */
export async function projectBooks(vault: UnlockedVault, books: ReadonlySet<BookId>, pause: () => Promise<void>): Promise<void> {
  await projecting(vault, async () => {
    for (const book of books) {
      const ids = vault.journal.state.customersOf(book);
      for (let at = 0; at < ids.length; at += CHUNK) {
        reproject(vault, ids.slice(at, at + CHUNK));
        await pause();
      }
    }
  });
}

const PAGE = 4_000;

/** Opens every row anew, yielding to other work between pages. A row that does not hold is left out; verification names it. */
export async function rebuildProjection(vault: UnlockedVault, pause: () => Promise<void>): Promise<void> {
  const { state, db } = vault.journal;
  const rows = db.prepare('select id, book, epoch, sealed from rows where id >= ? and id <= ? order by id').raw();
  let from: Buffer = Buffer.alloc(0);
  let carried: RowFact[] = [];
  for (;;) {
    const page = state.after(from, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    const first = carried[0]?.id ?? page[0]?.id ?? from;
    const envelopes = new Map<string, readonly [Buffer, number, Buffer]>();
    for (const raw of rows.all(first, last.id)) {
      const stored = storedRow(raw);
      if (stored === undefined) continue;
      const [id, book, epoch, sealed] = stored;
      envelopes.set(id.toString('latin1'), [book, epoch, sealed]);
    }
    const facts = [...carried, ...page];
    from = last.id;
    // The last customer of a page may go on in the next one.
    const isLastPage = page.length < PAGE;
    const tail = isLastPage ? '' : uuidText(last.id.subarray(0, 16));
    const byCustomer = groupByCustomer(facts);
    carried = isLastPage ? [] : (byCustomer.get(tail) ?? []);
    const put: ProjectedCustomer[] = [];
    for (const [id, own] of byCustomer) {
      if (id === tail) continue;
      const customer = assemble(vault, id as CustomerId, own, (fact, schema) => {
        const stored = envelopes.get(fact.id.toString('latin1'));
        if (stored === undefined || !rowDigest(fact.id, stored[0], stored[1], stored[2]).equals(fact.digest)) return undefined;
        return attempt(vault, () => openEnvelope(vault, fact, stored[2], schema));
      });
      if (customer !== undefined) put.push(customer);
    }
    vault.projection.put(put);
    await pause();
  }
}
