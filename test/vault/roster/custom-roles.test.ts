/** Roles defined in a vault: who defines them, who gives them, and what they reach. Rule R15. */
import { expect, test } from 'vitest';
import { PERMISSIONS, type Permission, type RoleRef } from '../../../shared/model/access.ts';
import { RoleId, TeamId, type BookId } from '../../../shared/model/ids.ts';
import { CUSTOM_ROLES_MAX } from '../../../shared/model/roles.ts';
import { auditReaders } from '../../../electron/vault/audit/audit-log.ts';
import { mayBackUp, mayExport } from '../../../electron/vault/egress/gate.ts';
import { applyStatement } from '../../../electron/vault/roster/apply.ts';
import { entitlementOf, isEntitled, mayWrite, onlyReads } from '../../../electron/vault/roster/entitlement.ts';
import { keepsPool } from '../../../electron/vault/roster/permits.ts';
import type { Book, Member, Roster } from '../../../electron/vault/roster/roster.ts';
import type { Statement, StatementOf } from '../../../electron/vault/roster/statements.ts';
import { books, by, EXPIRES_AT, ids, NAMES, NORTH, people, SOUTH, type Name } from './people.ts';

const EAST = TeamId.parse('0198c0de-0000-7000-8000-000000000501');
const role = (number: number): RoleId => RoleId.parse(`0198c0de-0000-7000-8000-${String(600 + number).padStart(12, '0')}`);
const DESK = role(1);

function refusal(statement: Statement, author: Name, roster: Roster): string | undefined {
  const outcome = applyStatement(roster, statement, by(author));
  return 'refusal' in outcome ? outcome.refusal : undefined;
}
function after(roster: Roster, statement: Statement, author: Name): Roster {
  const outcome = applyStatement(roster, statement, by(author));
  if ('refusal' in outcome) throw new Error(outcome.refusal);
  return outcome.roster;
}
const may = (statement: Statement, roster: Roster): readonly Name[] =>
  NAMES.filter((name) => refusal(statement, name, roster) === undefined);

const defining = (id: RoleId, name: string, permissions: readonly Permission[], team?: TeamId): StatementOf<'role.defined'> => ({
  type: 'role.defined',
  role: id,
  name,
  ...(team === undefined ? {} : { team }),
  permissions,
  reason: 'r',
});
const changing = (from: readonly Permission[], to: readonly Permission[], name = 'desk'): Statement => ({
  type: 'role.changed',
  role: DESK,
  name,
  from,
  to,
  reason: 'r',
});
const REMOVING: Statement = { type: 'role.removed', role: DESK, reason: 'r' };

function memberIn(roster: Roster, name: Name): Member {
  const member = roster.members[ids[name]];
  if (member === undefined) throw new Error(`no ${name}`);
  return member;
}
function bookIn(roster: Roster, id: BookId): Book {
  const found = roster.books[id];
  if (found === undefined) throw new Error('no such book');
  return found;
}
const proposing = (roster: Roster, name: Name, to: readonly RoleRef[]): Statement => ({
  type: 'member.changed',
  member: ids[name],
  from: memberIn(roster, name).roles,
  to,
  reason: 'r',
});
const signing = (roster: Roster, name: Name): Statement => ({
  type: 'change.confirmed',
  member: ids[name],
  keys: memberIn(roster, name).keys?.hash ?? '',
  from: memberIn(roster, name).roles,
  to: memberIn(roster, name).proposed?.roles ?? memberIn(roster, name).roles,
});
/** Proposed by the admin, signed by the lead. */
function given(roster: Roster, name: Name, to: readonly RoleRef[]): Roster {
  const proposed = after(roster, proposing(roster, name, to), 'adam');
  return after(proposed, signing(proposed, name), 'boss');
}
/** ben, of North, with a role of these permissions beside those he has. */
const benWith = (permissions: readonly Permission[], team?: TeamId, others: readonly RoleRef[] = []): Roster =>
  given(after(people(), defining(DESK, 'desk', permissions, team), 'adam'), 'ben', [...others, DESK]);
