/**
 * What a key holder's program does by itself: make the books a lead owes the team, hand keys to people who became
 * entitled, change the keys of books somebody left, hand on audit keys, fold inboxes in. Nothing here gives a key to someone the role table does not name. Rule B5.
 */
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import type { Language } from '../../../shared/model/app.ts';
import { TEAM_BOOK_NAMES } from '../../../shared/model/book-names.ts';
import { openSessions, readsLog, shareStatement } from '../audit/audit-log.ts';
import { isEntitled } from '../roster/entitlement.ts';
import { teamsUnder } from '../roster/leading.ts';
import { booksOf, epochOf, hasRole, isReader, membersOf, ownBook } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { grantStatement, newBook, openGrants } from './book-keys.ts';
import { allotCustomers } from '../customers/allot-customers.ts';
import { logReceived } from '../customers/handovers.ts';
import { openClaims } from '../customers/open-claims.ts';
import { purgeTrash } from '../customers/purge-trash.ts';
import { foldInboxes } from './inbox.ts';
import { newOwnBook } from './own-book.ts';
import { projectBooks } from './project.ts';
import { dropSnapshots } from './leave.ts';
import { record } from './record.ts';
import { rotateBooks } from './rotate.ts';
import { pause } from './unlock.ts';
import { bookKeyName, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

/** The shared book and the pool of every team this person leads, where they are missing. */
async function missingBooks(vault: UnlockedVault, language: Language): Promise<Statement[]> {
  const self = selfMember(vault);
  if (!hasRole(self, 'lead')) return [];
  const statements: Statement[] = [];
  const names = TEAM_BOOK_NAMES[language];
  const wanted = teamsUnder(roster(vault), self.team).flatMap((team) => (['shared', 'pool'] as const).map((kind) => ({ team, kind })));
  for (const { team, kind } of wanted) {
    if (booksOf(roster(vault)).some((book) => book.kind === kind && book.team === team)) continue;
    const book = await newBook(vault.ports, { kind, name: names[kind], team });
    statements.push(book.created);
    for (const group of KEY_GROUPS) {
      const key = { book: book.created.book, group, epoch: 1, seed: book.keys[group].seed };
      statements.push(await grantStatement(vault.journal.vaultId, key, self.id, vault.self.keys.recipient));
      statements.push(await grantStatement(vault.journal.vaultId, key, 'recovery', roster(vault).recovery));
    }
  }
  return statements;
}

/** The personal book of somebody who became a salesperson after joining: for them, their leads and recovery. Rule B4. */
async function missingOwnBook(vault: UnlockedVault): Promise<Statement[]> {
  const self = selfMember(vault);
  const state = roster(vault);
  if (!hasRole(self, 'salesperson') || ownBook(state, self.id) !== undefined) return [];
  return newOwnBook({ vaultId: vault.journal.vaultId, ports: vault.ports, roster: state }, self, vault.self.keys.recipient);
}

/** Grants for every entitled, confirmed person who has none yet, of keys this person holds. */
async function missingGrants(vault: UnlockedVault): Promise<Statement[]> {
  const people = membersOf(roster(vault)).filter((member) => member.state === 'active');
  const owed = booksOf(roster(vault)).flatMap((book) =>
    KEY_GROUPS.flatMap((group) => {
      const epoch = epochOf(book);
      const seed = vault.bookKeys.get(bookKeyName(book.id, group, epoch))?.seed;
      const without = people.filter((member) => !isReader(book, group, epoch, member.id) && isEntitled(roster(vault), book, group, member));
      return seed === undefined ? [] : without.map((member) => ({ key: { book: book.id, group, epoch, seed }, member }));
    }),
  );
  const statements: Statement[] = [];
  for (const { key, member } of owed) {
    if (member.keys !== undefined) statements.push(await grantStatement(vault.journal.vaultId, key, member.id, member.keys.recipient));
  }
  return statements;
}

async function missingAuditKeys(vault: UnlockedVault): Promise<Statement[]> {
  // Only what is open can be handed on.
  await openSessions(vault.audit);
  const statements: Statement[] = [];
  for (const member of membersOf(roster(vault))) {
    if (!readsLog(roster(vault), member)) continue;
    const shared = await shareStatement(vault.audit, roster(vault), member.id);
    if (shared !== undefined) statements.push(shared);
  }
  return statements;
}

/** Runs after unlock and after every confirmation; waits for verification, writes nothing when nothing is owed. */
export async function keepHouse(vault: UnlockedVault, language: Language): Promise<void> {
  await vault.verified;
  if (vault.closed || selfMember(vault).state !== 'active') return;
  for (const owed of [missingBooks, missingOwnBook, missingGrants, missingAuditKeys]) {
    const statements = await owed(vault, language);
    if (statements.length > 0) record(vault, { statements });
    await projectBooks(vault, await openGrants(vault, roster(vault)), pause);
  }
  await rotateBooks(vault);
  await foldInboxes(vault);
  await openClaims(vault);
  await allotCustomers(vault);
  logReceived(vault);
  purgeTrash(vault);
  dropSnapshots(vault);
}
