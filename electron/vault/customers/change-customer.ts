/** Creating, editing, trashing, noting: each one transaction with its log entry. */
import { VaultError } from '../../../shared/errors.ts';
import {
  Card,
  Reach,
  type NewReachValue,
  type Note,
  type NoteKind,
  type ReachEdit,
  type ReachValue,
} from '../../../shared/model/customer.ts';
import { CustomerId, NoteId, ValueId, type BookId } from '../../../shared/model/ids.ts';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { newUuid } from '../crypto/bytes.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { rowId } from '../journal/row-id.ts';
import type { Ports } from '../ports.ts';
import { booksOf } from '../roster/roster.ts';
import { record } from '../session/record.ts';
import { prepareRow } from '../session/rows.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { detailOf, openCustomer, opensPrivate } from './open-customer.ts';
import { rememberEdit } from './edit-stack.ts';
import { customerToken } from './token.ts';
import type { CustomerEditStep } from './edit-step.ts';
import { changed, writeEdits } from './write-edits.ts';

const VALUE_ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz012345';

const VALUE_ID_CHARS = 8;

function valueIdFrom(random: Uint8Array): ValueId {
  return ValueId.parse(Array.from(random, (byte) => VALUE_ID_ALPHABET.charAt(byte & 31)).join(''));
}

export function withIds(ports: Ports, values: readonly NewReachValue[]): Reach {
  // One call for all values of a customer: an import makes hundreds of thousands.
  const random = ports.random.bytes(values.length * VALUE_ID_CHARS);
  return {
    values: values.map((value, at): ReachValue => ({
      id: valueIdFrom(random.subarray(at * VALUE_ID_CHARS, (at + 1) * VALUE_ID_CHARS)),
      ...value,
    })),
  };
}

/** Where a person's new customers go: their own book, else the team's shared one. Throws FORBIDDEN when they have neither. */
export function homeBook(vault: UnlockedVault): BookId {
  const self = selfMember(vault);
  const books = booksOf(roster(vault)).filter((book) => opensPrivate(vault, book));
  const home = books.find((book) => book.owner === self.id) ?? books.find((book) => book.kind === 'shared' && book.team === self.team);
  if (home === undefined) throw new VaultError('FORBIDDEN', 'this person has no book to put customers into');
  return home.id;
}

/** Removes keys whose value is undefined, as strict schemas and exact optional types want. */
function cleaned(card: Card): Card {
  return Card.parse(Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined)));
}

export type NewCustomer = {
  readonly bookId?: BookId | undefined;
  readonly card: Card;
  readonly reach: readonly NewReachValue[];
  readonly note?: string | undefined;
};

export function newNote(vault: UnlockedVault, text: string, kind?: NoteKind, at = vault.ports.clock.now()): Note {
  return { id: NoteId.parse(newUuid(at)), ...(kind === undefined ? {} : { kind }), text, by: vault.self.member, at };
}

/** Rows of one new customer; the import uses it too. */
export function customerRows(
  vault: UnlockedVault,
  id: CustomerId,
  bookId: BookId,
  card: Card,
  reach: Reach,
  notes: readonly Note[],
): PreparedRow[] {
  const rows = [prepareRow(vault, rowId(id, 'card'), bookId, card)];
  if (reach.values.length > 0) rows.push(prepareRow(vault, rowId(id, 'reach'), bookId, reach));
  for (const note of notes) rows.push(prepareRow(vault, rowId(id, 'note', note.id), bookId, note));
  return rows;
}

/** Throws NO_KEY when this person cannot write the book. */
export async function createCustomer(vault: UnlockedVault, input: NewCustomer): Promise<CustomerId> {
  await vault.verified;
  const bookId = input.bookId ?? homeBook(vault);
  const id = CustomerId.parse(newUuid(vault.ports.clock.now()));
  const card = cleaned(input.card);
  const notes = input.note === undefined || input.note === '' ? [] : [newNote(vault, input.note)];
  const rows = customerRows(vault, id, bookId, card, withIds(vault.ports, input.reach), notes);
  record(vault, { rows, audit: [{ action: 'customer.created', subject: customerToken(id), customer: id }] });
  changed(vault, [id]);
  // Taking it back puts the new customer into the trash: nothing typed is lost, and undo is no way to purge.
  const before = { ...card, trashedAt: vault.ports.clock.now() };
  rememberEdit(vault, { action: 'created', steps: [{ id, bookId, card: { before, after: card } }] });
  return id;
}

