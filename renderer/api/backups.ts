import type { Health } from '../../shared/model/app.ts';

/** No backup is recorded in this file, but the file is not the newest: it was restored from one, or put back from before one was made. */
export function mayHaveBackup({ anchor, unfinishedBackupAt }: Pick<Health, 'anchor' | 'unfinishedBackupAt'>): boolean {
  return anchor === 'rolled-back' || anchor === 'restored' || unfinishedBackupAt !== undefined;
}
