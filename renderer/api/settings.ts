import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '../../shared/contract.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/model/settings.ts';
import { call } from './client.ts';
import { callQuery } from './query.ts';

/** What this person arranged for themselves; the defaults until it is read. A change is on screen at once and sealed by the vault. */
export function useSettings(): { readonly settings: Settings; readonly change: (change: Partial<Settings>) => void } {
  const client = useQueryClient();
  const { queryKey } = callQuery('settings.get');
  const { data } = useQuery(callQuery('settings.get'));
  const { mutate } = useMutation({
    mutationFn: (change: Input<'settings.set'>) => call('settings.set', change),
    onMutate: (change) => client.setQueryData(queryKey, { ...DEFAULT_SETTINGS, ...data, ...change } as Settings),
    onSuccess: (saved) => client.setQueryData(queryKey, saved),
  });
  return { settings: data ?? DEFAULT_SETTINGS, change: mutate };
}
