/** What a passphrase needs beside it. */
import { attempt } from '../../vault/session/attempts.ts';
import { beginCodes, confirmCodes, enterCode, recoveryLeft, removeCodes } from '../../vault/session/code-gate.ts';
import { addFactor, removeFactor } from '../../vault/session/factors.ts';
import { addSecurityKey, beginSecurityKey, removeSecurityKey } from '../../vault/session/security-keys.ts';
import type { UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { CallTable, ServiceState } from './state.ts';

type Calls =
  | 'factors.addDevice'
  | 'factors.writeKeyFile'
  | 'factors.remove'
  | 'codes.begin'
  | 'codes.confirm'
  | 'codes.remove'
  | 'codes.enter'
  | 'codes.left'
  | 'securityKeys.begin'
  | 'securityKeys.add'
  | 'securityKeys.remove';

export function factorCalls(state: ServiceState): CallTable<Calls> {
  const change = async <T>(work: (vault: UnlockedVault) => Promise<T>): Promise<T> => {
    const vault = state.unlocked();
    return attempt(state.ports, vault.journal.vaultId, vault.self.passphraseSlot, () => work(vault));
  };
  return {
    'factors.addDevice': ({ passphrase }) => change((vault) => addFactor(vault, passphrase, { factor: 'device' })),
    'factors.writeKeyFile': ({ passphrase, path }) => change((vault) => addFactor(vault, passphrase, { factor: 'file', path })),
    'factors.remove': ({ passphrase, factor }) => change((vault) => removeFactor(vault, passphrase, factor)),
    'codes.begin': ({ passphrase }) => change((vault) => beginCodes(vault, passphrase)),
    'codes.confirm': async ({ passphrase, code }) => ({ recoveryCodes: await change((vault) => confirmCodes(vault, passphrase, code)) }),
    'codes.remove': ({ passphrase }) => change((vault) => removeCodes(vault, passphrase)),
    'codes.enter': async ({ code }) => {
      const vault = state.unlocked();
      await attempt(state.ports, vault.journal.vaultId, `${vault.self.passphraseSlot}/code`, () => enterCode(vault, code));
    },
    'securityKeys.begin': ({ passphrase }) => change((vault) => beginSecurityKey(vault, passphrase)),
    'securityKeys.add': (input) => change((vault) => addSecurityKey(vault, input)),
    'securityKeys.remove': ({ passphrase, slotId }) => change((vault) => removeSecurityKey(vault, passphrase, slotId)),
    'codes.left': async () => ({ left: await recoveryLeft(state.unlocked()) }),
  };
}
