import { useHotkeys } from '@mantine/hooks';
import { useLocation } from 'wouter';
import { takeUndoOffer } from '../ui/toasts.tsx';
import { redoEdit, undoEdit } from '../ui/edits.ts';
import { useLock } from './lock.ts';
import { PATHS } from './places.ts';
import { useSession } from './session.ts';
import { useUiStore } from './ui-store.ts';

/** Keys that work on every screen of an unlocked vault; `mod` is Ctrl, or Command on a Mac. */
export function useFrameKeys(): void {
  const lock = useLock();
  const [path, navigate] = useLocation();
  const { permissions } = useSession();
  const { enterList, setDetailMode, setPaletteOpen, setKeysOpen } = useUiStore.getState();

  const handleCreate = () => {
    // What is half typed in a dialog or an edit is not thrown away by a key.
    const busy = document.querySelector('[aria-modal=true]:not(.kb-palette)') !== null || useUiStore.getState().detailMode === 'edit';
    if (busy || !permissions.createCustomers) return;
    setPaletteOpen(false);
    if (path !== PATHS.pool) {
      enterList('customers');
      navigate(PATHS.customers);
    }
    setDetailMode('create');
  };
  useHotkeys(
    [
      ['mod+L', () => lock.mutate()],
      ['mod+K', () => setPaletteOpen(true)],
      ['mod+N', handleCreate],
    ],
    [],
  );
  // In a field Ctrl+Z takes back typing.
  useHotkeys([
    ['shift+?', () => setKeysOpen(true)],
    // The lists have a box of their own under this key.
    ['/', () => path !== PATHS.customers && path !== PATHS.pool && setPaletteOpen(true)],
    ['mod+Z', () => void (takeUndoOffer() || undoEdit())],
    ['mod+shift+Z', redoEdit],
    ['mod+Y', redoEdit],
  ]);
}
