import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import type { BackupFile } from './backup-file.ts';

type Props = { readonly onChosen: (file: BackupFile) => void; readonly onCancel: () => void };

/** Step one: the backup file. */
export function RestoreChoose({ onChosen, onCancel }: Props) {
  const { t } = useTranslation();
  const choose = useMutation({
    mutationFn: () => call('restores.choose'),
    onSuccess: (chosen) => {
      if (!('cancelled' in chosen)) onChosen(chosen);
    },
  });
  return (
    <>
      <Text mb="md">{t('restore.choose.text')}</Text>
      <Group>
        <Button loading={choose.isPending} onClick={() => choose.mutate()} data-autofocus>
          {t('restore.choose.button')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </>
  );
}
