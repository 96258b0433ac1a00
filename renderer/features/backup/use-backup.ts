import { useIsMutating, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BackupResult } from '../../../shared/model/exchange.ts';
import { call } from '../../api/client.ts';
import { showDone, showLasting } from '../../ui/toasts.tsx';

const KEY = ['backups.run'];

type Backup = { readonly run: () => void; readonly isRunning: boolean; readonly made: BackupResult | undefined };

/** A backup goes on while somebody works elsewhere; its words are there on coming back, until the vault is locked. */
export function useBackup(): Backup {
  const { t } = useTranslation();
  const client = useQueryClient();
  const inSight = useRef(false);
  useEffect(() => {
    inSight.current = true;
    return () => {
      inSight.current = false;
    };
  }, []);
  const isRunning = useIsMutating({ mutationKey: KEY }) > 0;
  const finished = useMutationState({ filters: { mutationKey: KEY, status: 'success' }, select: ({ state }) => state.data });
  const { mutate } = useMutation({
    mutationKey: KEY,
    gcTime: Infinity,
    mutationFn: () => call('backups.run'),
    onSuccess: (result) => {
      if ('cancelled' in result) return void showDone(t('backup.cancelled'));
      void client.invalidateQueries({ queryKey: ['health.get'] });
      if (!inSight.current) showLasting((say) => say('backup.result.elsewhere'));
    },
  });
  const made = finished.findLast((result) => BackupResult.safeParse(result).success);
  return { run: () => mutate(), isRunning, made: made === undefined ? undefined : BackupResult.parse(made) };
}
