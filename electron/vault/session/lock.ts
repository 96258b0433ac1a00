/** Leaving in order: checkpoint, anchor, sealed snapshot, file closed. The process ends afterwards, and the keys with it. */
import { flushSettings } from './own-settings.ts';
import { lacksRows } from './project.ts';
import { checkpoint } from './record.ts';
import { snapshotPath, writeSnapshot } from './snapshot.ts';
import { keepJournalFacts } from './unlock.ts';
import type { UnlockedVault } from './unlocked-vault.ts';

/** Never throws: what fails here is only slower next time. */
export async function settle(vault: UnlockedVault): Promise<void> {
  if (vault.closed) return;
  const { journal, ports, self, projection } = vault;
  try {
    if (vault.health.verification === 'intact' && vault.health.anchor !== 'rolled-back') {
      flushSettings(vault);
      await checkpoint(vault);
      vault.closed = true;
      keepJournalFacts(journal);
      const place = { vaultId: journal.vaultId, member: self.member };
      // An older snapshot is caught up from where it stands; one with gaps never would be.
      if (lacksRows(vault)) ports.log('no snapshot: rows were still being taken in');
      else
        writeSnapshot(
          snapshotPath(journal.path, self.member),
          projection.serialize(),
          place,
          self.keys.snapshotKey,
          ports.random.bytes(32),
        );
    }
  } catch (error) {
    ports.log('not settled', error);
  }
  vault.closed = true;
  projection.close();
  journal.db.close();
}
