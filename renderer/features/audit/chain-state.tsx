import { Alert, Button, Group, Text } from '@mantine/core';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChainVerdict } from '../../../shared/model/audit.ts';
import { call } from '../../api/client.ts';
import { SixWordsView } from '../../ui/six-words.tsx';

/** Checks every signature of the log on request and says whether, or where, it breaks. */
export function ChainState() {
  const { t } = useTranslation();
  const verify = useMutation({ mutationFn: () => call('audit.verify') });
  return (
    <section aria-live="polite">
      <Group mb="md" gap="md">
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('audit.verify.button')}
        </Button>
        {verify.isPending && <Text size="sm">{t('audit.verify.running')}</Text>}
        {verify.isIdle && (
          <Text size="sm" c="dimmed">
            {t('audit.verify.not')}
          </Text>
        )}
        {verify.data?.intact && (
          <Group gap={6} c="var(--kb-proven)">
            <IconRosetteDiscountCheck size={18} aria-hidden />
            <Text size="sm">{t('audit.verify.intact', { batches: verify.data.batches, signatures: verify.data.signatures })}</Text>
          </Group>
        )}
      </Group>
      {verify.data && <VerdictDetail verdict={verify.data} />}
    </section>
  );
}

function VerdictDetail({ verdict }: { readonly verdict: ChainVerdict }) {
  const { t } = useTranslation();
  if (!verdict.intact) {
    const title = verdict.brokenAt === undefined ? t('audit.verify.brokenUnknown') : t('audit.verify.broken', { batch: verdict.brokenAt });
    return (
      <Alert color="vermilion" role="alert" mb="md" title={title}>
        {t('audit.verify.brokenText', { code: verdict.code ?? '–' })}
      </Alert>
    );
  }
  return (
    <details style={{ marginBottom: 16 }}>
      <summary>{t('audit.verify.words')}</summary>
      <SixWordsView words={verdict.words} />
    </details>
  );
}
