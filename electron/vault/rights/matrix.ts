/** Who holds which key and may do what: computed from the roster by the same functions that decide, never written by hand. */
import { KEY_GROUPS, type KeyGroup } from '../../../shared/model/access.ts';
import type { ActionRight, Entitlement, KeyHolding, KeyRight, RightsHolder, RightsMatrix } from '../../../shared/model/rights.ts';
import { entitlementOf, isEntitled } from '../roster/entitlement.ts';
import { openingPermission, rolesGiving } from '../roster/permits.ts';
import { inTreeOrder, lineOf } from '../roster/leading.ts';
import { booksOf, epochOf, isPresent, isReader, membersOf, type Book, type Member, type Roster } from '../roster/roster.ts';
import { actionRights } from './actions.ts';

/** What the role table will give once a lead has compared the words. */
function wouldBeEntitled(state: Roster, book: Book, group: KeyGroup, member: Member): boolean {
  return member.state !== 'revoked' && isEntitled(state, book, group, { ...member, state: 'active' });
}

/** Undefined where somebody neither holds the key nor is owed it. */
function holdingOf(state: Roster, book: Book, group: KeyGroup, member: Member): KeyHolding | undefined {
  const holds = isReader(book, group, epochOf(book), member.id);
  if (isEntitled(state, book, group, member)) return holds ? 'holds' : 'missing';
  if (holds) return 'surplus';
  return wouldBeEntitled(state, book, group, member) ? 'waiting' : undefined;
}

function keyRights(state: Roster, people: readonly Member[]): KeyRight[] {
  return booksOf(state).flatMap((book) =>
    KEY_GROUPS.flatMap((group) => {
      const place = { bookId: book.id, group };
      const held = people.flatMap((member): KeyRight[] => {
        const holding = holdingOf(state, book, group, member);
        return holding === undefined ? [] : [{ holder: member.id, ...place, holding }];
      });
      const recovery: KeyHolding = isReader(book, group, epochOf(book), 'recovery') ? 'holds' : 'missing';
      return [...held, { holder: 'recovery' as const, ...place, holding: recovery }];
    }),
  );
}

/** People who left stand in it only while a newest key is still theirs. `now` in ms, for rights that end at an instant. */
export function rightsMatrix(state: Roster, vaultId: string, now: number): RightsMatrix {
  const everyKey = keyRights(state, membersOf(state));
  const stillHold = new Set(everyKey.filter(({ holding }) => holding === 'surplus').map(({ holder }) => holder));
  const teams = inTreeOrder(state);
  const people = membersOf(state)
    .filter((member) => member.state !== 'revoked' || stillHold.has(member.id))
    .toSorted((one, other) => teams.indexOf(one.team) - teams.indexOf(other.team));
  const actions = people.filter(isPresent).flatMap((member): ActionRight[] => actionRights(state, member, { vaultId, at: now }));
  return {
    people: people.map(({ id, name, state: at, roles, team }) => ({ id, name, state: at, roles, teamId: team })),
    teams: teams.map((id) => ({ id, name: state.teams[id]?.name ?? '', depth: lineOf(state, id).length - 1 })),
    books: booksOf(state).map(({ id, kind, name, team, owner, open }) => ({
      id,
      kind,
      name,
      teamId: team,
      ...(owner === undefined ? {} : { ownerId: owner }),
      ...(open === true ? { isOpen: open } : {}),
    })),
    keys: everyKey,
    actions,
  };
}

/** The line of the role table that answers for one cell. */
export function entitlementIn(state: Roster, holder: RightsHolder, book: Book, group: KeyGroup): Entitlement {
  return holder === 'recovery' ? 'recovery' : entitlementOf(state, book, group, state.members[holder]);
}

/** Names of the custom roles that give one cell. */
export function customRolesBehind(state: Roster, holder: RightsHolder, book: Book, group: KeyGroup): readonly string[] {
  const member = state.members[holder];
  return member === undefined ? [] : rolesGiving(state, member, openingPermission(book, group)).map(({ name }) => name);
}
