import { create } from 'zustand';
import type { AppState } from '../../shared/model/app.ts';
import { call } from '../api/client.ts';

type AppStore = {
  readonly app: AppState | undefined;
  /** The vault was locked: main is about to put a fresh window in the place of this one, so nothing is begun here any more. */
  readonly ending: boolean;
  readonly setApp: (app: AppState) => void;
  /** Main did not come round to it: the window goes on as it is. */
  readonly stay: () => void;
};

/** What main says about the program: phase, vault, labels, preferences. Lives outside the query cache because it survives a lock. */
export const useAppStore = create<AppStore>()((set) => ({
  app: undefined,
  ending: false,
  setApp: (app) => set((store) => ({ app, ending: store.ending || (store.app?.phase === 'unlocked' && app.phase !== 'unlocked') })),
  stay: () => set({ ending: false }),
}));

/** The newest state main reported. Only for components below `App`, which waits for the first one. */
export function useAppState(): AppState {
  const app = useAppStore((store) => store.app);
  if (!app) throw new Error('app state is read before it was loaded');
  return app;
}

/** Takes over a state that a method returned (`vault.unlock`, `vaults.open`, …) without waiting for the event. */
export function acceptAppState(app: AppState): void {
  useAppStore.getState().setApp(app);
}

/** Asks main for the state; throws `VaultError`. */
export async function refreshAppState(): Promise<AppState> {
  const app = await call('app.state');
  acceptAppState(app);
  return app;
}
