import { Button, Stack, Text, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import type { ChosenFile } from './import-draft.ts';

type Props = { readonly onChosen: (file: ChosenFile) => void };

/** First step: the file, and how to get a good one out of Excel. */
export function ChooseStep({ onChosen }: Props) {
  const { t } = useTranslation();
  const choose = useMutation({
    mutationFn: () => call('imports.choose'),
    onSuccess: (chosen) => {
      if (!('cancelled' in chosen)) onChosen(chosen);
    },
  });

  return (
    <Stack gap="sm" align="flex-start" maw={640}>
      <Title order={2}>{t('import.choose.title')}</Title>
      <Text>{t('import.choose.hint')}</Text>
      <Text c="dimmed">{t('import.choose.excel')}</Text>
      <Button
        mt="xs"
        leftSection={<IconFileImport size={16} aria-hidden />}
        loading={choose.isPending}
        onClick={() => choose.mutate()}
        data-autofocus
      >
        {t('import.choose.button')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('import.choose.nothingWritten')}
      </Text>
    </Stack>
  );
}
