import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupInspection } from '../../../shared/model/exchange.ts';
import { call } from '../../api/client.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatBytes } from '../../ui/format.ts';
import type { BackupFile } from './backup-file.ts';

type Props = {
  readonly file: BackupFile;
  readonly onOpened: (key: string, inspection: BackupInspection) => void;
  readonly onBack: () => void;
};

/** Step two: the code or key from paper; the whole backup is verified with it. */
export function RestoreKey({ file, onOpened, onBack }: Props) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const inspect = useMutation({
    mutationFn: () => call('restores.inspect', { handle: file.handle, key: key.trim() }),
    onSuccess: (inspection) => onOpened(key.trim(), inspection),
    meta: { inline: true },
  });
  const isEmpty = key.trim() === '';
  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isEmpty) inspect.mutate();
  };
  return (
    <form onSubmit={handleSubmit}>
      <Stack gap="sm">
        <Text>{t('restore.choose.file', { name: file.fileName, size: formatBytes(file.bytes) })}</Text>
        <PasswordInput
          label={t('restore.key.label')}
          description={t('restore.key.hint')}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={1000}
          visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show'), tabIndex: 0 }}
          autoFocus
        />
        {inspect.error && <ErrorNotice error={inspect.error} />}
        <Group>
          <Button type="submit" disabled={isEmpty} title={isEmpty ? t('restore.key.missing') : undefined} loading={inspect.isPending}>
            {t('restore.key.button')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t('restore.choose.other')}
          </Button>
          {inspect.isPending && (
            <Text size="sm" role="status">
              {t('restore.key.running')}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
