import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { acceptAppState, useAppState } from './app-store.ts';

/** Says on every screen that nothing here is real, and ends it. */
export function DemoNotice() {
  const { t } = useTranslation();
  const { demo } = useAppState();
  const end = useMutation({ mutationFn: () => call('vaults.close'), onSuccess: acceptAppState });
  if (!demo) return undefined;
  return (
    <div className="kb-hints kb-demo" role="note">
      <span>{t('demo.notice')}</span>
      <Button variant="default" size="compact-xs" loading={end.isPending} onClick={() => end.mutate()}>
        {t('demo.end')}
      </Button>
    </div>
  );
}
