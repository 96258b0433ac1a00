/** Puts main's parts together; both shells build this and add only their windows. */
import { basename, dirname } from 'node:path';
import { contract, type Method, type Output } from '../../shared/contract.ts';
import type { AppState, LockReason } from '../../shared/model/app.ts';
import type { MemberId, SlotId } from '../../shared/model/ids.ts';
import { createClipboardGuard } from './clipboard-guard.ts';
import { createDemoVault } from './demo-vault.ts';
import { createDispatcher, isOnMain, type Dispatch } from './dispatcher.ts';
import { createHandleRegistry } from './handles.ts';
import { createIdleClock } from './idle-clock.ts';
import { createMainHandlers } from './main-handlers.ts';
import type { MainPorts } from './ports.ts';
import { openPreferencesFile } from './preferences-file.ts';
import { withReminders } from './reminders.ts';
import { createVaultLifecycle } from './vault-lifecycle.ts';
import { createVaultSupervisor, type VaultSupervisor } from './vault-supervisor.ts';
import { createWayBack } from './way-back.ts';

export type MainSide = {
  /** For messages whose sender has been checked. */
  readonly dispatch: Dispatch;
  /** Resolves when the process that held the keys has ended. */
  readonly lock: (reason: LockReason) => Promise<void>;
  /** A person did something in the window. */
  readonly touch: () => void;
  /** Locks, clears the clipboard and ends the vault process; takes at most the settle limit. */
  readonly shutDown: () => Promise<void>;
  readonly vaultPid: () => number | undefined;
};

export function createMainSide(ports: MainPorts): MainSide {
  const preferences = openPreferencesFile(ports.userFolder, ports.locale, ports.log);
  const handles = createHandleRegistry(() => performance.now());
  const clipboard = createClipboardGuard(
    ports.clipboard,
    () => {
      ports.send('clipboard.cleared', undefined);
    },
    ports.log,
  );
  const demo = createDemoVault(ports.log);
  const wayBack = createWayBack(ports.presence);
  /** Whose key file opened what, until the program ends. */
  const keyFiles = new Map<SlotId, string>();
  /** Told by the session the window asks for; what a fresh window needs to know whose place comes back. */
  let last: { readonly path: string; readonly memberId: MemberId } | undefined;
  const lock = (reason: LockReason): void => {
    lifecycle.lock(reason).catch((error: unknown) => {
      ports.log('locking failed', error);
    });
  };
  const idle = createIdleClock({
    monotonic: () => performance.now(),
    wall: () => Date.now(),
    ...(ports.systemIdleMs === undefined ? {} : { systemIdleMs: ports.systemIdleMs }),
    onIdle: () => {
      lock('idle');
    },
    onSlept: () => {
      lock('suspend');
    },
  });
  const supervisor: VaultSupervisor = createVaultSupervisor({
    start: ports.startVaultProcess,
    keyStore: ports.keyStore,
    send: withReminders({
      notifications: ports.notifications,
      language: () => preferences.preferences().language,
      isUnlocked: () => lifecycle.state().phase === 'unlocked',
      send: ports.send,
    }),
    onCrash: () => {
      lifecycle.crashed();
    },
    log: ports.log,
  });
  const announce = (): void => {
    ports.send('app.changed', state());
  };
  const lifecycle = createVaultLifecycle({
    supervisor,
    onChange: announce,
    onLocked: (reason) => {
      idle.watch(undefined);
      handles.dropAll('import');
      void clipboard.clear();
      ports.notifications.clear();
      ports.send('vault.locked', { reason });
      ports.renewPage();
      // Nobody knows its passphrase, so locking it is leaving it.
      if (demo.isAt(lifecycle.path()))
        lifecycle.close().then(demo.discard, (error: unknown) => ports.log('the demo vault stays open', error));
    },
    onUnlocked: (autoLockMinutes) => {
      idle.watch(autoLockMinutes);
      const path = lifecycle.path();
      if (path === undefined) return;
      wayBack
        .prepare(path, async () => (await lifecycle.call('wayBack.make', undefined)).sealed)
        .catch((error: unknown) => {
          ports.log('no way back was made', error);
        });
    },
    log: ports.log,
  });
  const state = (): AppState => ({
    ...lifecycle.state(),
    demo: demo.isAt(lifecycle.path()),
    keyFiles: [...keyFiles]
      .slice(-200)
      .map(([slotId, path]) => ({ slotId, handle: handles.issue('key-file', path), fileName: basename(path) })),
    touch: lifecycle.state().phase === 'locked' && wayBack.isOpenFor(lifecycle.path()),
    ...(last?.path === lifecycle.path() && last !== undefined ? { lastMemberId: last.memberId } : {}),
    recent: preferences
      .recentPaths()
      .map((path) => ({ handle: handles.issue('vault', path), name: basename(path), folder: dirname(path) })),
    shell: ports.shell,
    version: ports.version,
    keyStore: ports.keyStore.kind,
    preferences: preferences.preferences(),
  });
  const handlers = createMainHandlers({
    ports,
    preferences,
    handles,
    lifecycle,
    clipboard,
    demo,
    wayBack,
    keyFiles,
    idle,
    state,
    announce,
  });

  const answer = async (method: Method, input: unknown): Promise<unknown> => {
    // The dispatcher has parsed `input` by this method's schema.
    if (isOnMain(method)) return (handlers[method] as (parsed: unknown) => unknown)(input);
    const output = await lifecycle.call(method, input as never);
    const memberId = method === 'session.get' ? contract['session.get'].output.safeParse(output).data?.memberId : undefined;
    const path = lifecycle.path();
    if (memberId !== undefined && path !== undefined) last = { path, memberId };
    const minutes = autoLockMinutesIn(method, output);
    if (minutes !== undefined && lifecycle.state().phase === 'unlocked') idle.watch(minutes);
    return output;
  };
  return {
    dispatch: createDispatcher(answer, ports.log),
    lock: (reason) => lifecycle.lock(reason),
    touch: idle.touch,
    shutDown: async () => {
      wayBack.forget();
      await Promise.all([lifecycle.lock('closed'), clipboard.clear()]);
      await supervisor.retire('closed');
      demo.discard();
    },
    vaultPid: supervisor.pid,
  };
}

/** The policy's idle minutes, where an answer tells them: they may have changed since the sign-in. */
function autoLockMinutesIn(method: Method, output: unknown): number | undefined {
  if (method === 'policy.set') return policyOf(contract['policy.set'].output.safeParse(output).data);
  if (method === 'session.get') return policyOf(contract['session.get'].output.safeParse(output).data?.policy);
  return undefined;
}

function policyOf(policy: Output<'policy.set'> | undefined): number | undefined {
  return policy?.autoLockMinutes;
}
