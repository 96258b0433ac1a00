/** Books and their keys: who makes them, who hands them on, who changes them. Pure. Rules R5, L2. */
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import { isEntitled } from './entitlement.ts';
import { leads } from './leading.ts';
import { refuse, type Outcome, type StatementContext } from './outcome.ts';
import { epochOf, grantKey, isPresent, isReader, memberOf, ownBook, type Book, type Roster } from './roster.ts';
import type { StatementOf } from './statements.ts';

function withBook(roster: Roster, book: Book): Outcome {
  return { roster: { ...roster, books: { ...roster.books, [book.id]: book } } };
}

export function createBook(roster: Roster, s: StatementOf<'book.created'>, c: StatementContext): Outcome {
  const author = memberOf(roster, c.author);
  if (roster.books[s.book] !== undefined) return refuse('already-exists');
  if (roster.teams[s.team] === undefined) return refuse('unknown-team');
  if (!isPresent(author)) return refuse('no-right');
  if (s.kind === 'personal') {
    if (author.team !== s.team || s.owner !== c.author || !author.roles.includes('salesperson')) return refuse('no-right');
    if (ownBook(roster, c.author) !== undefined) return refuse('already-exists');
  } else if (s.owner !== undefined || !leads(roster, author, s.team)) {
    return refuse('no-right');
  }
  const book: Book = {
    id: s.book,
    kind: s.kind,
    name: s.name,
    team: s.team,
    ...(s.owner === undefined ? {} : { owner: s.owner }),
    epochs: [{ card: s.card, private: s.private, by: c.author, recovery: roster.recoveryShares.epoch }],
    grants: {},
  };
  return withBook(roster, book);
}

export function grant(roster: Roster, s: StatementOf<'key.granted'>, c: StatementContext): Outcome {
  const book = roster.books[s.book];
  if (book === undefined || s.epoch > epochOf(book)) return refuse('unknown-book');
  if (!isPresent(memberOf(roster, c.author))) return refuse('no-right');
  const isHolder = book.epochs[s.epoch - 1]?.by === c.author || isReader(book, s.group, s.epoch, c.author);
  if (!isHolder) return refuse('not-a-reader');
  if (s.to !== 'recovery' && !isEntitled(roster, book, s.group, memberOf(roster, s.to))) return refuse('not-entitled');
  // Another reader could otherwise put something useless in place of what a lead or the recovery key already holds.
  if (isReader(book, s.group, s.epoch, s.to) && !leads(roster, memberOf(roster, c.author), book.team)) return refuse('already-exists');
  const key = grantKey(s.group, s.epoch);
  return withBook(roster, { ...book, grants: { ...book.grants, [key]: { ...book.grants[key], [s.to]: s.sealed } } });
}

/** New keys for a book: by a lead of its team who reads it as it is. Rule L2. */
export function rotate(roster: Roster, s: StatementOf<'book.rotated'>, c: StatementContext): Outcome {
  const book = roster.books[s.book];
  if (book === undefined) return refuse('unknown-book');
  const epoch = epochOf(book);
  if (s.epoch !== epoch + 1) return refuse('wrong-state');
  if (!leads(roster, memberOf(roster, c.author), book.team)) return refuse('no-right');
  if (!KEY_GROUPS.every((group) => isReader(book, group, epoch, c.author))) return refuse('not-a-reader');
  const made = { card: s.card, private: s.private, by: c.author, recovery: roster.recoveryShares.epoch };
  return withBook(roster, { ...book, epochs: [...book.epochs, made] });
}