const inviting = (roles: readonly RoleRef[], team = NORTH): Statement => ({
  type: 'member.invited',
  member: ids.inv,
  name: 'new',
  roles: [...roles],
  team,
  invitation: memberIn(people(), 'inv').invitation?.id ?? ('' as never),
  inviteKey: '',
  expiresAt: EXPIRES_AT,
});
const nobodyInvited = (roster: Roster): Roster => {
  const { [ids.inv]: _, ...members } = roster.members;
  return { ...roster, members };
};

test('R15 admins define roles anywhere, leads in the teams they lead, nobody else at all', () => {
  expect(may(defining(DESK, 'desk', ['books.cards']), people())).toEqual(['boss', 'adam']);
  expect(may(defining(DESK, 'desk', ['books.cards'], SOUTH), people())).toEqual(['boss', 'adam', 'lena']);
  expect(refusal(defining(DESK, 'desk', ['books.cards'], EAST), 'adam', people())).toBe('unknown-team');
  for (const permissions of [['people.invite'], ['books.contacts', 'customers.write']] as const)
    expect(refusal(defining(role(2), 'more', ['figures.see']), 'ben', benWith(permissions))).toBe('no-right');
});

test('R15 names are unique whatever their case, ids are used once, and there is a bound', () => {
  const roster = after(people(), defining(DESK, 'Desk', ['books.cards']), 'adam');
  expect(refusal(defining(role(2), 'desk', ['books.cards'], SOUTH), 'lena', roster)).toBe('role-name-taken');
  expect(refusal(defining(DESK, 'other', ['books.cards']), 'adam', roster)).toBe('already-exists');
  expect(refusal(defining(role(2), 'twice', ['books.cards', 'books.cards']), 'adam', roster)).toBe('wrong-state');
  const two = after(roster, defining(role(2), 'counter', ['books.cards']), 'adam');
  expect(refusal(changing(['books.cards'], ['books.cards'], 'COUNTER'), 'adam', two)).toBe('role-name-taken');
  const many = Array.from({ length: CUSTOM_ROLES_MAX }, (_, at) => at + 2);
  const full = many
    .slice(1)
    .reduce<Roster>((state, at) => after(state, defining(role(at), `r${String(at)}`, ['books.cards']), 'adam'), roster);
  expect(refusal(defining(role(99), 'one more', ['books.cards']), 'adam', full)).toBe('too-many-roles');
  expect(refusal(defining(role(99), 'one more', ['books.cards']), 'adam', after(full, REMOVING, 'adam'))).toBeUndefined();
  expect(refusal(defining(DESK, 'again', ['books.cards']), 'adam', after(full, REMOVING, 'adam'))).toBe('already-exists');
});

test('R15 a role somebody holds, is proposed for or invited with gets no more permissions and is not removed', () => {
  const defined = after(people(), defining(DESK, 'desk', ['books.cards']), 'adam');
  const growing = changing(['books.cards'], ['books.cards', 'books.contacts']);
  const proposed = after(defined, proposing(defined, 'ben', [DESK]), 'adam');
  const invited = after(nobodyInvited(defined), inviting([DESK]), 'adam');
  const held = given(defined, 'ben', [DESK]);
  for (const statement of [growing, REMOVING]) {
    expect(refusal(statement, 'adam', defined)).toBeUndefined();
    for (const roster of [proposed, invited, held]) expect(refusal(statement, 'adam', roster)).toBe('role-held');
  }
  // Whoever left holds nothing any more.
  const left = after(held, { type: 'member.revoked', member: ids.ben, reason: 'left' }, 'adam');
  expect(refusal(REMOVING, 'adam', left)).toBeUndefined();
  // Another name opens nothing.
  expect(refusal(changing(['books.cards'], ['books.cards'], 'counter'), 'adam', held)).toBeUndefined();
});

test('R15 what is taken from a role is gone at once, names within contact details too', () => {
  const roster = benWith(['books.contacts']);
  const shared = bookIn(roster, books.shared);
  expect(isEntitled(roster, shared, 'private', memberIn(roster, 'ben'))).toBe(true);
  const smaller = after(roster, changing(['books.contacts'], ['books.cards']), 'adam');
  expect(entitlementOf(smaller, shared, 'card', memberIn(smaller, 'ben'))).toBe('custom');
  expect(isEntitled(smaller, shared, 'private', memberIn(smaller, 'ben'))).toBe(false);
  expect(refusal(changing(['books.cards'], ['books.contacts']), 'adam', smaller)).toBe('role-held');
});

