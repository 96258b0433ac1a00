/** Names one sealed row: customer (16) ‖ kind (1) ‖ part (16, only for rows a customer has several of). Rows of a member, a book or an import have their id in the customer's place. Rule F6. */
import { uuidBytes, uuidText } from '../crypto/bytes.ts';
import type { KeyGroup } from '../../../shared/model/access.ts';
import { BookId, type CustomerId, type ImportId, type MemberId } from '../../../shared/model/ids.ts';

export const ROW_KINDS = {
  card: 1,
  reach: 2,
  note: 3,
  secret: 4,
  inbox: 5,
  own: 6,
  views: 7,
  import: 8,
  cardPast: 9,
  reachPast: 10,
} as const;
export type RowKind = keyof typeof ROW_KINDS;

const KIND_BY_NUMBER = new Map<number, RowKind>(Object.entries(ROW_KINDS).map(([kind, number]) => [number, kind as RowKind]));

export type RowId = Buffer;

export function rowId(customer: CustomerId, kind: 'card' | 'reach'): RowId;
export function rowId(customer: CustomerId, kind: 'note' | 'secret' | 'inbox' | 'cardPast' | 'reachPast', part: string): RowId;
export function rowId(customer: CustomerId, kind: RowKind, part?: string): RowId {
  const head = Buffer.concat([uuidBytes(customer), Buffer.of(ROW_KINDS[kind])]);
  return part === undefined ? head : Buffer.concat([head, uuidBytes(part)]);
}

/** The card of the customer another row is about. */
export function cardIdOf(id: Uint8Array): RowId {
  return Buffer.concat([id.subarray(0, 16), Buffer.of(ROW_KINDS.card)]);
}

/** A member's own settings. */
export function ownRowId(member: MemberId): RowId {
  return Buffer.concat([uuidBytes(member), Buffer.of(ROW_KINDS.own)]);
}

/** Own rows are in no book: the member's id stands where others name one, in epoch 1 for ever. */
export const OWN_EPOCH = 1;
export function ownPlace(member: MemberId): BookId {
  return BookId.parse(member);
}

/** Views shared by the readers of a book. */
export function viewsRowId(book: BookId): RowId {
  return Buffer.concat([uuidBytes(book), Buffer.of(ROW_KINDS.views)]);
}

/** Part of what an import did; the import's own id stands in the customer's place. */
export function importRowId(id: ImportId, part: string): RowId {
  return Buffer.concat([uuidBytes(id), Buffer.of(ROW_KINDS.import), uuidBytes(part)]);
}

export type ParsedRowId = { readonly customer: CustomerId; readonly kind: RowKind; readonly part?: string };

/** Kind alone, without making text of the ids. Undefined for bytes that are no row id of ours. */
export function rowKindOf(id: Uint8Array): RowKind | undefined {
  const kind = KIND_BY_NUMBER.get(id[16] ?? 0);
  if (kind === undefined) return undefined;
  return id.length === (isSingle(kind) ? 17 : 33) ? kind : undefined;
}

/** Kinds there is at most one row of. */
function isSingle(kind: RowKind): kind is 'card' | 'reach' | 'own' | 'views' {
  return kind === 'card' || kind === 'reach' || kind === 'own' || kind === 'views';
}

/** Undefined for bytes that are no row id of ours. */
export function parseRowId(id: Uint8Array): ParsedRowId | undefined {
  const kind = rowKindOf(id);
  if (kind === undefined) return undefined;
  const customer = uuidText(id.subarray(0, 16)) as CustomerId;
  return isSingle(kind) ? { customer, kind } : { customer, kind, part: uuidText(id.subarray(17)) };
}

/** Which key of the book seals rows of a kind; inboxes are sealed to the private recipient by people without the key. */
export function groupOf(kind: RowKind): KeyGroup {
  return kind === 'card' || kind === 'views' || kind === 'cardPast' ? 'card' : 'private';
}
