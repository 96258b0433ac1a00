/** Main's half of coming back by a finger: it keeps what the vault process sealed, asks the system, and hands it to the next process once. */
import { VaultError } from '../../shared/errors.ts';
import type { Presence } from './ports.ts';

export type WayBack = {
  /** Whether the person who was in last can come back into the vault at `path` now. */
  readonly isOpenFor: (path: string | undefined) => boolean;
  /** After a sign-in: what led back before leads nowhere from now on. */
  readonly prepare: (path: string, make: () => Promise<Uint8Array | undefined>) => Promise<void>;
  /** Asks the person; throws CANCELLED when the system does not recognise them, WAY_BACK_OVER when there is nothing to hand over. */
  readonly take: (path: string | undefined, reason: string) => Promise<Uint8Array>;
  readonly forget: () => void;
};

export function createWayBack(presence: Presence): WayBack {
  let kept: { readonly path: string; readonly sealed: Uint8Array } | undefined;
  const forget = (): void => {
    kept?.sealed.fill(0);
    kept = undefined;
  };
  return {
    isOpenFor: (path) => kept !== undefined && kept.path === path && presence.canAsk(),
    prepare: async (path, make) => {
      forget();
      if (!presence.canAsk()) return;
      const sealed = await make();
      if (sealed !== undefined) kept = { path, sealed };
    },
    take: async (path, reason) => {
      if (kept === undefined || kept.path !== path) throw new VaultError('WAY_BACK_OVER');
      if (!(await presence.ask(reason))) throw new VaultError('CANCELLED', 'not recognised');
      const sealed = Uint8Array.from(kept.sealed);
      forget();
      return sealed;
    },
    forget,
  };
}
