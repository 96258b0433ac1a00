import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { CustomerId } from '../../shared/model/ids.ts';
import { callQuery } from '../api/query.ts';
import { useSettings } from '../api/settings.ts';
import { useUiStore } from './ui-store.ts';

const RECENT_MAX = 30;

/** Keeps who was opened last with this person's own settings, sealed in the vault; nothing of it waits in the window. */
export function useRememberRecent(): void {
  const openId = useUiStore((store) => store.openId);
  const known = useQuery(callQuery('settings.get')).data?.recentCustomers;
  const { change } = useSettings();
  const remember = useEffectEvent((id: CustomerId) => {
    if (known === undefined || known[0] === id) return;
    change({ recentCustomers: [id, ...known.filter((other) => other !== id)].slice(0, RECENT_MAX) });
  });
  const isLoaded = known !== undefined;
  useEffect(() => {
    if (openId !== undefined && isLoaded) remember(openId);
  }, [openId, isLoaded]);
}