test('R15 a change names the permissions as they are, by those who may define it', () => {
  const roster = after(people(), defining(DESK, 'desk', ['books.cards', 'figures.see'], SOUTH), 'lena');
  expect(may(changing(['books.cards', 'figures.see'], ['figures.see']), roster)).toEqual(['boss', 'adam', 'lena']);
  expect(refusal(changing(['books.cards'], ['figures.see']), 'adam', roster)).toBe('wrong-state');
  expect(refusal(changing(['books.cards', 'figures.see'], ['figures.see', 'books.cards']), 'adam', roster)).toBe('wrong-state');
  const removed = after(roster, REMOVING, 'lena');
  for (const statement of [REMOVING, changing(['books.cards', 'figures.see'], ['figures.see'])])
    expect(refusal(statement, 'adam', removed)).toBe('unknown-role');
});

test('R15 R9 giving a custom role waits for a lead, and an admin alone opens nothing', () => {
  const defined = after(people(), defining(DESK, 'desk', ['books.contacts', 'pool.contacts']), 'adam');
  const proposed = after(defined, proposing(defined, 'adam', ['admin', DESK]), 'adam');
  expect(memberIn(proposed, 'adam').roles).toEqual(['admin']);
  for (const id of [books.shared, books.pool, books.sal])
    expect(isEntitled(proposed, bookIn(proposed, id), 'private', memberIn(proposed, 'adam'))).toBe(false);
  expect(refusal(signing(proposed, 'adam'), 'adam', proposed)).toBe('no-right');
  const signed = after(proposed, signing(proposed, 'adam'), 'boss');
  for (const id of [books.shared, books.pool, books.sal])
    expect(entitlementOf(signed, bookIn(signed, id), 'private', memberIn(signed, 'adam'))).toBe('custom');
});

test('R15 a lead gives custom roles in the teams they lead, and removed or unknown ones nobody gives', () => {
  const roster = after(people(), defining(DESK, 'desk', ['books.cards']), 'adam');
  expect(may(proposing(roster, 'ben', ['salesperson', DESK]), roster)).toEqual(['boss', 'adam']);
  const asked = { ...roster, members: { ...roster.members, [ids.boss]: { ...memberIn(roster, 'boss'), roles: ['lead'] as const } } };
  expect(refusal(proposing(asked, 'ben', ['salesperson', DESK]), 'boss', asked)).toBeUndefined();
  for (const gone of [people(), after(roster, REMOVING, 'adam')]) {
    expect(refusal(proposing(gone, 'ben', ['salesperson', DESK]), 'adam', gone)).toBe('unknown-role');
    expect(refusal(inviting([DESK]), 'adam', nobodyInvited(gone))).toBe('unknown-role');
  }
});

test('R15 a role of a team is given to people of that team and of those below it alone', () => {
  const east = after(people(), { type: 'team.created', team: EAST, name: 'East', parent: SOUTH }, 'adam');
  const roster = after(east, defining(DESK, 'desk', ['books.cards'], SOUTH), 'adam');
  expect(refusal(proposing(roster, 'ben', ['salesperson', DESK]), 'adam', roster)).toBe('unknown-role');
  expect(refusal(inviting([DESK], NORTH), 'adam', nobodyInvited(roster))).toBe('unknown-role');
  for (const team of [SOUTH, EAST]) expect(refusal(inviting([DESK], team), 'lena', nobodyInvited(roster))).toBeUndefined();
  expect(refusal(inviting([DESK], SOUTH), 'boss', nobodyInvited(roster))).toBeUndefined();
});

