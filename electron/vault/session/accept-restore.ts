/** Going back to an older state on purpose: noted by the program that restored, or signed by a lead or admin. Rule J8. */
import { VaultError } from '../../../shared/errors.ts';
import { hasRole } from '../roster/roster.ts';
import type { KeyStore } from '../ports.ts';
import { keepAnchor, writeAnchor } from './anchor.ts';
import { recordUnchecked } from './record.ts';
import { selfMember, type UnlockedVault } from './unlocked-vault.ts';

/** Throws FORBIDDEN for people who are neither lead nor admin. */
export async function acceptRestore(vault: UnlockedVault, reason: string): Promise<void> {
  await vault.verified;
  const self = selfMember(vault);
  if (!hasRole(self, 'lead') && !hasRole(self, 'admin')) throw new VaultError('FORBIDDEN', 'a lead or admin accepts a restore');
  recordUnchecked(vault, { statements: [{ type: 'vault.restored', reason }] });
  await keepAnchor(vault.ports.keyStore, vault.journal);
  vault.health = { ...vault.health, anchor: 'known' };
  vault.emit('health.changed', undefined);
}

/** After this program restored a proven backup: this computer's newest known point is the backup's. */
export async function noteRestored(
  keyStore: KeyStore,
  point: { readonly vaultId: string; readonly seq: number; readonly head: string; readonly madeAt: number },
): Promise<void> {
  await writeAnchor(keyStore, point.vaultId, { seq: point.seq, hash: point.head, at: point.madeAt, restored: true });
}
