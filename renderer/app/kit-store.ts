import { create } from 'zustand';
import type { KitSheet } from '../../shared/model/app.ts';
import { onEvent } from '../api/events.ts';

type KitStore = { readonly sheet: KitSheet | undefined; readonly show: (sheet: KitSheet) => void; readonly done: () => void };

/**
 * The sheet of a vault just created, until its owner says it is on paper.
 * It stands outside the screens because creating unlocks, which changes the screen; a lock drops it.
 */
export const useKitStore = create<KitStore>()((set) => ({
  sheet: undefined,
  show: (sheet) => set({ sheet }),
  done: () => set({ sheet: undefined }),
}));

/** Drops the sheet at lock; returns the function that ends the watch. */
export function dropKitAtLock(): () => void {
  return onEvent('vault.locked', () => useKitStore.getState().done());
}
