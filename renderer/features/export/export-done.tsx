import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportResult } from '../../../shared/model/exchange.ts';
import { formatBytes } from '../../ui/format.ts';
import { Secret } from '../../ui/secret.tsx';

type Props = { readonly result: ExportResult; readonly onAgain: () => void };

/** What left, where it is named in the log, and how the receiver opens it. */
export function ExportDone({ result, onAgain }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" maw={680}>
      <div role="status">
        <Title order={2}>{t('export.result.title')}</Title>
      </div>
      <Text>{t('export.result.text', { count: result.rows, name: result.fileName, size: formatBytes(result.bytes) })}</Text>
      {result.leftOut > 0 && <Text size="sm">{t('export.leftOut', { count: result.leftOut })}</Text>}
      <Text fw={600}>{t('export.result.token')}</Text>
      <Secret label={t('export.result.token')}>{result.logToken}</Secret>
      <Text size="sm" c="dimmed">
        {t('export.result.tokenHint')}
      </Text>
      <Text size="sm">{t('export.result.open', { name: result.fileName })}</Text>
      <Group>
        <Button variant="default" onClick={onAgain}>
          {t('export.result.again')}
        </Button>
      </Group>
    </Stack>
  );
}
