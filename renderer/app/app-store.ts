import { create } from 'zustand';
import type { AppState } from '../../shared/model/app.ts';
import { call } from '../api/client.ts';

type AppStore = { readonly app: AppState | undefined; readonly setApp: (app: AppState) => void };

/** What main says about the program: phase, vault, labels, preferences. Lives outside the query cache because it survives a lock. */
export const useAppStore = create<AppStore>()((set) => ({ app: undefined, setApp: (app) => set({ app }) }));

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
