/** Somebody goes to another team: what that opens and closes, the signature, and the keys that follow it. Rules R14, L2. */
import { VaultError } from '../../../shared/errors.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import type { MoveHindrance, MovePlan, MoveRequest, MoveWanted } from '../../../shared/model/moving.ts';
import type { TeamDone } from '../../../shared/model/teams.ts';
import { leads } from '../roster/leading.ts';
import { movedTo, signsFor } from '../roster/move-member.ts';
import { booksOf, hasRole, isActive, ownBook, type Book, type Member } from '../roster/roster.ts';
import type { StatementOf } from '../roster/statements.ts';
import { followUp, keyChanges, keysBeyond } from './key-changes.ts';
import { record } from './record.ts';
import { memberIn, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';
import { refusalOf } from './would-count.ts';

function moving(vault: UnlockedVault, { memberId, teamId, customers }: MoveWanted, reason: string): StatementOf<'member.moved'> {
  const { roles, team } = memberIn(vault, memberId);
  return { type: 'member.moved', member: memberId, roles, from: team, to: teamId, customers, reason };
}

function hindranceOf(vault: UnlockedVault, wanted: MoveWanted): MoveHindrance | undefined {
  const member = memberIn(vault, wanted.memberId);
  if (member.id === vault.self.member) return 'self';
  if (member.team === wanted.teamId && member.moving === undefined) return 'unchanged';
  const refusal = refusalOf(vault, moving(vault, wanted, '?'));
  if (refusal === undefined) return undefined;
  return refusal === 'no-right' || refusal === 'last-of-role' ? refusal : 'wrong-state';
}

/** The book they left behind in the team, where their customers stayed. */
export function formerBookOf(vault: UnlockedVault, id: MemberId): Book | undefined {
  return booksOf(roster(vault)).find((book) => book.formerOwner === id && (vault.projection.countsByBook().get(book.id) ?? 0) > 0);
}

/** Throws NOT_FOUND. */
export function movePlan(vault: UnlockedVault, wanted: MoveWanted): MovePlan {
  const member = memberIn(vault, wanted.memberId);
  const state = roster(vault);
  const { teamId: to, customers } = wanted;
  const target = state.teams[to];
  if (target === undefined) throw new VaultError('NOT_FOUND', 'no such team');
  const hindrance = hindranceOf(vault, wanted);
  const after = member.team === to ? state : movedTo(state, member, { to, customers });
  const { self } = vault;
  const earlier = member.moving?.to === to && member.moving.customers === customers ? member.moving.signed : {};
  const sides = [
    { team: member.team, signed: earlier.from },
    { team: to, signed: earlier.to },
  ].filter(({ team, signed }) => signed === undefined && !signsFor(state, self.member, team, member.id));
  const own = ownBook(state, member.id);
  return {
    name: member.name,
    roles: member.roles,
    from: state.teams[member.team]?.name ?? '',
    to: target.name,
    ...(hindrance === undefined ? {} : { hindrance }),
    gains: keysBeyond(after, state, member.id),
    loses: keysBeyond(state, after, member.id),
    unsigned: [...new Set(sides.map(({ team }) => state.teams[team]?.name ?? ''))],
    customers: own === undefined ? 0 : (vault.projection.countsByBook().get(own.id) ?? 0),
    changesKeysNow: leads(state, selfMember(vault), member.team),
  };
}

/** Signs for the sides this person stands for; with the last one it counts and the keys follow. Throws FORBIDDEN, NOT_FOUND. */
export async function signMove(
  vault: UnlockedVault,
  { reason, handTo: _, ...wanted }: MoveRequest,
): Promise<TeamDone & { moved: boolean }> {
  await vault.verified;
  const before = roster(vault);
  record(vault, { statements: [moving(vault, wanted, reason)] });
  const moved = before.members[wanted.memberId]?.team !== memberIn(vault, wanted.memberId).team;
  if (!moved) return { moved, booksWithNewKeys: 0, booksWaiting: 0 };
  const { loses } = keyChanges(before, roster(vault));
  return {
    moved,
    ...(await followUp(
      vault,
      loses.map(({ memberId }) => memberId),
    )),
  };
}

/** Whether the viewer may ask for another team for this person, or sign for a side. */
export function mayMove(vault: UnlockedVault, member: Member): boolean {
  const state = roster(vault);
  const self = selfMember(vault);
  if (!isActive(member) || member.id === self.id || Object.keys(state.teams).length < 2) return false;
  return hasRole(self, 'admin') || hasRole(self, 'lead');
}

/** Whether a signature of the viewer is what a move still waits for. */
export function owesMoveSignature(vault: UnlockedVault, member: Member): boolean {
  const { moving: asked } = member;
  if (asked === undefined || !isActive(member)) return false;
  const signs = (team: Member['team']): boolean => signsFor(roster(vault), vault.self.member, team, member.id);
  return (asked.signed.from === undefined && signs(member.team)) || (asked.signed.to === undefined && signs(asked.to));
}
