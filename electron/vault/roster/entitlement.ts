/** The role table: who may hold which key. Grants outside it do not count, whoever signed them. Rule R5. */
import type { KeyGroup } from '../../../shared/model/access.ts';
import { hasRole, isActive, type Book, type Member } from './roster.ts';

export function isEntitled(book: Book, group: KeyGroup, member: Member | undefined): boolean {
  if (member === undefined || member.state === 'revoked' || member.state === 'invited') return false;
  // A joining salesperson makes their own book before a lead confirms them; nobody else's key is concerned.
  if (book.kind === 'personal' && book.owner === member.id) return true;
  if (!isActive(member) || member.team !== book.team) return false;
  const lead = hasRole(member, 'lead');
  if (book.kind === 'personal') return lead;
  if (book.kind === 'shared') return lead || hasRole(member, 'salesperson');
  return group === 'card' || book.open === true ? lead || hasRole(member, 'salesperson') : lead;
}
