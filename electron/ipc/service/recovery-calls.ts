/** The recovery key: shares, rehearsal, another key. */
import { rehearse, splitRecovery } from '../../vault/session/recovery-shares.ts';
import { agreeToRecovery, offerRecovery, prepareRecovery, recoveryStatus } from '../../vault/session/replace-recovery.ts';
import type { UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import { resealBehind } from './reseal.ts';
import type { CallTable, ServiceState } from './state.ts';

type Calls = 'recovery.status' | 'recovery.split' | 'recovery.prepare' | 'recovery.replace' | 'recovery.agree' | 'recovery.rehearse';

export function recoveryCalls(state: ServiceState): CallTable<Calls> {
  const vault = (): UnlockedVault => state.unlocked();
  const changed = (): void => {
    state.emit('roster.changed', undefined);
  };
  /** Old rows follow in the tray, behind the answer. */
  const reseal = (): void => {
    void resealBehind(state).then(changed);
  };
  return {
    'recovery.status': () => recoveryStatus(vault()),
    'recovery.split': async ({ key, ...shape }) => {
      const sheets = await splitRecovery(vault(), key, shape);
      changed();
      return sheets;
    },
    'recovery.prepare': (shape) => prepareRecovery(vault(), shape),
    'recovery.replace': async ({ codes }) => {
      await offerRecovery(vault(), codes);
      reseal();
      changed();
      return recoveryStatus(vault());
    },
    'recovery.agree': async () => {
      await agreeToRecovery(vault());
      reseal();
      changed();
      return recoveryStatus(vault());
    },
    'recovery.rehearse': async ({ codes }) => {
      const outcome = await rehearse(vault(), codes);
      if (outcome.proven) changed();
      return outcome;
    },
  };
}
