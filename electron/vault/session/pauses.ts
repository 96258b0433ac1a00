/**
 * Waits after wrong passphrases, as leads and admins see and end them. The tally is this computer's own and this program's
 * alone: a pause ended here says nothing to another computer, and a copied file knows of none. Rule N1.
 */
import { VaultError } from '../../../shared/errors.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import { leads } from '../roster/leading.ts';
import { hasRole, type Member, type Roster } from '../roster/roster.ts';
import { forgive, waitsLeft } from './attempts.ts';
import { record } from './record.ts';
import { memberIn, roster, selfMember, type UnlockedVault } from './unlocked-vault.ts';

/** Slots a member signs in with; codes of an app have a tally of their own. */
function slotsOf(state: Roster, member: MemberId): readonly string[] {
  const own = Object.entries(state.slots).flatMap(([slot, { by, kind }]) => (by === member && kind === 'passphrase' ? [slot] : []));
  return own.flatMap((slot) => [slot, `${slot}/code`]);
}

function mayEnd(state: Roster, self: Member, member: Member): boolean {
  return hasRole(self, 'admin') || leads(state, self, member.team);
}

/** Seconds each member still waits on this computer, as far as the viewer may end it. */
export async function pausesOf(vault: UnlockedVault): Promise<ReadonlyMap<MemberId, number>> {
  const state = roster(vault);
  const self = selfMember(vault);
  const waits = await waitsLeft(vault.ports, vault.journal.vaultId);
  const paused = new Map<MemberId, number>();
  for (const member of Object.values(state.members)) {
    const seconds = Math.max(0, ...slotsOf(state, member.id).map((slot) => waits.get(slot) ?? 0));
    if (seconds > 0 && mayEnd(state, self, member)) paused.set(member.id, seconds);
  }
  return paused;
}

/** Throws NOT_FOUND, FORBIDDEN. Logged, also where nothing was left to wait. */
export async function endPause(vault: UnlockedVault, id: MemberId): Promise<void> {
  await vault.verified;
  const state = roster(vault);
  const member = memberIn(vault, id);
  if (!mayEnd(state, selfMember(vault), member)) throw new VaultError('FORBIDDEN', 'for admins and leads of the team');
  record(vault, { audit: [{ action: 'pause.ended', subject: member.name }] });
  for (const slot of slotsOf(state, id)) await forgive(vault.ports, vault.journal.vaultId, slot);
}
