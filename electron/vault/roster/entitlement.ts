/** The role table: who may hold which key. Grants outside it do not count, whoever signed them. Rule R5. */
import type { KeyGroup } from '../../../shared/model/access.ts';
import type { Entitlement } from '../../../shared/model/rights.ts';
import { leads } from './leading.ts';
import { openingPermission, permits } from './permits.ts';
import { hasRole, isActive, type Book, type Member, type Roster } from './roster.ts';

/** Who sells no more owns the book in name alone, and reads it only where they lead its team. */
function ownsAsSalesperson(book: Book, member: Member): boolean {
  return book.kind === 'personal' && book.owner === member.id && member.roles.includes('salesperson');
}

/** What the roles everybody knows say. */
function byKnownRole(roster: Roster, book: Book, group: KeyGroup, member: Member | undefined): Entitlement {
  if (member === undefined || member.state === 'revoked' || member.state === 'invited') return 'not-here';
  // A joining salesperson makes their own book before a lead confirms them; nobody else's key is concerned.
  if (ownsAsSalesperson(book, member)) return 'owner';
  if (!isActive(member)) return 'not-confirmed';
  if (leads(roster, member, book.team)) return member.team === book.team ? 'lead' : 'lead-above';
  if (member.team !== book.team) return 'other-team';
  if (!hasRole(member, 'salesperson')) return book.kind === 'shared' && hasRole(member, 'reader') ? 'reader' : 'role-reads-nothing';
  if (book.kind === 'personal') return 'not-owner';
  return book.kind === 'pool' && group === 'private' && book.open !== true ? 'keepers-only' : 'team';
}

const GIVES: readonly Entitlement[] = ['owner', 'lead', 'lead-above', 'team', 'reader', 'custom'];

/** What the table says of one person and one key, with the line that says it. A custom role adds to it and takes nothing away. Rule R15. */
export function entitlementOf(roster: Roster, book: Book, group: KeyGroup, member: Member | undefined): Entitlement {
  const known = byKnownRole(roster, book, group, member);
  if (GIVES.includes(known)) return known;
  return permits(roster, member, openingPermission(book, group), book.team) ? 'custom' : known;
}

export function isEntitled(roster: Roster, book: Book, group: KeyGroup, member: Member | undefined): boolean {
  return GIVES.includes(entitlementOf(roster, book, group, member));
}

/**
 * Reading is by key; writing needs a role that works with customers, in the book's team or as its lead, or others' programs
 * reject the row: somebody who went to another team holds the old keys until they are changed. Rules R10, R15.
 */
export function mayWrite(roster: Roster, book: Book, member: Member | undefined): boolean {
  if (member !== undefined && ownsAsSalesperson(book, member)) return true;
  if (permits(roster, member, 'customers.write', book.team)) return true;
  if (book.kind === 'pool' && permits(roster, member, 'pool.contacts', book.team)) return true;
  return leads(roster, member, book.team) || (hasRole(member, 'salesperson') && member?.team === book.team);
}

/** Whoever reads for the team, by whichever role, and works with no customer anywhere: appends to no inbox either. Rule R10. */
export function onlyReads(roster: Roster, member: Member | undefined): boolean {
  const reads = hasRole(member, 'reader') || permits(roster, member, 'books.cards');
  return reads && !works(roster, member) && !permits(roster, member, 'pool.contacts');
}

/** Enters and changes customers: a lead, a salesperson, or somebody whose role lets them. */
export function works(roster: Roster, member: Member | undefined): boolean {
  return hasRole(member, 'lead') || hasRole(member, 'salesperson') || permits(roster, member, 'customers.write');
}
