/** Which vault is open and whether it is locked. Holds no key and no passphrase longer than the call that carries it. */
import { basename } from 'node:path';
import type { Input } from '../../shared/contract.ts';
import { VaultError } from '../../shared/errors.ts';
import type { AppState, KitSheet, LockReason, Restored, SignInLabel } from '../../shared/model/app.ts';
import type { CallInput, CallOutput, VaultCall } from './vault-calls.ts';
import type { VaultSupervisor } from './vault-supervisor.ts';

/** Until a session has told its policy. */
const FIRST_AUTO_LOCK_MINUTES = 10;

export type VaultState = Pick<AppState, 'phase' | 'vaultName' | 'labels' | 'lockReason' | 'restored'>;

export type UnlockCall = 'vault.unlock' | 'vault.unlockWithKit' | 'vault.unlockWithSecurityKey' | 'vault.comeBack' | 'vault.join';

export type VaultLifecycle = {
  readonly state: () => VaultState;
  readonly path: () => string | undefined;
  /** Closes what was open and reads the sign-in list of `path`; ends on the welcome screen when that fails. */
  readonly open: (path: string, from?: { readonly restored: Restored }) => Promise<void>;
  readonly create: (path: string, founder: Omit<Input<'vaults.create'>, 'handle'>) => Promise<KitSheet>;
  readonly unlock: <C extends UnlockCall>(method: C, input: CallInput<C>) => Promise<void>;
  /** The window is told at once; the process settles behind it. Resolves when that process has ended. */
  readonly lock: (reason: LockReason) => Promise<void>;
  /** Back to the welcome screen. */
  readonly close: () => Promise<void>;
  /** Asks the process that has this vault open, starting one if need be. */
  readonly call: <C extends VaultCall>(method: C, input: CallInput<C>) => Promise<CallOutput<C>>;
  /** The process ended by itself. */
  readonly crashed: () => void;
};

export type LifecyclePorts = {
  readonly supervisor: VaultSupervisor;
  readonly onChange: () => void;
  readonly onLocked: (reason: LockReason) => void;
  /** Idle minutes of the session's policy. */
  readonly onUnlocked: (autoLockMinutes: number) => void;
  readonly log: (message: string, error?: unknown) => void;
};

type Opened = {
  readonly path: string;
  /** None before the file was read for the first time. */
  readonly labels: readonly SignInLabel[] | undefined;
  readonly unlocked: boolean;
  readonly lockReason?: LockReason;
  readonly restored?: Restored;
};

export function createVaultLifecycle(ports: LifecyclePorts): VaultLifecycle {
  const { supervisor } = ports;
  let opened: Opened | undefined;
  let openedIn: { readonly path: string; readonly generation: number } | undefined;
  let opening: Promise<void> | undefined;

  const set = (next: Opened | undefined): void => {
    opened = next;
    ports.onChange();
  };
  const isOpenNow = (path: string): boolean => openedIn?.path === path && openedIn.generation === supervisor.generation();

  const readLabels = async (path: string): Promise<void> => {
    const generation = supervisor.generation();
    const { labels } = await supervisor.call('vault.open', { path });
    openedIn = { path, generation };
    if (opened?.path === path) set({ ...opened, labels });
  };
  const ensureOpen = async (): Promise<void> => {
    const path = opened?.path;
    if (path === undefined || isOpenNow(path)) return;
    opening ??= readLabels(path).finally(() => {
      opening = undefined;
    });
    await opening;
  };
  const reopenBehind = (): void => {
    ensureOpen().catch((error: unknown) => {
      // Closing the vault ends the process that was about to reopen it.
      if (opened !== undefined) ports.log('the vault could not be reopened yet', error);
    });
  };
  const markLocked = (reason: LockReason): boolean => {
    if (opened?.unlocked !== true) return false;
    opened = { ...opened, unlocked: false, lockReason: reason };
    ports.onLocked(reason);
    ports.onChange();
    return true;
  };
  const leave = async (): Promise<void> => {
    markLocked('closed');
    const ended = supervisor.retire('closed');
    if (opened !== undefined) set(undefined);
    await ended;
  };

  return {
    state: () => stateOf(opened),
    path: () => opened?.path,
    open: async (path, from) => {
      if (opened?.path === path && !opened.unlocked) return ensureOpen();
      await leave();
      opened = { path, labels: undefined, unlocked: false, ...from };
      try {
        await ensureOpen();
      } catch (error) {
        if (stillAt(opened, path)) set(undefined);
        throw error;
      }
    },
    create: async (path, founder) => {
      // A process that has nothing open stays: the window has just sealed the passphrase to it.
      if (opened !== undefined) await leave();
      const generation = supervisor.generation();
      const sheet = await supervisor.call('vault.create', { path, ...founder }).catch(async (error: unknown) => {
        await supervisor.retire('closed');
        throw error;
      });
      openedIn = { path, generation };
      set({ path, labels: [], unlocked: true });
      ports.onUnlocked(FIRST_AUTO_LOCK_MINUTES);
      return sheet;
    },
    unlock: async (method, input) => {
      const asked = opened;
      if (asked === undefined) throw new VaultError('NO_VAULT_OPEN');
      await ensureOpen();
      const { autoLockMinutes } = await supervisor.call(method, input);
      // A lock between the process's answer and this line has ended that process.
      if (opened?.path !== asked.path || !isOpenNow(asked.path)) throw new VaultError('VAULT_LOCKED');
      set({ path: opened.path, labels: opened.labels, unlocked: true });
      ports.onUnlocked(autoLockMinutes);
    },
    lock: async (reason) => {
      // A sign-in that is under way holds keys too: every lock ends the process, also one that looks locked already.
      const wasUnlocked = markLocked(reason);
      if (opened === undefined) return;
      const ended = supervisor.retire(reason);
      if (wasUnlocked && reason !== 'closed') reopenBehind();
      await ended;
    },
    close: leave,
    call: async (method, input) => {
      await ensureOpen();
      return supervisor.call(method, input);
    },
    crashed: () => {
      if (markLocked('crashed')) reopenBehind();
    },
  };
}

function stillAt(opened: Opened | undefined, path: string): boolean {
  return opened?.path === path;
}

function stateOf(opened: Opened | undefined): VaultState {
  // Whatever is announced while a file is being read: whether it is a vault is not known yet.
  if (opened?.labels === undefined) return { phase: 'welcome', labels: [] };
  return {
    phase: opened.unlocked ? 'unlocked' : 'locked',
    vaultName: basename(opened.path),
    labels: opened.labels,
    ...(opened.lockReason === undefined ? {} : { lockReason: opened.lockReason }),
    ...(opened.restored === undefined ? {} : { restored: opened.restored }),
  };
}
