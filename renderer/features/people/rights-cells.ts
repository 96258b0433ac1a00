import type { KeyGroup } from '../../../shared/model/access.ts';
import type { ActionRight, KeyHolding, RightAction, RightsHolder, RightsMatrix } from '../../../shared/model/rights.ts';

type Book = RightsMatrix['books'][number];
type Member = RightsMatrix['people'][number];

/** What was picked, to be explained above the pictures. */
export type Picked =
  | {
      readonly kind: 'key';
      readonly holder: RightsHolder;
      readonly name: string;
      readonly book: Book;
      readonly group: KeyGroup;
      readonly holding: KeyHolding | undefined;
    }
  | { readonly kind: 'action'; readonly name: string; readonly right: ActionRight };

/** The team and those below it: each team stands before them, less deep. */
function teamsFrom(teams: RightsMatrix['teams'], teamId: string): ReadonlySet<string> {
  const at = teams.findIndex(({ id }) => id === teamId);
  const depth = teams[at]?.depth ?? 0;
  const end = teams.findIndex((team, index) => index > at && team.depth <= depth);
  return new Set(teams.slice(at, end === -1 ? undefined : end).map(({ id }) => id));
}

/** One team and those below it, with their books and whoever belongs to them or holds a key there; without a team everybody and everything. */
export function within(matrix: RightsMatrix, teamId: string | undefined): RightsMatrix {
  if (teamId === undefined) return matrix;
  const inside = teamsFrom(matrix.teams, teamId);
  const books = matrix.books.filter((book) => inside.has(book.teamId));
  const shown = new Set<string>(books.map(({ id }) => id));
  const keys = matrix.keys.filter(({ bookId }) => shown.has(bookId));
  const holders = new Set<string>(keys.map(({ holder }) => holder));
  const people = matrix.people.filter((member) => inside.has(member.teamId) || holders.has(member.id));
  const ids = new Set<string>(people.map(({ id }) => id));
  return { ...matrix, books, keys, people, actions: matrix.actions.filter(({ memberId }) => ids.has(memberId)) };
}

/** Books of a team side by side: what the team shares first, then personal books by name. */
export function booksInOrder({ books, teams }: RightsMatrix): readonly { readonly team: string; readonly books: readonly Book[] }[] {
  const rank = { shared: 0, pool: 1, personal: 2 } as const;
  return teams
    .map(({ id, name, depth }) => ({
      team: `${'› '.repeat(depth)}${name}`,
      books: books
        .filter((book) => book.teamId === id)
        .toSorted((one, other) => rank[one.kind] - rank[other.kind] || one.name.localeCompare(other.name)),
    }))
    .filter((group) => group.books.length > 0);
}

/** Whether the salespeople of a team hold the contact data of its pool too: in no team shown, in some, or in all. */
export function openPools({ books }: RightsMatrix): 'none' | 'some' | 'all' {
  const pools = books.filter(({ kind }) => kind === 'pool');
  const open = pools.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return 'none';
  return open.length === pools.length ? 'all' : 'some';
}

export function holdingsOf({ keys }: RightsMatrix): (holder: RightsHolder, bookId: string, group: KeyGroup) => KeyHolding | undefined {
  const found = new Map(keys.map(({ holder, bookId, group, holding }) => [`${holder}/${bookId}/${group}`, holding]));
  return (holder, bookId, group) => found.get(`${holder}/${bookId}/${group}`);
}

export function actionsOf({ actions }: RightsMatrix): (member: Member, action: RightAction) => ActionRight | undefined {
  const found = new Map(actions.map((right) => [`${right.memberId}/${right.action}`, right]));
  return (member, action) => found.get(`${member.id}/${action}`);
}
