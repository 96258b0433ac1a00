import { useMutation } from '@tanstack/react-query';
import type { Input } from '../../../shared/contract.ts';
import { call } from '../../api/client.ts';
import { acceptAppState } from '../../app/app-store.ts';

const inline = { meta: { inline: true } } as const;

/** Unlocks with a passphrase; about a second at full cost, as long for a wrong one. */
export function useUnlock() {
  return useMutation({ mutationFn: (input: Input<'vault.unlock'>) => call('vault.unlock', input), onSuccess: acceptAppState, ...inline });
}

/** Goes back into the session that was locked, after the system recognised its person. */
export function useComeBack() {
  return useMutation({ mutationFn: () => call('vault.unlockWithTouch'), onSuccess: acceptAppState, ...inline });
}

/** Unlocks with the code of a printed recovery kit. */
export function useUnlockWithKit() {
  return useMutation({ mutationFn: (code: string) => call('vault.unlockWithKit', { code }), onSuccess: acceptAppState, ...inline });
}

/** Reads what an invitation says before anything is made from it. */
export function useInspectInvitation() {
  return useMutation({ mutationFn: (code: string) => call('vault.inspectInvitation', { code }), ...inline });
}

/** Makes this person's keys and book, in their own session. */
export function useJoin() {
  return useMutation({ mutationFn: (input: Input<'vault.join'>) => call('vault.join', input), onSuccess: acceptAppState, ...inline });
}

/** Puts the vault away and goes back to the welcome screen. */
export function useCloseVault() {
  return useMutation({ mutationFn: () => call('vaults.close'), onSuccess: acceptAppState });
}
