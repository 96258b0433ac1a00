/** Two salespeople and the books they know, with the founder signed in. */
import type { BookId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

type Books = Readonly<Record<'li' | 'wu' | 'shared' | 'pool', BookId>>;

export async function twoSellers(): Promise<{ readonly world: World; readonly books: Books }> {
  const world = await createWorld();
  for (const name of ['li', 'wu']) await world.add(name, ['salesperson']);
  await world.signIn('boss');
  const all = await world.call('books.list', undefined);
  const idOf = (fits: (book: (typeof all)[number]) => boolean): BookId => {
    const found = all.find(fits);
    if (found === undefined) throw new Error('a book is missing');
    return found.id;
  };
  const books = {
    li: idOf(({ name }) => name === 'li'),
    wu: idOf(({ name }) => name === 'wu'),
    shared: idOf(({ kind }) => kind === 'shared'),
    pool: idOf(({ kind }) => kind === 'pool'),
  };
  return { world, books };
}