test('R15 a proposal whose team stands elsewhere by then gives nothing', () => {
  const under = after(people(), { type: 'team.placed', team: NORTH, to: SOUTH, reason: 'r' }, 'boss');
  const roster = after(under, defining(DESK, 'desk', ['books.cards'], SOUTH), 'lena');
  const proposed = after(roster, proposing(roster, 'ben', ['salesperson', DESK]), 'adam');
  const apart = after(proposed, { type: 'team.placed', team: NORTH, from: SOUTH, reason: 'r' }, 'adam');
  expect(refusal(signing(proposed, 'ben'), 'boss', proposed)).toBeUndefined();
  expect(refusal(signing(apart, 'ben'), 'boss', apart)).toBe('unknown-role');
  // And held already, it gives nothing there.
  const held = after(proposed, signing(proposed, 'ben'), 'boss');
  const own = bookIn(held, books.sal);
  expect(entitlementOf(held, own, 'card', memberIn(held, 'ben'))).toBe('custom');
  const moved = after(held, { type: 'team.placed', team: NORTH, from: SOUTH, reason: 'r' }, 'adam');
  expect(entitlementOf(moved, own, 'card', memberIn(moved, 'ben'))).toBe('not-owner');
});

test('R15 it reaches the holder’s team and those below, never one above or beside', () => {
  const ben = (roster: Roster, team: TeamId): boolean =>
    isEntitled(roster, { ...bookIn(roster, books.shared), team }, 'card', memberIn(roster, 'ben'));
  const roster = benWith(['books.cards']);
  expect(ben(roster, NORTH)).toBe(true);
  expect(ben(roster, SOUTH)).toBe(false);
  const below = { ...roster, teams: { ...roster.teams, [SOUTH]: { name: 'South', parent: NORTH } } };
  expect(ben(below, SOUTH)).toBe(true);
  const above = { ...roster, teams: { ...roster.teams, [NORTH]: { name: 'North', parent: SOUTH } } };
  expect(ben(above, SOUTH)).toBe(false);
});

test('R15 each permission opens its own keys and no others', () => {
  const opens = (permissions: readonly Permission[]): readonly string[] => {
    const roster = benWith(permissions);
    return [books.shared, books.pool, books.sal].flatMap((id) =>
      (['card', 'private'] as const)
        .filter((group) => isEntitled(roster, bookIn(roster, id), group, memberIn(roster, 'ben')))
        .map((group) => `${bookIn(roster, id).kind} ${group}`),
    );
  };
  expect(opens(['books.cards'])).toEqual(['shared card', 'personal card']);
  expect(opens(['books.contacts'])).toEqual(['shared card', 'shared private', 'personal card', 'personal private']);
  expect(opens(['pool.contacts'])).toEqual(['pool card', 'pool private']);
  const others = PERMISSIONS.filter((permission) => !['books.cards', 'books.contacts', 'pool.contacts'].includes(permission));
  expect(opens(others)).toEqual([]);
});

test('R15 nobody who waits or left has anything by it', () => {
  const roster = benWith(['books.contacts', 'log.read', 'customers.write']);
  for (const state of ['waiting', 'revoked'] as const) {
    const other = { ...roster, members: { ...roster.members, [ids.ben]: { ...memberIn(roster, 'ben'), state } } };
    expect(isEntitled(other, bookIn(other, books.shared), 'card', memberIn(other, 'ben'))).toBe(false);
    expect(auditReaders(other, ids.sal)).not.toContain(ids.ben);
    expect(mayWrite(other, bookIn(other, books.shared), memberIn(other, 'ben'))).toBe(false);
  }
});

test('R15 R10 writing is a permission of its own, a deputy writes in the pool alone, and who only reads gives to no inbox', () => {
  const writes = (permissions: readonly Permission[]): readonly string[] => {
    const roster = benWith(permissions);
    return [books.shared, books.pool, books.sal]
      .filter((id) => mayWrite(roster, bookIn(roster, id), memberIn(roster, 'ben')))
      .map((id) => bookIn(roster, id).kind);
  };
  expect(writes(['books.contacts'])).toEqual([]);
  expect(writes(['customers.write'])).toEqual(['shared', 'pool', 'personal']);
  expect(writes(['pool.contacts'])).toEqual(['pool']);
  const reads = (permissions: readonly Permission[]): boolean => {
    const roster = benWith(permissions);
    return onlyReads(roster, memberIn(roster, 'ben'));
  };
  expect([['books.cards'], ['books.contacts']].map((each) => reads(each as Permission[]))).toEqual([true, true]);
  expect(reads(['books.contacts', 'customers.write'])).toBe(false);
  expect(reads(['books.cards', 'pool.contacts'])).toBe(false);
});

