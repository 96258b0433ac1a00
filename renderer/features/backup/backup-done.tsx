import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupResult } from '../../../shared/model/exchange.ts';
import { formatBytes } from '../../ui/format.ts';
import { SixWordsView } from '../../ui/six-words.tsx';

type Props = { readonly result: BackupResult };

/** The backup just made, with the words to write down. */
export function BackupDone({ result }: Props) {
  const { t } = useTranslation();
  const text = t('backup.result.text', {
    name: result.fileName,
    size: formatBytes(result.bytes),
    count: result.customers,
    seconds: Math.max(0.1, result.tookMs / 1000).toFixed(1),
  });
  return (
    <Paper withBorder p="md" role="status" style={{ borderInlineStart: '3px solid var(--kb-action)' }}>
      <Stack gap="xs">
        <Title order={2}>{t('backup.result.title')}</Title>
        <Text>{text}</Text>
        <Text fw={600}>{t('backup.result.words')}</Text>
        <SixWordsView words={result.words} />
        <Text size="sm" c="dimmed">
          {t('backup.result.wordsHint')}
        </Text>
        <Text size="sm">{t('backup.result.unproven')}</Text>
      </Stack>
    </Paper>
  );
}
