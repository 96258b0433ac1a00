import { useMutation } from '@tanstack/react-query';
import type { Handle, Language } from '../../../shared/model/app.ts';
import { call } from '../../api/client.ts';
import { acceptAppState } from '../../app/app-store.ts';

/** Opens a vault of the recent list up to its sign-in. */
export function useOpenVault() {
  return useMutation({
    mutationFn: (handle: Handle) => call('vaults.open', { handle }),
    onSuccess: acceptAppState,
    meta: { inline: true },
  });
}

/** Lets the person choose a vault file. */
export function useChooseVault() {
  return useMutation({
    mutationFn: () => call('vaults.chooseExisting'),
    onSuccess: (result) => {
      if ('phase' in result) acceptAppState(result);
    },
    meta: { inline: true },
  });
}

/** Opens a vault of invented customers that is thrown away afterwards. */
export function useOpenDemo() {
  return useMutation({
    mutationFn: (language: Language) => call('vaults.createDemo', { language }),
    onSuccess: acceptAppState,
    meta: { inline: true },
  });
}
