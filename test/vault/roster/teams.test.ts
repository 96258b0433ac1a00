/** Teams one under another, and people who go to another team: what the fold lets count. Rules R13, R14. */
import { expect, test } from 'vitest';
import { TEAM_DEPTH_MAX } from '../../../shared/model/teams.ts';
import { TeamId, type BookId } from '../../../shared/model/ids.ts';
import { applyStatement } from '../../../electron/vault/roster/apply.ts';
import { entitlementOf, isEntitled, mayWrite } from '../../../electron/vault/roster/entitlement.ts';
import type { Book, Member, Roster } from '../../../electron/vault/roster/roster.ts';
import type { Statement, StatementOf } from '../../../electron/vault/roster/statements.ts';
import { books, by, ids, NAMES, NORTH, people, RECIPIENT, SOUTH, type Name } from './people.ts';

const EAST = team(1);

function team(number: number): TeamId {
  return TeamId.parse(`0198c0de-0000-7000-8000-${String(500 + number).padStart(12, '0')}`);
}

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

const placing = (id: TeamId, from?: TeamId, to?: TeamId): Statement => ({
  type: 'team.placed',
  team: id,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
  reason: 'r',
});
const founding = (id: TeamId, parent?: TeamId): Statement => ({
  type: 'team.created',
  team: id,
  name: 'new',
  ...(parent === undefined ? {} : { parent }),
});
const moving = (name: Name, to: TeamId, roster: Roster, customers: 'stay' | 'go' = 'stay'): StatementOf<'member.moved'> => {
  const member = memberIn(roster, name);
  return { type: 'member.moved', member: member.id, roles: member.roles, from: member.team, to, customers, reason: 'r' };
};

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
/** As if somebody had always been in this team with these roles. */
function posted(roster: Roster, name: Name, at: TeamId, roles: Member['roles']): Roster {
  return { ...roster, members: { ...roster.members, [ids[name]]: { ...memberIn(roster, name), team: at, roles, state: 'active' } } };
}

/** North, with all the books there are, under South, which lena leads. */
const northUnderSouth = (): Roster => after(people(), placing(NORTH, undefined, SOUTH), 'boss');

test('R13 whoever leads the team above is entitled to the books below, and nobody else of that team', () => {
  const roster = posted(northUnderSouth(), 'ben', SOUTH, ['salesperson']);
  for (const id of [books.shared, books.pool, books.sal])
    for (const group of ['card', 'private'] as const) {
      expect(entitlementOf(people(), bookIn(roster, id), group, memberIn(roster, 'lena'))).toBe('other-team');
      expect(entitlementOf(roster, bookIn(roster, id), group, memberIn(roster, 'lena'))).toBe('lead-above');
      expect(isEntitled(roster, bookIn(roster, id), group, memberIn(roster, 'ben'))).toBe(false);
    }
  const grant: Statement = { type: 'key.granted', book: books.shared, group: 'card', epoch: 1, to: ids.lena, sealed: 'BBBB' };
  expect(may(grant, people())).toEqual([]);
  expect(may(grant, roster)).toEqual(['boss', 'sal']);
  // And not the other way round: a lead below has no part in what is above.
  expect(isEntitled(roster, { ...bookIn(roster, books.pool), team: SOUTH }, 'card', memberIn(roster, 'boss'))).toBe(false);
});

test('R13 a lead above signs for people and pools below as the lead of the team does', () => {
  const roster = northUnderSouth();
  const leaving: Statement = { type: 'member.revoked', member: ids.ben, reason: 'left' };
  expect(may(leaving, people())).toEqual(['boss', 'adam']);
  expect(may(leaving, roster)).toEqual(['boss', 'adam', 'lena']);
  const rotating: Statement = { type: 'book.rotated', book: books.shared, epoch: 2, card: RECIPIENT, private: RECIPIENT };
  expect(refusal(rotating, 'lena', people())).toBe('no-right');
  expect(refusal(rotating, 'lena', roster)).toBe('not-a-reader');
  expect(refusal({ type: 'pool.opened', pool: books.pool, open: true }, 'lena', roster)).toBe('not-a-reader');
});

