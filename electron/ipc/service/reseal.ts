/** Rows that a change of keys, or a crash in the middle of one, left sealed under old keys. */
import { resealRows, rowsToReseal } from '../../vault/session/rotate.ts';
import { pause } from '../../vault/session/unlock.ts';
import type { UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { Jobs } from '../jobs.ts';
import type { ServiceState } from './state.ts';

export async function resealInTray(vault: UnlockedVault, jobs: Jobs): Promise<void> {
  if (vault.closed || rowsToReseal(vault) === 0) return;
  await jobs.run('reseal', { canCancel: false }, ({ progress }) => resealRows(vault, { progress, isCancelled: () => vault.closed, pause }));
}

/** Behind the answer of a call; never rejects, since the next to sign in finds what is left. */
export async function resealBehind({ unlocked, jobs, ports }: ServiceState): Promise<void> {
  try {
    await resealInTray(unlocked(), jobs);
  } catch (error) {
    ports.log('sealing anew', error);
  }
}
