/** Folds a whole batch: either all of it counts or none, and then it is named. The same code judges our own batch before it is written. */
import type { MemberId } from '../../../shared/model/ids.ts';
import { fromBase64 } from '../crypto/bytes.ts';
import { isResealed, isSignedBy, type Batch, type RowEntry } from '../journal/batch.ts';
import { groupOf, OWN_EPOCH, ownPlace, ownRowId, rowKindOf, viewsRowId } from '../journal/row-id.ts';
import { applyStatement, beginRoster } from './apply.ts';
import { endClaims } from './claims.ts';
import { mayWrite, onlyReads } from './entitlement.ts';
import type { JournalFacts, Refusal, RowPlace, StatementContext } from './outcome.ts';
import { epochOf, isPresent, isReader, memberOf, type Roster } from './roster.ts';

export type BatchRefusal = Refusal | 'wrong-signature' | 'unknown-device' | 'unknown-row' | 'row-not-allowed' | 'stale-epoch';
export type BatchOutcome =
  | { readonly roster: Roster }
  /**
   * `signed` tells whether the author really wrote it, so that their chain goes on behind it. A key that only the refused
   * batch itself states proves nothing: anybody can state one in somebody else's name.
   */
  | { readonly refusal: BatchRefusal; readonly signed: boolean };

function mayTouch(roster: Roster, author: MemberId, place: RowPlace, group: 'card' | 'private'): boolean {
  const book = roster.books[place.book];
  return book !== undefined && isReader(book, group, epochOf(book), author) && mayWrite(roster, book, memberOf(roster, author));
}

/** Settings are written by the member they are named after, and by no lead or admin. Rule O1. */
function mayWriteOwn(author: MemberId, row: RowEntry): boolean {
  return ownRowId(author).equals(row.id) && row.book === ownPlace(author) && row.epoch === OWN_EPOCH;
}

/** Resealing touches what is there, where it is, and takes it to the newest key. Rule L3. */
function isResealing(roster: Roster, row: RowEntry, before: RowPlace | undefined): boolean {
  const book = roster.books[row.book];
  return row.digest !== undefined && book !== undefined && before?.book === row.book && row.epoch === epochOf(book);
}

/** Every reader of a pool's cards could otherwise put a card into their own book without claiming the customer. Rule P2. */
function leavesPool(roster: Roster, row: RowEntry, before: RowPlace | undefined): boolean {
  return roster.books[before?.book ?? '']?.kind === 'pool' && (row.digest === undefined || row.book !== before?.book);
}

type JudgedRow = { readonly author: MemberId; readonly reseals: boolean; readonly placeOf: JournalFacts['placeOf'] };

function judgeRow(roster: Roster, row: RowEntry, { author, reseals, placeOf }: JudgedRow): BatchRefusal | undefined {
  const kind = rowKindOf(row.id);
  if (kind === undefined) return 'unknown-row';
  const before = placeOf(row.id);
  if (reseals && (kind === 'own' || kind === 'inbox' || !isResealing(roster, row, before))) return 'row-not-allowed';
  if (kind === 'own') return mayWriteOwn(author, row) ? undefined : 'row-not-allowed';
  if (kind === 'views' && !viewsRowId(row.book).equals(row.id)) return 'row-not-allowed';
  const group = groupOf(kind);
  const held = kind === 'card' && leavesPool(roster, row, before) ? 'private' : group;
  if (before !== undefined && !mayTouch(roster, author, before, held)) return 'row-not-allowed';
  if (row.digest === undefined) return before === undefined ? 'unknown-row' : undefined;
  const book = roster.books[row.book];
  if (book === undefined || row.epoch > epochOf(book)) return 'unknown-book';
  // Somebody who left still holds the key of an epoch that is over.
  if (row.epoch < epochOf(book)) return 'stale-epoch';
  if (kind === 'inbox') return before === undefined && !onlyReads(roster, memberOf(roster, author)) ? undefined : 'row-not-allowed';
  return mayTouch(roster, author, row, group) ? undefined : 'row-not-allowed';
}

/** The device key that must have signed: from the roster, or, for someone who joins, from the joining statement itself. */
function signingKey(roster: Roster | undefined, batch: Batch): string | undefined {
  const { author, device, statements } = batch.header;
  if (roster?.devices[device] === author) return memberOf(roster, author)?.keys?.deviceKey;
  if (roster?.devices[device] !== undefined) return undefined;
  const joined = statements.find((s) => s.type === 'member.joined' && s.member === author && s.device === device);
  return joined?.type === 'member.joined' ? joined.deviceKey : undefined;
}

export function applyBatch(roster: Roster | undefined, batch: Batch, facts: JournalFacts): BatchOutcome {
  const { header } = batch;
  const key = signingKey(roster, batch);
  if (key === undefined) return { refusal: 'unknown-device', signed: false };
  if (!isSignedBy(batch, fromBase64(key))) return { refusal: 'wrong-signature', signed: false };

  const signed = roster?.devices[header.device] === header.author;
  let next = roster;
  let statements = header.statements;
  if (next === undefined) {
    const first = statements[0];
    if (first?.type !== 'vault.created') return { refusal: 'not-genesis', signed };
    next = beginRoster(first);
    statements = statements.slice(1);
  }
  const context: StatementContext = {
    vaultId: header.vault,
    author: header.author,
    device: header.device,
    at: header.at,
    genesis: roster === undefined,
    facts,
  };
  for (const statement of statements) {
    const outcome = applyStatement(next, statement, context);
    if ('refusal' in outcome) return { refusal: outcome.refusal, signed };
    next = outcome.roster;
  }
  if (!isPresent(memberOf(next, header.author))) return { refusal: 'unknown-author', signed };
  const judged = { author: header.author, reseals: isResealed(batch), placeOf: facts.placeOf };
  for (const row of batch.rows) {
    const refusal = judgeRow(next, row, judged);
    if (refusal !== undefined) return { refusal, signed };
  }
  return { roster: endClaims(next, batch.rows) };
}