test('R13 opening books to the leads above is signed by a lead who holds their keys, never by an admin alone', () => {
  expect(may(placing(NORTH, undefined, SOUTH), people())).toEqual(['boss']);
  expect(refusal(placing(NORTH, undefined, SOUTH), 'adam', people())).toBe('no-right');
  // One book the founder does not read is enough.
  const { [ids.boss]: _, ...others } = bookIn(people(), books.sal).grants['private/1'] ?? {};
  const sals = { ...bookIn(people(), books.sal), grants: { ...bookIn(people(), books.sal).grants, 'private/1': others } };
  const blind = { ...people(), books: { ...people().books, [books.sal]: sals } };
  expect(refusal(placing(NORTH, undefined, SOUTH), 'boss', blind)).toBe('not-a-reader');
  // Books further below count as well.
  const below = { ...people(), teams: { ...people().teams, [NORTH]: { name: 'North', parent: EAST }, [EAST]: { name: 'East' } } };
  expect(may(placing(EAST, undefined, SOUTH), below)).toEqual([]);
  expect(may(placing(EAST, undefined, SOUTH), posted(below, 'boss', EAST, ['lead']))).toEqual(['boss']);
});

test('R13 no lead below takes a team away from the one above: an admin or a lead above does', () => {
  const roster = posted(northUnderSouth(), 'boss', NORTH, ['lead']);
  expect(may(placing(NORTH, SOUTH), roster)).toEqual(['adam', 'lena']);
  // From under South to under East opens and closes: an admin who holds nothing cannot, lena can once she reads it all.
  const three = after(roster, founding(EAST), 'adam');
  expect(may(placing(NORTH, SOUTH, EAST), three)).toEqual([]);
  const reads = { card: 'x', private: 'x' };
  const granted = Object.keys(reads).reduce<Roster>(
    (state, group) =>
      Object.values(books)
        .filter((id) => state.books[id] !== undefined)
        .reduce<Roster>((now, id) => {
          const book = bookIn(now, id);
          const key = `${group}/1`;
          return {
            ...now,
            books: { ...now.books, [id]: { ...book, grants: { ...book.grants, [key]: { ...book.grants[key], [ids.lena]: 'AAAA' } } } },
          };
        }, state),
    three,
  );
  expect(may(placing(NORTH, SOUTH, EAST), granted)).toEqual(['lena']);
});

test('R13 books do not lose their last lead by another place', () => {
  const roster = posted(northUnderSouth(), 'boss', NORTH, ['admin']);
  expect(refusal(placing(NORTH, SOUTH), 'adam', roster)).toBe('last-of-role');
  expect(refusal(placing(NORTH, SOUTH), 'adam', posted(roster, 'ben', NORTH, ['lead']))).toBeUndefined();
  // Nor does a team whose only lead leads it from above lose them.
  expect(refusal({ type: 'member.revoked', member: ids.boss, reason: 'left' }, 'adam', northUnderSouth())).toBeUndefined();
  expect(refusal({ type: 'member.revoked', member: ids.lena, reason: 'left' }, 'adam', northUnderSouth())).toBe('last-of-role');
});

test('R13 there is no loop, and no more levels than the bound', () => {
  expect(refusal(placing(SOUTH, undefined, SOUTH), 'adam', people())).toBe('team-loop');
  expect(refusal(placing(SOUTH, undefined, NORTH), 'boss', northUnderSouth())).toBe('team-loop');
  const levels = Array.from({ length: TEAM_DEPTH_MAX - 1 }, (_, at) => at + 1);
  const deep = levels.reduce<Roster>((state, at) => after(state, founding(team(at), at === 1 ? SOUTH : team(at - 1)), 'adam'), people());
  expect(refusal(founding(team(50), team(TEAM_DEPTH_MAX - 1)), 'adam', deep)).toBe('team-too-deep');
  expect(refusal(placing(SOUTH, undefined, NORTH), 'adam', deep)).toBe('team-too-deep');
  expect(refusal(placing(team(2), team(1), NORTH), 'boss', deep)).toBeUndefined();
});

test('R14 a move counts when both teams have signed the same, in either order', () => {
  for (const [first, second] of [
    ['boss', 'lena'],
    ['lena', 'boss'],
  ] as const) {
    const roster = people();
    const asked = after(roster, moving('sal', SOUTH, roster), first);
    expect(memberIn(asked, 'sal').team).toBe(NORTH);
    // Who signed once cannot sign for the other side, and an admin signs for neither.
    for (const name of [first, 'adam'] as const) expect(memberIn(after(asked, moving('sal', SOUTH, asked), name), 'sal').team).toBe(NORTH);
    const moved = after(asked, moving('sal', SOUTH, asked), second);
    expect(memberIn(moved, 'sal').team).toBe(SOUTH);
    expect(memberIn(moved, 'sal').moving).toBeUndefined();
  }
});

