import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ExportResult } from '../../../shared/model/exchange.ts';
import { PATHS } from '../../app/places.ts';
import { useSession } from '../../app/session.ts';
import { formatBytes } from '../../ui/format.ts';
import { Secret } from '../../ui/secret.tsx';
import type { ExportDraft } from './export-draft.ts';

export type Exported = { readonly result: ExportResult; readonly targetKind: ExportDraft['targetKind'] };
type Props = Exported & { readonly onAgain: () => void };

/** What left, where it is named in the log, and how the receiver opens it. */
export function ExportDone({ result, targetKind, onAgain }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { permissions } = useSession();
  const key = targetKind === 'recipient' ? '-i key.txt ' : '';
  return (
    <Stack gap="sm" maw={680}>
      <div role="status">
        <Title order={2}>{t('export.result.title')}</Title>
      </div>
      <Text>
        {t('export.result.text', { count: result.rows, name: result.fileName, folder: result.folder, size: formatBytes(result.bytes) })}
      </Text>
      {result.leftOut > 0 && <Text size="sm">{t('export.leftOut', { count: result.leftOut })}</Text>}
      {targetKind === 'passphrase' && <Text fw={600}>{t('export.target.passphraseHint')}</Text>}
      <Group gap="sm">
        <Text>{t('export.result.token')}</Text>
        <Secret label={t('export.result.token')}>{result.logToken}</Secret>
        <Anchor href={`#${permissions.readAuditLog ? PATHS.audit : PATHS.account}`} size="sm">
          {t('export.result.log')}
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed">
        {t('export.result.tokenHint')}
      </Text>
      <details>
        <summary>{t('export.result.open')}</summary>
        <Text size="sm" mt={4}>
          {t('export.result.openText')}
        </Text>
        <Secret>{`age -d ${key}-o customers.csv "${result.fileName}"`}</Secret>
      </details>
      <Group>
        <Button onClick={() => navigate(PATHS.customers)}>{t('export.result.back')}</Button>
        <Button variant="default" onClick={onAgain}>
          {t('export.result.again')}
        </Button>
      </Group>
    </Stack>
  );
}
