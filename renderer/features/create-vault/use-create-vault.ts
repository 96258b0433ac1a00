import { useMutation } from '@tanstack/react-query';
import type { Input } from '../../../shared/contract.ts';
import { call } from '../../api/client.ts';
import { refreshAppState } from '../../app/app-store.ts';
import { useKitStore } from '../../app/kit-store.ts';

/** Asks for the place of a new vault; `cancelled` when the dialog was closed. */
export function useChoosePlace() {
  return useMutation({ mutationFn: (suggestedName: string) => call('vaults.chooseNew', { suggestedName }), meta: { inline: true } });
}

/** Creates and unlocks the vault, then shows its recovery kit. Takes about a second: the passphrase is stretched at full cost. */
export function useCreateVault() {
  return useMutation({
    mutationFn: (input: Input<'vaults.create'>) => call('vaults.create', input),
    onSuccess: async (sheet) => {
      useKitStore.getState().show(sheet);
      await refreshAppState();
    },
    meta: { inline: true },
  });
}
