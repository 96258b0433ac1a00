/** The place in the program, kept with what else a person typed and did not save: at lock the window itself is replaced. */
import { z } from 'zod';
import { CustomerQuery } from '../../shared/model/list.ts';
import { CustomerId } from '../../shared/model/ids.ts';
import { draftOf, setDraft } from '../api/drafts.ts';
import { useUiStore, withoutNumbers } from './ui-store.ts';

const KEY = 'place';
const KeptPlace = z.strictObject({
  hash: z.string().max(200),
  listQuery: CustomerQuery,
  home: z.enum(['customers', 'pool']),
  openId: CustomerId.optional(),
  detailMode: z.enum(['view', 'edit', 'create']),
  calls: z.array(CustomerId).max(200).readonly(),
});

function keep(): void {
  const { listQuery, home, openId, detailMode, calls } = useUiStore.getState();
  const { hash } = window.location;
  setDraft(KEY, { hash, listQuery: withoutNumbers(listQuery), home, openId, detailMode, calls: calls.slice(0, 200) });
}

/** Watches the place from now on; returns the function that ends the watch. */
export function keepPlace(): () => void {
  const stop = useUiStore.subscribe(keep);
  window.addEventListener('hashchange', keep);
  return () => {
    stop();
    window.removeEventListener('hashchange', keep);
  };
}

/** Goes back to where this person was; nothing happens where nothing was kept. */
export function resumePlace(): void {
  const kept = KeptPlace.safeParse(draftOf(KEY));
  if (!kept.success) return;
  const { hash, openId, ...place } = kept.data;
  window.location.hash = hash;
  useUiStore.setState({ ...place, openId });
}
