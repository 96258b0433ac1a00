/**
 * What custom roles give. A role counts in the team it was defined on and in those below it, and reaches, as leading does, the
 * team of whoever holds it and every team below that. Pure. Rule R15.
 */
import type { Permission, RoleRef } from '../../../shared/model/access.ts';
import type { RoleId, TeamId } from '../../../shared/model/ids.ts';
import { isBuiltIn, withImplied } from '../../../shared/model/roles.ts';
import { leads, lineOf } from './leading.ts';
import { isActive, membersOf, type Book, type CustomRole, type Member, type Roster } from './roster.ts';

/** A role of this vault that was not removed. */
export function customRole(roster: Roster, ref: RoleRef): CustomRole | undefined {
  if (isBuiltIn(ref)) return undefined;
  const role = roster.customRoles[ref];
  return role?.removed === true ? undefined : role;
}

/** Whether people of the team can hold it; the roles everybody knows are available everywhere. */
export function isAvailable(roster: Roster, ref: RoleRef, team: TeamId): boolean {
  if (isBuiltIn(ref)) return true;
  const role = customRole(roster, ref);
  return role !== undefined && (role.team === undefined || lineOf(roster, team).includes(role.team));
}

/** The person's custom roles that hold a permission in the team they are in. */
export function rolesGiving(roster: Roster, member: Member, permission: Permission): readonly CustomRole[] {
  return member.roles.flatMap((ref) => {
    const role = isAvailable(roster, ref, member.team) ? customRole(roster, ref) : undefined;
    return role !== undefined && withImplied(role.permissions).includes(permission) ? [role] : [];
  });
}

/** Whether a custom role gives somebody a permission in a team; asked without one, in their own. */
export function permits(roster: Roster, member: Member | undefined, permission: Permission, team?: TeamId): boolean {
  if (!isActive(member)) return false;
  return rolesGiving(roster, member, permission).length > 0 && lineOf(roster, team ?? member.team).includes(member.team);
}

/** The permission by which a custom role opens a key of a book. */
export function openingPermission(book: Book, group: 'card' | 'private'): Permission {
  if (book.kind === 'pool') return 'pool.contacts';
  return group === 'card' ? 'books.cards' : 'books.contacts';
}

/** Who opens claims of a pool and hands its customers out: whoever leads its team, and their deputies. */
export function keepsPool(roster: Roster, member: Member | undefined, pool: Book): boolean {
  return leads(roster, member, pool.team) || permits(roster, member, 'pool.contacts', pool.team);
}

/** Somebody has it, is invited with it, or it is proposed for them. */
export function isHeld(roster: Roster, role: RoleId): boolean {
  return membersOf(roster).some(
    ({ state, roles, proposed }) => state !== 'revoked' && (roles.includes(role) || proposed?.roles.includes(role) === true),
  );
}
