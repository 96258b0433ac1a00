import { useMutation } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { acceptAppState } from './app-store.ts';
import { flushDrafts } from '../api/drafts.ts';

/** Locks at once; main ends the process that holds the keys. What was typed last is handed to the vault before. */
export function useLock() {
  return useMutation({
    mutationFn: async () => {
      await flushDrafts();
      return call('vault.lock');
    },
    onSuccess: acceptAppState,
  });
}
