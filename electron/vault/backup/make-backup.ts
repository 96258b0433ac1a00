/** One age file with the whole vault in a consistent state. Whoever makes it cannot read more in it than before. Rules U1 to U3, U6. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { BackupResult } from '../../../shared/model/exchange.ts';
import { letBackupOut } from '../egress/gate.ts';
import { hasRole, membersOf } from '../roster/roster.ts';
import { checkpoint, record } from '../session/record.ts';
import { roster, type UnlockedVault } from '../session/unlocked-vault.ts';
import { pointWords } from '../session/words.ts';
import { sealBackup } from './container.ts';
import { signManifest } from './manifest.ts';
import { writeFileWhole } from './write-file.ts';

/** The recovery key, every lead and every lead's paper: people who may bring the vault back. */
export function backupRecipients(vault: UnlockedVault): string[] {
  const leads = membersOf(roster(vault)).filter((member) => hasRole(member, 'lead'));
  return [roster(vault).recovery, ...leads.flatMap((lead) => [lead.keys?.recipient, lead.kitRecipient].filter((r) => r !== undefined))];
}

/** The log names a backup before it leaves; where none came of it, that is said too. Rule U6. */
function takeBack(vault: UnlockedVault, begun: number): void {
  try {
    record(vault, { statements: [{ type: 'backup.failed', made: begun }] });
  } catch (error) {
    // The maker is told why there is no backup; a full disk may take no log entry either.
    vault.ports.log('failed backup not noted', error);
  }
}

/** Bytes hashed before other calls get through: some 10 ms. */
const HASHED_BYTES = 16 << 20;

/** SHA-256 in hex. Not by the runtime's threads: they copy the image first, which takes longer than to hash it. */
async function digestOf(image: Buffer): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < image.length; at += HASHED_BYTES) {
    hash.update(image.subarray(at, at + HASHED_BYTES));
    await letOthersRun();
  }
  return hash.digest('hex');
}

/** Throws FORBIDDEN, DISK_FULL, FOLDER_NOT_WRITABLE. `progress` gets bytes done and all. */
export async function makeBackup(
  vault: UnlockedVault,
  path: string,
  progress: (done: number, total: number) => void,
): Promise<BackupResult> {
  const startedAt = performance.now();
  await letBackupOut(vault);
  const begun = record(vault, { statements: [{ type: 'backup.begun', rows: vault.journal.state.count() }] });
  const { rows, ...written } = await writeBackup(vault, path, progress).catch((error: unknown) => {
    takeBack(vault, begun);
    throw error;
  });
  // Whoever dies before this leaves a backup that was begun and counts as none.
  record(vault, { statements: [{ type: 'backup.made', rows }] });
  return { fileName: basename(path), ...written, tookMs: Math.round(performance.now() - startedAt) };
}

async function writeBackup(
  vault: UnlockedVault,
  path: string,
  progress: (done: number, total: number) => void,
): Promise<Pick<BackupResult, 'bytes' | 'customers' | 'words'> & { readonly rows: number }> {
  const { journal, self, ports } = vault;
  await checkpoint(vault);
  // One synchronous copy of all pages, and what is told of it in the same breath: nothing can be written between them.
  const image = journal.db.serialize();
  const told = {
    madeAt: ports.clock.now(),
    seq: journal.seq,
    head: journal.lastHash,
    rows: journal.state.count(),
    state: journal.state.hash(),
  };
  const words = pointWords(vault);
  const customers = [...vault.projection.countsByBook().values()].reduce((sum, count) => sum + count, 0);
  const manifest = signManifest(
    {
      format: 1,
      vaultId: journal.vaultId,
      vaultName: roster(vault).vaultName,
      madeBy: self.member,
      device: self.device,
      ...told,
      sha256: await digestOf(image),
      bytes: image.length,
    },
    self.keys.signer,
  );
  const stream = await sealBackup(backupRecipients(vault), manifest, image, progress);
  return { bytes: await writeFileWhole(path, stream), customers, words, rows: manifest.stated.rows };
}