/** Throws NOT_FOUND for an unknown value, INVALID_INPUT for more values than a customer may have. */
export function editReach(vault: UnlockedVault, reach: Reach, edits: readonly ReachEdit[]): Reach {
  let values = reach.values;
  for (const edit of edits) {
    if (edit.op === 'add') {
      values = [...values, ...withIds(vault.ports, [edit.value]).values];
      continue;
    }
    if (!values.some(({ id }) => id === edit.id)) throw new VaultError('NOT_FOUND', 'no such value');
    if (edit.op === 'remove') values = values.filter(({ id }) => id !== edit.id);
    else values = values.map((value) => (value.id === edit.id ? editedValue(value, edit) : value));
  }
  // Each edit is within bounds, their sum may not be; a row that does not parse would never open again.
  const edited = Reach.safeParse({ values });
  if (!edited.success) throw new VaultError('INVALID_INPUT', 'more values than a customer may have');
  return edited.data;
}

function editedValue(value: ReachValue, edit: Extract<ReachEdit, { op: 'replace' | 'relabel' }>): ReachValue {
  if (edit.op === 'replace') return { ...value, value: edit.value, ...(edit.label === undefined ? {} : { label: edit.label }) };
  const { id, kind, value: text } = value;
  return {
    id,
    kind,
    value: text,
    ...(edit.label === undefined ? {} : { label: edit.label }),
    ...(edit.contactId === undefined ? {} : { contactId: edit.contactId }),
  };
}

export type CustomerEdit = {
  readonly id: CustomerId;
  readonly version: number;
  readonly card?: Card | undefined;
  readonly reach?: readonly ReachEdit[] | undefined;
};

function reachStep(vault: UnlockedVault, before: Reach | undefined, edits: readonly ReachEdit[]): CustomerEditStep['reach'] {
  if (edits.length === 0) return undefined;
  if (before === undefined) throw new VaultError('NO_KEY', 'private values are not ours to change');
  return { before, after: editReach(vault, before, edits) };
}

/** Throws CONFLICT when the customer changed since `version`, NO_KEY without the keys. */
export async function updateCustomer(vault: UnlockedVault, edit: CustomerEdit): Promise<CustomerDetail> {
  await vault.verified;
  const customer = openCustomer(vault, edit.id);
  if (customer.version !== edit.version) throw new VaultError('CONFLICT', 'customer was changed meanwhile');
  const { trashedAt } = customer.card;
  const card = edit.card === undefined ? undefined : cleaned({ ...edit.card, ...(trashedAt === undefined ? {} : { trashedAt }) });
  const step = {
    id: edit.id,
    bookId: customer.book.id,
    card: card === undefined ? undefined : { before: customer.card, after: card },
    reach: reachStep(vault, customer.reach, edit.reach ?? []),
  };
  const count = [step.card, step.reach].filter((one) => one !== undefined).length;
  writeEdits(vault, [step], [{ action: 'customer.changed', subject: customerToken(edit.id), customer: edit.id, count }]);
  return detailOf(vault, edit.id);
}

/** Trash and restore are the same edit of the card; customers that are so already are skipped. */
export async function setTrashed(vault: UnlockedVault, ids: readonly CustomerId[], trashed: 'trash' | 'restore'): Promise<number> {
  await vault.verified;
  const open = [...new Set(ids)]
    .map((id) => openCustomer(vault, id))
    .filter(({ card }) => (card.trashedAt === undefined) === (trashed === 'trash'));
  if (open.length === 0) return 0;
  const now = vault.ports.clock.now();
  const edits = open.map(({ id, book, card }) => {
    const { trashedAt: _, ...rest } = card;
    return { id, bookId: book.id, card: { before: card, after: trashed === 'trash' ? { ...rest, trashedAt: now } : rest } };
  });
  const action = trashed === 'trash' ? ('customer.trashed' as const) : ('customer.restored' as const);
  writeEdits(
    vault,
    edits,
    open.map(({ id }) => ({ action, subject: customerToken(id), customer: id })),
    trashed === 'trash' ? 'trashed' : 'restored',
  );
  return open.length;
}

/** Throws NO_KEY where notes cannot be read. */
export async function addNote(vault: UnlockedVault, id: CustomerId, text: string, kind?: NoteKind): Promise<NoteId> {
  await vault.verified;
  const customer = openCustomer(vault, id);
  const note = newNote(vault, text, kind);
  record(vault, {
    rows: [prepareRow(vault, rowId(id, 'note', note.id), customer.book.id, note)],
    audit: [{ action: 'note.added', subject: customerToken(id), customer: id }],
  });
  changed(vault, [id]);
  rememberEdit(vault, { action: 'noted', steps: [{ id, bookId: customer.book.id, notes: { added: [note], removed: [] } }] });
  return note.id;
}
