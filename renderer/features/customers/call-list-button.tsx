import { Button } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { useUiStore } from '../../app/ui-store.ts';

/** Starts calling these customers one after another; for those who may write down what came of it. */
export function CallListButton({ ids }: { readonly ids: readonly CustomerId[] }) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPhoneCall size={15} aria-hidden />}
      onClick={() => useUiStore.getState().startCalls(ids)}
    >
      {t('calls.start')}
    </Button>
  );
}
