/**
 * Another team for somebody. The team they leave gives up a person and maybe customers, the other one opens its books to
 * them: a lead of each signs the same, or one who leads both. Pure. Rule R14.
 */
import type { MemberId, TeamId } from '../../../shared/model/ids.ts';
import { withoutClaimsBy } from './claims.ts';
import { isLastOf, leads, leadsOf } from './leading.ts';
import { refuse, withMember, type Outcome, type StatementContext } from './outcome.ts';
import { hasRole, isActive, isSameRoles, memberOf, ownBook, type Member, type Moving, type Roster } from './roster.ts';
import type { StatementOf } from './statements.ts';

/** Whether `by` signs for a team: its lead, and where nobody else leads it an admin. Nobody signs for themselves. */
export function signsFor(roster: Roster, by: MemberId, team: TeamId, member: MemberId): boolean {
  const author = memberOf(roster, by);
  if (!isActive(author) || by === member) return false;
  if (leads(roster, author, team)) return true;
  return hasRole(author, 'admin') && !leadsOf(roster, team).some(({ id }) => id !== member);
}

/** The roster with the person in the other team: their own book goes along, or stays behind as nobody's. */
export function movedTo(roster: Roster, member: Member, { to, customers }: Pick<Moving, 'to' | 'customers'>): Roster {
  const { moving: _, ...settled } = member;
  const own = ownBook(roster, member.id);
  const moved = { ...withoutClaimsBy(roster, member.id), members: { ...roster.members, [member.id]: { ...settled, team: to } } };
  if (own === undefined) return moved;
  const { owner: _owner, ...left } = own;
  const book = customers === 'go' ? { ...own, team: to } : { ...left, formerOwner: member.id };
  return { ...moved, books: { ...moved.books, [book.id]: book } };
}

const isSame = (moving: Moving, s: StatementOf<'member.moved'>): boolean =>
  moving.to === s.to && moving.customers === s.customers && isSameRoles(moving.roles, s.roles);

export function moveMember(roster: Roster, s: StatementOf<'member.moved'>, c: StatementContext): Outcome {
  const member = memberOf(roster, s.member);
  if (!isActive(member)) return refuse('wrong-state');
  if (roster.teams[s.to] === undefined) return refuse('unknown-team');
  const { moving, ...settled } = member;
  // Said of another team or other roles than they have: signed before something else happened.
  if (s.from !== member.team || !isSameRoles(s.roles, member.roles)) return refuse('wrong-state');
  const signs = { from: signsFor(roster, c.author, s.from, s.member), to: signsFor(roster, c.author, s.to, s.member) };
  const mayAsk = c.author !== s.member && hasRole(memberOf(roster, c.author), 'admin');
  if (s.to === s.from) {
    const mayEnd = signs.from || mayAsk || (moving !== undefined && signsFor(roster, c.author, moving.to, s.member));
    if (moving === undefined) return refuse('wrong-state');
    return mayEnd ? withMember(roster, settled) : refuse('no-right');
  }
  if (!signs.from && !signs.to && !mayAsk) return refuse('no-right');
  if (isLastOf(roster, member, 'lead')) return refuse('last-of-role');
  const before = moving !== undefined && isSame(moving, s) ? moving : undefined;
  // Who signed earlier must still be one who may.
  const signer = (side: 'from' | 'to'): MemberId | undefined => {
    if (signs[side]) return c.author;
    const earlier = before?.signed[side];
    return earlier !== undefined && signsFor(roster, earlier, s[side], s.member) ? earlier : undefined;
  };
  const [from, to] = [signer('from'), signer('to')];
  if (from !== undefined && to !== undefined) return { roster: movedTo(roster, member, s) };
  const signed: Moving['signed'] = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const asked = before ?? { to: s.to, roles: s.roles, customers: s.customers, by: c.author, reason: s.reason };
  return withMember(roster, { ...settled, moving: { ...asked, signed } });
}
