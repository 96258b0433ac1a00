import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../shared/model/exchange.ts';
import { call } from '../../api/client.ts';
import { useAppState } from '../../app/app-store.ts';
import { showDone } from '../../ui/toasts.tsx';

/** Offers the rows that stay out as a file of their own, to be corrected and brought in again. */
export function SaveRefused({ plan }: { readonly plan: ImportPlan }) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const save = useMutation({
    mutationFn: () => call('imports.saveRefused', { ...plan, language }),
    onSuccess: (saved) => {
      if (!('cancelled' in saved)) showDone(t('import.refused.saved', { name: saved.fileName, count: saved.rows }));
    },
  });
  return (
    <Group gap="sm">
      <Button variant="default" size="compact-sm" loading={save.isPending} onClick={() => save.mutate()}>
        {t('import.refused.save')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('import.refused.plain')}
      </Text>
    </Group>
  );
}
