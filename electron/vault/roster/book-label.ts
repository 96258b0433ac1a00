import { BEFORE_TEAM } from '../../../shared/model/book-names.ts';
import { booksOf, type Book, type Roster } from './roster.ts';

/** Every team has a pool, and a person's book may stay behind: where several books are called the same, the team says which. */
export function bookLabel(state: Roster, book: Book): string {
  const isOnly = booksOf(state).every((other) => other.id === book.id || other.name !== book.name);
  return isOnly ? book.name : `${book.name}${BEFORE_TEAM}${state.teams[book.team]?.name ?? ''}`;
}

/** The same for the book of an id; empty where there is none. */
export function labelOfBook(state: Roster, id: string): string {
  const book = state.books[id];
  return book === undefined ? '' : bookLabel(state, book);
}
