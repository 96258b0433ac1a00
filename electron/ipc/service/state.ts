import type { Ports } from '../../vault/ports.ts';
import type { LockedVault } from '../../vault/session/locked-vault.ts';
import type { Emit, UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { Jobs } from '../jobs.ts';
import type { CallInput, CallOutput, VaultCall } from '../vault-calls.ts';

/** What the calls share. `locked` and `unlocked` throw when the vault is not so. */
export type ServiceState = {
  readonly ports: Ports;
  readonly emit: Emit;
  readonly jobs: Jobs;
  readonly locked: () => LockedVault;
  readonly unlocked: () => UnlockedVault;
  readonly opened: (vault: LockedVault) => void;
  /** One person at a time: throws BUSY while somebody is in or coming in, since two sessions would write over each other's journal. */
  readonly enter: <E extends { readonly vault: UnlockedVault }>(
    unlocking: () => Promise<E>,
  ) => Promise<E & { readonly autoLockMinutes: number }>;
  readonly left: () => void;
};

export type CallTable<C extends VaultCall> = { readonly [M in C]: (input: CallInput<M>) => CallOutput<M> | Promise<CallOutput<M>> };
