/**
 * New keys for books whose readers are no longer those the role table names, and the old rows sealed anew under them.
 * Writing goes on under the new key at once; what was sealed before follows piece by piece and may be interrupted. Rules L2, L3.
 */
import { z } from 'zod';
import { KEY_GROUPS, type KeyGroup } from '../../../shared/model/access.ts';
import { ageRecipient } from '../crypto/age.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import type { PreparedRow } from '../journal/journal.ts';
import { groupOf, rowKindOf } from '../journal/row-id.ts';
import type { RowFact } from '../journal/row-state.ts';
import { isEntitled, mayWrite } from '../roster/entitlement.ts';
import { leads } from '../roster/leading.ts';
import { booksOf, epochOf, grantKey, membersOf, type Book, type Roster } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { grantStatement, openGrants } from './book-keys.ts';
import { record } from './record.ts';
import { canOpen, prepareRow, readRow } from './rows.ts';
import { holdsBoth, holdsKey, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

/** Somebody holds the newest key of the group and is no longer meant to. Recovery always is. */
function hasOutsider(state: Roster, book: Book, group: KeyGroup): boolean {
  const holders = Object.keys(book.grants[grantKey(group, epochOf(book))] ?? {});
  return holders.some((id) => id !== 'recovery' && !isEntitled(state, book, group, state.members[id]));
}

/** Its newest keys are sealed to a recovery key that no longer holds. Rule V3. */
export function lacksRecovery(state: Roster, book: Book): boolean {
  return (book.epochs.at(-1)?.recovery ?? 1) < state.recoveryShares.epoch;
}

/** Books that need new keys, whoever can make them. */
export function booksOwedKeys(state: Roster): readonly Book[] {
  return booksOf(state).filter((book) => lacksRecovery(state, book) || KEY_GROUPS.some((group) => hasOutsider(state, book, group)));
}

/** Of those, the books whose keys this person's program can change. */
function rotatable(vault: UnlockedVault): readonly Book[] {
  const self = selfMember(vault);
  const state = roster(vault);
  return booksOwedKeys(state).filter((book) => leads(state, self, book.team) && holdsBoth(vault, book));
}

async function rotation(vault: UnlockedVault, book: Book): Promise<Statement[]> {
  const state = roster(vault);
  const { vaultId } = vault.journal;
  const epoch = epochOf(book) + 1;
  const seeds: Record<KeyGroup, SecretKey> = {
    card: new SecretKey(vault.ports.random.bytes(32)),
    private: new SecretKey(vault.ports.random.bytes(32)),
  };
  const grants: Statement[] = [];
  for (const group of KEY_GROUPS) {
    const key = { book: book.id, group, epoch, seed: seeds[group] };
    grants.push(await grantStatement(vaultId, key, 'recovery', state.recovery));
    for (const member of membersOf(state)) {
      if (member.keys === undefined || !isEntitled(state, book, group, member)) continue;
      grants.push(await grantStatement(vaultId, key, member.id, member.keys.recipient));
    }
  }
  const recipients = { card: await ageRecipient(seeds.card), private: await ageRecipient(seeds.private) };
  return [{ type: 'book.rotated', book: book.id, epoch, ...recipients }, ...grants];
}

/** Changes the keys of every book that needs it and this person can do it for, in one transaction. Returns how many. */
export async function rotateBooks(vault: UnlockedVault): Promise<number> {
  await vault.verified;
  const books = rotatable(vault);
  if (books.length === 0) return 0;
  const statements: Statement[] = [];
  for (const book of books) statements.push(...(await rotation(vault, book)));
  record(vault, { statements });
  // Our own grants among them: from here on this program writes under the new keys.
  await openGrants(vault, roster(vault));
  return books.length;
}

/** Rows sealed under an older key that this person can open and seal anew. */
export function rowsToReseal(vault: UnlockedVault): number {
  const { state } = vault.journal;
  return resealable(vault).reduce((sum, book) => sum + state.countSealedBefore(book.id, epochOf(book)), 0);
}

function resealable(vault: UnlockedVault): readonly Book[] {
  const state = roster(vault);
  return booksOf(state).filter((book) => mayWrite(state, book, selfMember(vault)) && epochOf(book) > 1 && holdsBoth(vault, book));
}

const ROWS_AT_A_TIME = 500;

export type Resealing = {
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
  readonly pause: () => Promise<void>;
};

/** Seals old rows anew, some hundred to a transaction; what is left after an interruption is done next time. Returns the rows done. */
export async function resealRows(vault: UnlockedVault, { progress, isCancelled, pause }: Resealing): Promise<number> {
  await vault.verified;
  const total = rowsToReseal(vault);
  let done = 0;
  for (const book of resealable(vault)) {
    for (let from: Buffer = Buffer.alloc(0); ;) {
      // Looked up again each time: the book may have got yet another key meanwhile.
      const stated = roster(vault).books[book.id] ?? book;
      const facts = vault.journal.state.sealedBefore(book.id, epochOf(stated), from, ROWS_AT_A_TIME);
      const last = facts.at(-1);
      if (last === undefined || vault.closed || isCancelled()) break;
      from = last.id;
      const rows = facts.filter((fact) => mayReseal(vault, stated, fact)).flatMap((fact) => resealed(vault, fact));
      if (rows.length > 0) record(vault, { statements: [{ type: 'rows.resealed' }], rows });
      done += rows.length;
      progress(done, total);
      await pause();
    }
  }
  return done;
}

function mayReseal(vault: UnlockedVault, book: Book, fact: RowFact): boolean {
  const kind = rowKindOf(fact.id);
  return kind !== undefined && canOpen(vault, fact) && holdsKey(vault, book.id, groupOf(kind), epochOf(book));
}

/** What it says is carried over as it is, whatever it is. A row that does not hold stays for verification to name. */
function resealed(vault: UnlockedVault, fact: RowFact): PreparedRow[] {
  try {
    return [prepareRow(vault, fact.id, fact.book, readRow(vault, fact, z.unknown()))];
  } catch (error) {
    vault.ports.log('row not sealed anew', error);
    return [];
  }
}