test('R14 signatures under something else do not add up', () => {
  const asked = after(people(), moving('sal', SOUTH, people(), 'stay'), 'boss');
  const other = after(asked, moving('sal', SOUTH, asked, 'go'), 'lena');
  expect(memberIn(other, 'sal').team).toBe(NORTH);
  expect(memberIn(other, 'sal').moving).toMatchObject({ customers: 'go', signed: { to: ids.lena } });
  expect(memberIn(other, 'sal').moving?.signed.from).toBeUndefined();
  // Nor one whose signer may not sign any more.
  const demoted = posted(asked, 'boss', NORTH, ['admin']);
  const withLead = posted(demoted, 'ben', NORTH, ['lead']);
  expect(memberIn(after(withLead, moving('sal', SOUTH, withLead), 'lena'), 'sal').team).toBe(NORTH);
  // Nor after the person got other roles.
  const changed = posted(asked, 'sal', NORTH, ['salesperson', 'reader']);
  expect(memberIn(after(changed, moving('sal', SOUTH, changed), 'lena'), 'sal').team).toBe(NORTH);
});

test('R14 who leads both teams signs alone, nobody for themselves, and an admin only where nobody leads', () => {
  const roster = northUnderSouth();
  expect(memberIn(after(roster, moving('sal', SOUTH, roster), 'lena'), 'sal').team).toBe(SOUTH);
  expect(refusal(moving('boss', SOUTH, roster), 'boss', roster)).toBe('no-right');
  const empty = after(people(), founding(EAST), 'adam');
  const asked = after(empty, moving('sal', EAST, empty), 'adam');
  expect(memberIn(asked, 'sal')).toMatchObject({ team: NORTH, moving: { signed: { to: ids.adam } } });
  expect(memberIn(after(asked, moving('sal', EAST, asked), 'boss'), 'sal').team).toBe(EAST);
});

test('R14 what was asked is taken back by either side', () => {
  const asked = after(people(), moving('sal', SOUTH, people()), 'boss');
  const back = { ...moving('sal', NORTH, asked), from: NORTH };
  expect(may(back, asked)).toEqual(['boss', 'adam', 'lena']);
  expect(memberIn(after(asked, back, 'lena'), 'sal').moving).toBeUndefined();
});

test('R14 customers that stay are the former team’s alone, those that go the new one’s', () => {
  const settle = (customers: 'stay' | 'go'): Roster => {
    const asked = after(people(), moving('sal', SOUTH, people(), customers), 'boss');
    return after(asked, moving('sal', SOUTH, asked, customers), 'lena');
  };
  const entitled = (state: Roster): readonly Name[] =>
    NAMES.filter((name) => isEntitled(state, bookIn(state, books.sal), 'private', state.members[ids[name]]));
  expect(entitled(people())).toEqual(['boss', 'sal']);
  expect(entitled(settle('stay'))).toEqual(['boss']);
  expect(entitled(settle('go'))).toEqual(['lena', 'sal']);
  expect(bookIn(settle('stay'), books.sal)).toMatchObject({ team: NORTH, formerOwner: ids.sal });
  // A new own book is theirs to make.
  const fresh: Statement = {
    type: 'book.created',
    book: books.fresh,
    kind: 'personal',
    name: 'b',
    team: SOUTH,
    owner: ids.sal,
    card: RECIPIENT,
    private: RECIPIENT,
  };
  expect(refusal(fresh, 'sal', settle('stay'))).toBeUndefined();
  expect(refusal(fresh, 'sal', settle('go'))).toBe('already-exists');
});

test('R10 R14 whoever went to another team writes nothing in the books they left, although they still hold keys', () => {
  const asked = after(people(), moving('sal', SOUTH, people(), 'go'), 'boss');
  const moved = after(asked, moving('sal', SOUTH, asked, 'go'), 'lena');
  expect(mayWrite(people(), bookIn(people(), books.shared), memberIn(people(), 'sal'))).toBe(true);
  expect(mayWrite(moved, bookIn(moved, books.shared), memberIn(moved, 'sal'))).toBe(false);
  expect(mayWrite(moved, bookIn(moved, books.sal), memberIn(moved, 'sal'))).toBe(true);
  expect(mayWrite(moved, bookIn(moved, books.sal), memberIn(moved, 'boss'))).toBe(false);
});

test('R14 claims end with the move', () => {
  const pool = books.pool;
  const roster: Roster = { ...people(), claims: { c: { by: ids.sal, pool, at: 1 }, d: { by: ids.ben, pool, at: 1 } } };
  const asked = after(roster, moving('sal', SOUTH, roster), 'boss');
  expect(Object.keys(asked.claims)).toEqual(['c', 'd']);
  expect(Object.keys(after(asked, moving('sal', SOUTH, asked), 'lena').claims)).toEqual(['d']);
});
