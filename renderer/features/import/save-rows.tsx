import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportPlan, ReportedRows } from '../../../shared/model/exchange.ts';
import { call } from '../../api/client.ts';
import { useAppState } from '../../app/app-store.ts';
import { showDone } from '../../ui/toasts.tsx';

type Props = { readonly plan: ImportPlan; readonly which: ReportedRows };

/** Offers the rows the check names as a file of their own: to be corrected and brought in again, or to look the customers up. */
export function SaveRows({ plan, which }: Props) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const save = useMutation({
    mutationFn: () => call('imports.saveRows', { ...plan, which, language }),
    onSuccess: (saved) => {
      if (!('cancelled' in saved)) showDone(t('import.rows.saved', { name: saved.fileName, count: saved.rows }));
    },
  });
  return (
    <Group gap="sm" mt={4}>
      <Button variant="default" size="compact-sm" loading={save.isPending} onClick={() => save.mutate()}>
        {t(`import.rows.save.${which}`)}
      </Button>
      <Text size="sm" c="dimmed">
        {t('import.rows.plain')}
      </Text>
    </Group>
  );
}
