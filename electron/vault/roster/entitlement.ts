/** The role table: who may hold which key. Grants outside it do not count, whoever signed them. Rule R5. */
import type { KeyGroup } from '../../../shared/model/access.ts';
import type { Entitlement } from '../../../shared/model/rights.ts';
import { hasRole, isActive, type Book, type Member } from './roster.ts';

/** What the table says of one person and one key, with the line that says it. */
export function entitlementOf(book: Book, group: KeyGroup, member: Member | undefined): Entitlement {
  if (member === undefined || member.state === 'revoked' || member.state === 'invited') return 'not-here';
  // A joining salesperson makes their own book before a lead confirms them; nobody else's key is concerned.
  if (book.kind === 'personal' && book.owner === member.id) return member.roles.includes('salesperson') ? 'owner' : 'role-reads-nothing';
  if (!isActive(member)) return 'not-confirmed';
  if (member.team !== book.team) return 'other-team';
  if (hasRole(member, 'lead')) return 'lead';
  if (!hasRole(member, 'salesperson')) return book.kind === 'shared' && hasRole(member, 'reader') ? 'reader' : 'role-reads-nothing';
  if (book.kind === 'personal') return 'not-owner';
  return book.kind === 'pool' && group === 'private' && book.open !== true ? 'keepers-only' : 'team';
}

const GIVES: readonly Entitlement[] = ['owner', 'lead', 'team', 'reader'];

export function isEntitled(book: Book, group: KeyGroup, member: Member | undefined): boolean {
  return GIVES.includes(entitlementOf(book, group, member));
}

/** Reading is by key; writing needs a role that works with customers, or others' programs reject the row. Rule R10. */
export function mayWrite(book: Book, member: Member | undefined): boolean {
  if (book.owner !== undefined && book.owner === member?.id) return member.roles.includes('salesperson');
  return hasRole(member, 'lead') || hasRole(member, 'salesperson');
}
