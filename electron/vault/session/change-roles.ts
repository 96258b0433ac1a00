/** Other roles for somebody: what that opens and closes, the signature, and the keys that follow it. Rules R9, L2. */
import { VaultError } from '../../../shared/errors.ts';
import { ROLES, type RoleRef } from '../../../shared/model/access.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import type { ChangeDone, ChangeHindrance, ChangePlan, RolesChange, RolesWanted } from '../../../shared/model/role-change.ts';
import { mayChangeRoles } from '../roster/change-roles.ts';
import { customRolesOf } from '../roster/custom-roles.ts';
import { leads } from '../roster/leading.ts';
import { isAvailable } from '../roster/permits.ts';
import { hasRole, isActive, isSameRoles, type Member } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { followUp, keysBeyond } from './key-changes.ts';
import { record } from './record.ts';
import { memberIn, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';
import { refusalOf } from './would-count.ts';

/** Roles the viewer may give to or leave with this person; empty when they may change nothing. */
export function rolesToGive(vault: UnlockedVault, member: Member): readonly RoleRef[] {
  const self = selfMember(vault);
  if (!isActive(member)) return [];
  const state = roster(vault);
  const custom = customRolesOf(state).map(({ id }) => id);
  const there = custom.filter((id) => isAvailable(state, id, member.team) || member.roles.includes(id));
  return [...ROLES, ...there].filter((role) => mayChangeRoles(state, self, member, [...new Set([...member.roles, role])]));
}

export function canConfirmChange(self: Member, member: Member): boolean {
  return member.proposed !== undefined && isActive(member) && hasRole(self, 'lead') && self.id !== member.id;
}

function changing(member: Member, to: readonly RoleRef[], reason: string): Statement {
  return { type: 'member.changed', member: member.id, from: member.roles, to, reason };
}

/** Asks the roster's own fold, so that the dialog never promises what others' programs refuse. */
function hindranceOf(vault: UnlockedVault, member: Member, to: readonly RoleRef[]): ChangeHindrance | undefined {
  if (isSameRoles(to, member.roles) && member.proposed === undefined) return 'unchanged';
  const refusal = refusalOf(vault, changing(member, to, '?'));
  if (refusal === undefined) return undefined;
  return refusal === 'no-right' || refusal === 'last-of-role' ? refusal : 'wrong-state';
}

/** Throws NOT_FOUND. */
export function changePlan(vault: UnlockedVault, { memberId, roles }: RolesWanted): ChangePlan {
  const member = memberIn(vault, memberId);
  const before = roster(vault);
  const after = { ...before, members: { ...before.members, [memberId]: { ...member, roles } } };
  const hindrance = hindranceOf(vault, member, roles);
  const self = selfMember(vault);
  return {
    name: member.name,
    before: member.roles,
    after: roles,
    ...(hindrance === undefined ? {} : { hindrance }),
    gains: keysBeyond(after, before, memberId),
    loses: keysBeyond(before, after, memberId),
    needsConfirmation: roles.some((role) => !member.roles.includes(role)),
    changesKeysNow: leads(before, self, member.team),
  };
}

/** Signs the change; what gives waits for `confirmChange`. Throws FORBIDDEN, NOT_FOUND. */
export async function changeRoles(vault: UnlockedVault, { memberId, roles, reason }: RolesChange): Promise<ChangeDone> {
  await vault.verified;
  const member = memberIn(vault, memberId);
  record(vault, { statements: [changing(member, roles, reason)] });
  if (memberIn(vault, memberId).proposed !== undefined) return { state: 'proposed', booksWithNewKeys: 0, booksWaiting: 0 };
  return { state: 'done', ...(await followUp(vault, [member.id])) };
}

/** A lead's signature under what an admin proposed: the same keys, the same change. Throws FORBIDDEN, NOT_FOUND. */
export async function confirmChange(vault: UnlockedVault, id: MemberId, roles: readonly RoleRef[]): Promise<ChangeDone> {
  await vault.verified;
  const member = memberIn(vault, id);
  if (member.keys === undefined) throw new VaultError('NOT_FOUND', 'nobody with keys under this id');
  record(vault, { statements: [{ type: 'change.confirmed', member: id, keys: member.keys.hash, from: member.roles, to: roles }] });
  return { state: 'done', ...(await followUp(vault, [member.id])) };
}
