import { useMutation } from '@tanstack/react-query';
import { create } from 'zustand';
import type { Handle } from '../../../shared/model/app.ts';
import type { SlotId } from '../../../shared/model/ids.ts';
import { call } from '../../api/client.ts';
import { useAppState } from '../../app/app-store.ts';

type Chosen = { readonly handle: Handle; readonly fileName: string };
type Store = { readonly bySlot: Readonly<Record<string, Chosen | undefined>> };

/** Chosen on this page. Main remembers whose file opened what until the program ends: nobody wants to look for it after each lock. */
const useStore = create<Store>()(() => ({ bySlot: {} }));

export type KeyFile = {
  readonly chosen: Chosen | undefined;
  readonly choose: () => void;
  readonly isChoosing: boolean;
  readonly error: unknown;
  readonly forget: () => void;
};

/** The key file of one name on the sign-in list. */
export function useKeyFile(slotId: SlotId | undefined): KeyFile {
  const bySlot = useStore((store) => store.bySlot);
  const kept = useAppState().keyFiles.find((file) => file.slotId === slotId);
  const keep = (chosen: Chosen | undefined) => {
    if (slotId) useStore.setState((store) => ({ bySlot: { ...store.bySlot, [slotId]: chosen } }));
  };
  const choose = useMutation({
    mutationFn: () => call('keyFiles.choose'),
    onSuccess: (answer) => {
      if (!('cancelled' in answer)) keep(answer);
    },
    meta: { inline: true },
  });
  return {
    chosen: slotId && (slotId in bySlot ? bySlot[slotId] : kept),
    choose: () => choose.mutate(),
    isChoosing: choose.isPending,
    error: choose.error,
    forget: () => keep(undefined),
  };
}
