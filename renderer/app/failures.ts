import type { VaultError } from '../../shared/errors.ts';
import { showError } from '../ui/toasts.tsx';
import { refreshAppState } from './app-store.ts';

const LOCK_CODES: readonly string[] = ['VAULT_LOCKED', 'NO_VAULT_OPEN', 'VAULT_PROCESS_ENDED'];

/** What no screen answers itself. A vault that turns out to be locked changes the screen, which says it better than a message. */
export function reportFailure(error: VaultError, where: 'query' | 'action'): void {
  if (!LOCK_CODES.includes(error.code)) {
    if (where === 'action') showError(error);
    return;
  }
  refreshAppState().catch(() => showError(error));
}
