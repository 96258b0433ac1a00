/**
 * Defining, changing and removing custom roles. A role that somebody holds never grows: whoever defines roles could otherwise
 * open keys to its holders past the lead who signed for giving it. Pure. Rule R15.
 */
import type { Permission } from '../../../shared/model/access.ts';
import type { TeamId } from '../../../shared/model/ids.ts';
import { CUSTOM_ROLES_MAX, withImplied } from '../../../shared/model/roles.ts';
import { leads } from './leading.ts';
import { refuse, type Outcome, type StatementContext } from './outcome.ts';
import { isHeld } from './permits.ts';
import { hasRole, memberOf, type CustomRole, type Member, type Roster } from './roster.ts';
import type { StatementOf } from './statements.ts';

/** An admin anywhere, a lead in the teams they lead. */
export function mayDefine(roster: Roster, author: Member | undefined, team: TeamId | undefined): boolean {
  return hasRole(author, 'admin') || (team !== undefined && leads(roster, author, team));
}

/** Live ones. */
export function customRolesOf(roster: Roster): readonly CustomRole[] {
  return Object.values(roster.customRoles).filter(({ removed }) => removed !== true);
}

/** Permissions of `one` that `other` does not come to. */
export function beyond(one: readonly Permission[], other: readonly Permission[]): readonly Permission[] {
  const known = withImplied(other);
  return withImplied(one).filter((permission) => !known.includes(permission));
}

/** The roster with the role as it is to be, whoever may sign for that. */
export function withRole(roster: Roster, role: CustomRole): Roster {
  return { ...roster, customRoles: { ...roster.customRoles, [role.id]: role } };
}

const isTaken = (roster: Roster, name: string, but?: string): boolean =>
  customRolesOf(roster).some((role) => role.id !== but && role.name.toLowerCase() === name.toLowerCase());

const hasTwice = (permissions: readonly Permission[]): boolean => new Set(permissions).size !== permissions.length;

export function defineRole(roster: Roster, s: StatementOf<'role.defined'>, c: StatementContext): Outcome {
  if (s.team !== undefined && roster.teams[s.team] === undefined) return refuse('unknown-team');
  if (!mayDefine(roster, memberOf(roster, c.author), s.team)) return refuse('no-right');
  if (roster.customRoles[s.role] !== undefined) return refuse('already-exists');
  if (hasTwice(s.permissions)) return refuse('wrong-state');
  if (isTaken(roster, s.name)) return refuse('role-name-taken');
  if (customRolesOf(roster).length >= CUSTOM_ROLES_MAX) return refuse('too-many-roles');
  const { role: id, name, permissions } = s;
  return { roster: withRole(roster, { id, name, permissions, ...(s.team === undefined ? {} : { team: s.team }) }) };
}

export function changeRole(roster: Roster, s: StatementOf<'role.changed'>, c: StatementContext): Outcome {
  const role = roster.customRoles[s.role];
  if (role === undefined || role.removed === true) return refuse('unknown-role');
  if (!mayDefine(roster, memberOf(roster, c.author), role.team)) return refuse('no-right');
  // Said of other permissions than it has: signed before something else happened.
  const isStale = beyond(s.from, role.permissions).length > 0 || beyond(role.permissions, s.from).length > 0;
  const isSame = beyond(s.to, s.from).length === 0 && beyond(s.from, s.to).length === 0 && s.name === role.name;
  if (isStale || isSame || hasTwice(s.to)) return refuse('wrong-state');
  if (isTaken(roster, s.name, role.id)) return refuse('role-name-taken');
  if (beyond(s.to, s.from).length > 0 && isHeld(roster, role.id)) return refuse('role-held');
  return { roster: withRole(roster, { ...role, name: s.name, permissions: s.to }) };
}

/** Its name stays known, for lists of who once had it. */
export function removeRole(roster: Roster, s: StatementOf<'role.removed'>, c: StatementContext): Outcome {
  const role = roster.customRoles[s.role];
  if (role === undefined || role.removed === true) return refuse('unknown-role');
  if (!mayDefine(roster, memberOf(roster, c.author), role.team)) return refuse('no-right');
  if (isHeld(roster, role.id)) return refuse('role-held');
  return { roster: withRole(roster, { ...role, removed: true }) };
}
