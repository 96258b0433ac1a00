/** The owner column of an import: whose book a row goes to. Nobody gets a key by it; whom we cannot seal to gets an inbox item. */
import { VaultError } from '../../../shared/errors.ts';
import { OWNERS_MAX, type ImportField, type ImportOwner, type OwnerChoice } from '../../../shared/model/exchange.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import { epochOf, hasRole, isActive, membersOf, ownBook } from '../roster/roster.ts';
import { fold } from '../search/fold.ts';
import { holdsKey, roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

export type OwnerPlaces = {
  readonly placeOf: (owner: string) => BookId | 'out' | undefined;
  readonly list: () => readonly ImportOwner[];
};

/** Leads alone put customers into the books of others. */
export function mayMapOwners(vault: UnlockedVault): boolean {
  return hasRole(selfMember(vault), 'lead');
}

/**
 * Display names are compared without case, width and blanks; one that several people have names nobody. Rows under names
 * without a book go where `choices` says, else to `fallback`. Throws FORBIDDEN for anybody but a lead.
 */
export function ownerPlaces(
  vault: UnlockedVault,
  plan: {
    readonly mapping: readonly ImportField[];
    readonly bookId: BookId;
    readonly owners?: readonly OwnerChoice[] | undefined;
  },
): OwnerPlaces | undefined {
  if (!plan.mapping.includes('owner')) return undefined;
  if (!mayMapOwners(vault)) throw new VaultError('FORBIDDEN', 'only a lead imports into the books of others');
  const members = membersByName(vault);
  const choices = new Map(plan.owners?.map(({ name, to }) => [nameKey(name), to ?? ('out' as const)]));
  if ([...choices.values()].some((to) => to !== 'out' && roster(vault).books[to] === undefined))
    throw new VaultError('NOT_FOUND', 'unknown book');
  const rows = new Map<string, { readonly name: string; count: number }>();
  const placeOf = (owner: string): BookId | 'out' | undefined => members.get(nameKey(owner))?.book ?? choices.get(nameKey(owner));
  return {
    placeOf: (owner) => {
      const seen = rows.get(nameKey(owner)) ?? { name: owner, count: 0 };
      seen.count += 1;
      rows.set(nameKey(owner), seen);
      return placeOf(owner);
    },
    list: () =>
      [...rows.values()]
        .sort((a, b) => b.count - a.count)
        .slice(0, OWNERS_MAX)
        .map(({ name, count }): ImportOwner => {
          const place = placeOf(name) ?? plan.bookId;
          return {
            name,
            rows: count,
            ...(place === 'out' ? {} : { to: place }),
            state: members.get(nameKey(name))?.state ?? 'nobody',
            throughInbox: place !== 'out' && !sealsDirectly(vault, place),
          };
        }),
  };
}

/** Whether this person holds both keys of a book as they are now. */
export function sealsDirectly(vault: UnlockedVault, id: BookId): boolean {
  const book = roster(vault).books[id];
  return book !== undefined && holdsKey(vault, id, 'card', epochOf(book)) && holdsKey(vault, id, 'private', epochOf(book));
}

type Named = { readonly state: ImportOwner['state']; readonly book?: BookId };

/** Active members by the names they go by; of several with one name, a single one with an own book is meant. */
function membersByName(vault: UnlockedVault): ReadonlyMap<string, Named> {
  const all = roster(vault);
  const books = new Map<string, readonly (BookId | undefined)[]>();
  for (const { id, name } of membersOf(all).filter(isActive))
    books.set(nameKey(name), [...(books.get(nameKey(name)) ?? []), ownBook(all, id)?.id]);
  return new Map(
    [...books].map(([name, found]): readonly [string, Named] => {
      const [book, ...others] = found.filter((one) => one !== undefined);
      if (book !== undefined && others.length === 0) return [name, { state: 'known', book }];
      return [name, { state: found.length > 1 ? 'several' : 'bookless' }];
    }),
  );
}

function nameKey(name: string): string {
  return fold(name).replace(/\s+/gu, '');
}
