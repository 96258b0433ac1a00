import { beginAudit } from '../audit/audit-log.ts';
import { roster, type UnlockedVault } from './unlocked-vault.ts';

/** A new session of the log, with a new key, after somebody stopped being one of its readers: a lead who leaves holds the key of the one that is running. */
export async function renewAudit(vault: UnlockedVault): Promise<void> {
  const self = { member: vault.self.member, identity: vault.self.keys.identity };
  vault.audit = await beginAudit(vault.ports, vault.projection.db, vault.journal.vaultId, roster(vault), self);
}
