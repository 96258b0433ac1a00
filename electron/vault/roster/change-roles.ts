/**
 * Changing somebody's roles. Taking away counts at once; giving waits until a lead, who is not that person, has signed for
 * exactly this change: otherwise an admin alone could make themselves a reader. Rule R9.
 */
import type { RoleRef } from '../../../shared/model/access.ts';
import type { TeamId } from '../../../shared/model/ids.ts';
import { isBuiltIn } from '../../../shared/model/roles.ts';
import { refuse, withMember, type Outcome, type StatementContext } from './outcome.ts';
import { isLastOf, leads } from './leading.ts';
import { isAvailable } from './permits.ts';
import { hasRole, isActive, isSameRoles, memberOf, membersOf, type Member, type Roster } from './roster.ts';
import type { StatementOf } from './statements.ts';

/** Roles a lead may give in their own team without an admin. */
export const TEAM_ROLES: readonly RoleRef[] = ['salesperson', 'reader'];
/** A role a lead gives without an admin: one of these two, or a custom one available in the team. It reaches no further than the lead does. */
export function isTeamRole(roster: Roster, ref: RoleRef, team: TeamId): boolean {
  return TEAM_ROLES.includes(ref) || (!isBuiltIn(ref) && isAvailable(roster, ref, team));
}

/** Roles that must not lose their last holder. */
const KEPT_ROLES = ['lead', 'admin'] as const;

const without = (roles: readonly RoleRef[], taken: readonly RoleRef[]): readonly RoleRef[] => roles.filter((role) => !taken.includes(role));

/** An admin any change; a lead in the teams they lead whatever takes away, and of what gives the roles of the team. */
export function mayChangeRoles(roster: Roster, author: Member | undefined, member: Member, to: readonly RoleRef[]): boolean {
  if (hasRole(author, 'admin')) return true;
  return leads(roster, author, member.team) && without(to, member.roles).every((role) => isTeamRole(roster, role, member.team));
}

function losesLast(roster: Roster, member: Member, to: readonly RoleRef[]): boolean {
  return KEPT_ROLES.some((role) => !to.includes(role) && isLastOf(roster, member, role));
}

export function changeRoles(roster: Roster, s: StatementOf<'member.changed'>, c: StatementContext): Outcome {
  const member = memberOf(roster, s.member);
  if (!isActive(member)) return refuse('wrong-state');
  if (!mayChangeRoles(roster, memberOf(roster, c.author), member, s.to)) return refuse('no-right');
  // Said of other roles than they have: signed before something else happened, or a second time.
  if (!isSameRoles(s.from, member.roles) || new Set(s.to).size !== s.to.length) return refuse('wrong-state');
  const { proposed, ...settled } = member;
  const gained = without(s.to, member.roles);
  if (!gained.every((role) => isAvailable(roster, role, member.team))) return refuse('unknown-role');
  if (gained.length === 0 && isSameRoles(s.to, member.roles) && proposed === undefined) return refuse('wrong-state');
  if (losesLast(roster, member, s.to)) return refuse('last-of-role');
  if (gained.length > 0) return withMember(roster, { ...settled, proposed: { roles: s.to, by: c.author, at: c.at, reason: s.reason } });
  return withMember(roster, { ...settled, roles: s.to });
}

/** By an admin, on everybody who is there and with the roles they have: a review that leaves people out is none. Rule R11. */
export function signReview(roster: Roster, s: StatementOf<'review.signed'>, c: StatementContext): Outcome {
  if (!hasRole(memberOf(roster, c.author), 'admin')) return refuse('no-right');
  const there = membersOf(roster).filter(isActive);
  const isWhole = s.results.length === there.length && new Set(s.results.map(({ member }) => member)).size === there.length;
  const holds = s.results.every(
    ({ member, roles }) => isActive(memberOf(roster, member)) && isSameRoles(roles, memberOf(roster, member)?.roles ?? []),
  );
  if (!isWhole || !holds) return refuse('wrong-state');
  return { roster: { ...roster, review: { at: c.at, by: c.author, results: s.results } } };
}

export function confirmChange(roster: Roster, s: StatementOf<'change.confirmed'>, c: StatementContext): Outcome {
  const member = memberOf(roster, s.member);
  const proposed = member?.proposed;
  if (!isActive(member) || proposed === undefined) return refuse('wrong-state');
  if (!hasRole(memberOf(roster, c.author), 'lead') || c.author === s.member) return refuse('no-right');
  if (member.keys?.hash !== s.keys || !isSameRoles(s.from, member.roles) || !isSameRoles(s.to, proposed.roles)) return refuse('wrong-keys');
  // Its team may stand elsewhere by now.
  if (!without(s.to, member.roles).every((role) => isAvailable(roster, role, member.team))) return refuse('unknown-role');
  // Who proposed it must still be one who may.
  if (!mayChangeRoles(roster, memberOf(roster, proposed.by), member, s.to)) return refuse('no-right');
  if (losesLast(roster, member, s.to)) return refuse('last-of-role');
  const { proposed: _, ...settled } = member;
  return withMember(roster, { ...settled, roles: s.to });
}
