import { useMutation } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { acceptAppState } from './app-store.ts';

/** Locks at once; main ends the process that holds the keys. */
export function useLock() {
  return useMutation({ mutationFn: () => call('vault.lock'), onSuccess: acceptAppState });
}
