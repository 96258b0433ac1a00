/**
 * Somebody leaves: from one signed batch on nothing of theirs counts, their keyslots are gone and the journal goes on
 * under a key they do not have. What an old copy of the file opens stays open; nothing written afterwards does. Rules L1, L4.
 */
import { VaultError } from '../../../shared/errors.ts';
import { SlotId, type MemberId } from '../../../shared/model/ids.ts';
import { SecretKey } from '../crypto/secret-key.ts';
import { rekeyStatement } from '../journal/journal-keys.ts';
import { lastRoleOf, leads } from '../roster/leading.ts';
import { isPresent, hasRole, membersOf, type Member, type Roster } from '../roster/roster.ts';
import type { Statement } from '../roster/statements.ts';
import { removeSlot } from '../storage/slots.ts';
import { record } from './record.ts';
import { renewAudit } from './renew-audit.ts';
import { removeSnapshot } from './snapshot.ts';
import { memberIn, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

export type LeaveHindrance = 'self' | 'no-right' | 'not-there' | 'last-lead' | 'last-admin';

/** Why this person cannot sign that the member left; undefined when they can. The roster refuses the same. */
export function leaveHindrance(vault: UnlockedVault, member: Member): LeaveHindrance | undefined {
  const self = selfMember(vault);
  if (member.id === self.id) return 'self';
  if (!isPresent(member)) return 'not-there';
  if (!hasRole(self, 'admin') && !leads(roster(vault), self, member.team)) return 'no-right';
  const last = lastRoleOf(roster(vault), member);
  return last === undefined ? undefined : `last-${last}`;
}

/** Everybody who goes on reading the journal: members, people with an open invitation, recovery. */
export function journalReaders(state: Roster, leaver?: MemberId): string[] {
  const invitations = membersOf(state).filter(({ state: at, invitedBy }) => at === 'invited' && invitedBy !== leaver);
  const people = membersOf(state).filter((member) => isPresent(member) && member.id !== leaver);
  return [
    state.recovery,
    ...people.flatMap(({ keys }) => keys?.recipient ?? []),
    ...invitations.flatMap(({ invitation }) => invitation?.recipient ?? []),
  ];
}

/** Throws FORBIDDEN, NOT_FOUND. On disk when it returns; the books' keys are changed by `rotateBooks`. */
export async function freeze(vault: UnlockedVault, id: MemberId, reason: string): Promise<void> {
  await vault.verified;
  const state = roster(vault);
  const member = memberIn(vault, id);
  const hindrance = leaveHindrance(vault, member);
  if (hindrance !== undefined) throw new VaultError('FORBIDDEN', `cannot leave: ${hindrance}`, { details: { reason: hindrance } });

  const { journal } = vault;
  const slots = Object.entries(state.slots).filter(([, { by, kind }]) => by === id && kind !== 'recovery');
  const begun = membersOf(state).filter((other) => other.state === 'invited' && other.invitedBy === id);
  const key = new SecretKey(vault.ports.random.bytes(32));
  const statements: Statement[] = [
    { type: 'member.revoked', member: id, reason },
    ...begun.map((other): Statement => ({ type: 'invitation.cancelled', member: other.id })),
    ...slots.map(([slot, { kind }]): Statement => ({ type: 'slot.stated', slot: SlotId.parse(slot), kind })),
    await rekeyStatement(journal.vaultId, journal.keys.length + 1, key, journalReaders(state, id)),
  ];
  record(vault, {
    statements,
    alongside: () => {
      for (const [slot] of slots) removeSlot(journal.db, SlotId.parse(slot));
    },
  });
  journal.keys.push(key);
  await renewAudit(vault);
  dropSnapshots(vault);
}

/** Search snapshots of people who left: they open for them alone, but nothing is left for them to be good for. */
export function dropSnapshots(vault: UnlockedVault): void {
  for (const { id, state } of membersOf(roster(vault))) {
    if (state === 'revoked') removeSnapshot(vault.journal.path, id);
  }
}