test('R15 A1 who reads the log of the team is one of its readers, down the tree and not up', () => {
  const roster = benWith(['log.read']);
  expect(auditReaders(people(), ids.sal)).not.toContain(ids.ben);
  expect(auditReaders(roster, ids.sal)).toContain(ids.ben);
  expect(auditReaders(roster, ids.lena)).not.toContain(ids.ben);
  const below = { ...roster, teams: { ...roster.teams, [SOUTH]: { name: 'South', parent: NORTH } } };
  expect(auditReaders(below, ids.lena)).toContain(ids.ben);
});

test('R15 inviting by a role is for salespeople and readers of the teams it reaches', () => {
  const roster = nobodyInvited(benWith(['people.invite']));
  for (const roles of [['salesperson'], ['reader'], ['salesperson', 'reader']] as const)
    expect(refusal(inviting(roles), 'ben', roster)).toBeUndefined();
  for (const roles of [['lead'], ['admin'], ['auditor'], [DESK], ['salesperson', 'lead']] as const)
    expect(refusal(inviting(roles), 'ben', roster)).toBe('no-right');
  expect(refusal(inviting(['salesperson'], SOUTH), 'ben', roster)).toBe('no-right');
  expect(refusal(inviting(['salesperson']), 'sal', roster)).toBe('no-right');
});

test('R15 P3 P6 a deputy keeps the pool: ends claims and hands out, and opens it to nobody', () => {
  const roster = { ...benWith(['pool.contacts']), claims: { c: { by: ids.sal, pool: books.pool, at: 1 } } };
  expect(keepsPool(roster, memberIn(roster, 'ben'), bookIn(roster, books.pool))).toBe(true);
  const release = { type: 'claim.released', customers: ['c'], reason: '' } as unknown as Statement;
  expect(refusal(release, 'ben', roster)).toBeUndefined();
  expect(refusal(release, 'ben', { ...people(), claims: roster.claims })).toBe('no-right');
  const handing = { type: 'customer.allotted', pool: books.pool, to: ids.sal, on: '1970-01-01', customers: [] } as const;
  expect(refusal(handing, 'ben', people())).toBe('no-right');
  expect(refusal(handing, 'ben', roster)).toBe('not-a-reader');
  expect(refusal({ type: 'pool.opened', pool: books.pool, open: true }, 'ben', roster)).toBe('no-right');
});

test('R15 exports and backups by a role are this program’s to allow, and a backup is signed for by whoever may', () => {
  const roster = benWith(['customers.export', 'backup.make']);
  const ben = memberIn(roster, 'ben');
  expect([mayExport(roster, ben), mayBackUp(roster, ben)]).toEqual([true, true]);
  expect([mayExport(people(), ben), mayBackUp(people(), ben)]).toEqual([false, false]);
  expect(refusal({ type: 'backup.made', rows: 1 }, 'ben', roster)).toBeUndefined();
  expect(refusal({ type: 'backup.made', rows: 1 }, 'sal', roster)).toBe('no-right');
});

test('R15 no permission confirms people, sets the policy, makes teams or ends an access', () => {
  const roster = benWith([...PERMISSIONS]);
  const keys = memberIn(roster, 'wait').keys?.hash ?? '';
  const forbidden: readonly Statement[] = [
    { type: 'member.confirmed', member: ids.wait, keys, roles: memberIn(roster, 'wait').roles },
    { type: 'policy.set', policy: roster.policy, reason: 'r' },
    { type: 'team.created', team: EAST, name: 'East', parent: NORTH },
    { type: 'member.revoked', member: ids.sal, reason: 'r' },
    proposing(roster, 'sal', ['reader']),
    { type: 'book.rotated', book: books.shared, epoch: 2, card: roster.recovery, private: roster.recovery },
    { type: 'journal.rekeyed', epoch: 2, sealed: 'AAAA' },
  ];
  for (const statement of forbidden) expect(refusal(statement, 'ben', roster)).toBe('no-right');
});
