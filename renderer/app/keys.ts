import { useHotkeys } from '@mantine/hooks';
import { useLock } from './lock.ts';
import { useUiStore } from './ui-store.ts';

/** Keys that work on every screen of an unlocked vault; `mod` is Ctrl, or Command on a Mac. */
export function useFrameKeys(): void {
  const lock = useLock();
  const { setPaletteOpen, setKeysOpen } = useUiStore.getState();
  useHotkeys(
    [
      ['mod+L', () => lock.mutate()],
      ['mod+K', () => setPaletteOpen(true)],
    ],
    [],
  );
  useHotkeys([['shift+?', () => setKeysOpen(true)]]);
}
