/** Other roles for somebody: what that opens and closes, the signature, and the keys that follow it. Rules R9, L2. */
import { VaultError } from '../../../shared/errors.ts';
import { KEY_GROUPS, ROLES, type Role } from '../../../shared/model/access.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import type { ChangeDone, ChangeHindrance, ChangePlan, KeyChange, RolesChange, RolesWanted } from '../../../shared/model/role-change.ts';
import { applyStatement } from '../roster/apply.ts';
import { NO_FACTS } from '../roster/outcome.ts';
import { mayChangeRoles } from '../roster/change-roles.ts';
import { isEntitled } from '../roster/entitlement.ts';
import { booksOf, hasRole, isActive, isSameRoles, type Member, type Roster } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { record } from './record.ts';
import { renewAudit } from './renew-audit.ts';
import { booksOwedKeys, rotateBooks } from './rotate.ts';
import { removeSnapshot } from './snapshot.ts';
import { roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

function memberIn(vault: UnlockedVault, id: MemberId): Member {
  const member = roster(vault).members[id];
  if (member === undefined) throw new VaultError('NOT_FOUND', 'no such member');
  return member;
}

/** Roles the viewer may give to or leave with this person; empty when they may change nothing. */
export function rolesToGive(vault: UnlockedVault, member: Member): readonly Role[] {
  const self = selfMember(vault);
  if (!isActive(member)) return [];
  const may = ROLES.filter((role) => mayChangeRoles(self, member, [...new Set([...member.roles, role])]));
  return may;
}

export function canConfirmChange(self: Member, member: Member): boolean {
  return member.proposed !== undefined && isActive(member) && hasRole(self, 'lead') && self.id !== member.id;
}

function changing(member: Member, to: readonly Role[], reason: string): Statement {
  return { type: 'member.changed', member: member.id, from: member.roles, to, reason };
}

/** Asks the roster's own fold, so that the dialog never promises what others' programs refuse. */
function hindranceOf(vault: UnlockedVault, member: Member, to: readonly Role[]): ChangeHindrance | undefined {
  if (isSameRoles(to, member.roles) && member.proposed === undefined) return 'unchanged';
  const { self, journal, ports } = vault;
  const context = {
    vaultId: journal.vaultId,
    author: self.member,
    device: self.device,
    at: ports.clock.now(),
    genesis: false,
    facts: NO_FACTS,
  };
  const outcome = applyStatement(roster(vault), changing(member, to, '?'), context);
  if (!('refusal' in outcome)) return undefined;
  return outcome.refusal === 'no-right' || outcome.refusal === 'last-of-role' ? outcome.refusal : 'wrong-state';
}

/** Keys the first is entitled to and the second is not. */
function keysBeyond(state: Roster, one: Member, other: Member): KeyChange[] {
  return booksOf(state).flatMap((book) => {
    const groups = KEY_GROUPS.filter((group) => isEntitled(book, group, one) && !isEntitled(book, group, other));
    return groups.length === 0 ? [] : [{ bookId: book.id, name: book.name, kind: book.kind, groups }];
  });
}

/** Throws NOT_FOUND. */
export function changePlan(vault: UnlockedVault, { memberId, roles }: RolesWanted): ChangePlan {
  const member = memberIn(vault, memberId);
  const after: Member = { ...member, roles };
  const hindrance = hindranceOf(vault, member, roles);
  const self = selfMember(vault);
  return {
    name: member.name,
    before: member.roles,
    after: roles,
    ...(hindrance === undefined ? {} : { hindrance }),
    gains: keysBeyond(roster(vault), after, member),
    loses: keysBeyond(roster(vault), member, after),
    needsConfirmation: roles.some((role) => !member.roles.includes(role)),
    changesKeysNow: hasRole(self, 'lead') && self.team === member.team,
  };
}

/** What counts now has to be followed by keys: a lead's session key, the books' keys, and the search snapshot that remembers old ones. */
async function followUp(vault: UnlockedVault, member: Member): Promise<Omit<ChangeDone, 'state'>> {
  await renewAudit(vault);
  if (member.id !== vault.self.member) removeSnapshot(vault.journal.path, member.id);
  const booksWithNewKeys = await rotateBooks(vault);
  return { booksWithNewKeys, booksWaiting: booksOwedKeys(roster(vault)).length };
}

/** Signs the change; what gives waits for `confirmChange`. Throws FORBIDDEN, NOT_FOUND. */
export async function changeRoles(vault: UnlockedVault, { memberId, roles, reason }: RolesChange): Promise<ChangeDone> {
  await vault.verified;
  const member = memberIn(vault, memberId);
  record(vault, { statements: [changing(member, roles, reason)] });
  if (memberIn(vault, memberId).proposed !== undefined) return { state: 'proposed', booksWithNewKeys: 0, booksWaiting: 0 };
  return { state: 'done', ...(await followUp(vault, member)) };
}

/** A lead's signature under what an admin proposed: the same keys, the same change. Throws FORBIDDEN, NOT_FOUND. */
export async function confirmChange(vault: UnlockedVault, id: MemberId, roles: readonly Role[]): Promise<ChangeDone> {
  await vault.verified;
  const member = memberIn(vault, id);
  if (member.keys === undefined) throw new VaultError('NOT_FOUND', 'nobody with keys under this id');
  record(vault, { statements: [{ type: 'change.confirmed', member: id, keys: member.keys.hash, from: member.roles, to: roles }] });
  return { state: 'done', ...(await followUp(vault, member)) };
}
