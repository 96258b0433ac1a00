import { Alert, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveryStatus } from '../../../shared/model/recovery.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { RehearseDialog, ReplaceDialog, SplitDialog } from './recovery-dialogs.tsx';

const DIALOGS = { split: SplitDialog, rehearse: RehearseDialog, replace: ReplaceDialog } as const;

/** The recovery key: whether it is in several hands, when that was last proven, and putting another one in its place. */
export function RecoverySection() {
  const { t } = useTranslation();
  const status = useQuery(callQuery('recovery.status')).data;
  const [open, setOpen] = useState<keyof typeof DIALOGS>();
  if (!status) return undefined;
  const Dialog = open && DIALOGS[open];
  return (
    <section aria-labelledby="recovery-title">
      <Group gap={8} mb={6}>
        <Title order={2} id="recovery-title">
          {t('recovery.title')}
        </Title>
        <EnforcementBadge enforcement="key" />
      </Group>
      <Stack gap="sm" maw={720}>
        <Shares status={status} />
        {status.offer && <Offer offer={status.offer} />}
        <Coverage status={status} />
        <Group gap="sm">
          {status.canSplit && (
            <Button variant="default" onClick={() => setOpen('split')}>
              {t('recovery.split.open')}
            </Button>
          )}
          {status.splits.length > 0 && (
            <Button variant="default" onClick={() => setOpen('rehearse')}>
              {t('recovery.rehearse.open')}
            </Button>
          )}
          {status.canReplace && (
            <Button variant="default" onClick={() => setOpen('replace')}>
              {t('recovery.replace.open')}
            </Button>
          )}
        </Group>
      </Stack>
      {Dialog && <Dialog status={status} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

function Shares({ status }: { readonly status: RecoveryStatus }) {
  const { t } = useTranslation();
  const [newest] = status.splits;
  if (!newest) return <Text>{t('recovery.whole')}</Text>;
  return (
    <>
      <Text>
        {t('recovery.inShares', { shares: newest.shares, threshold: newest.threshold, name: newest.byName })} · <TimeText at={newest.at} />
      </Text>
      <Text c={status.rehearsed ? 'dimmed' : 'var(--kb-due)'}>
        {status.rehearsed ? (
          <>
            {t('recovery.rehearsed', { name: status.rehearsed.byName })} · <TimeText at={status.rehearsed.at} />
          </>
        ) : (
          t('recovery.neverRehearsed')
        )}
      </Text>
    </>
  );
}

function Offer({ offer }: { readonly offer: NonNullable<RecoveryStatus['offer']> }) {
  const { t } = useTranslation();
  const agree = useMutation({ mutationFn: () => call('recovery.agree') });
  return (
    <Alert color="amber" variant="light" title={t('recovery.offer.title', { name: offer.byName })}>
      <Text size="sm">{t('recovery.offer.waiting', { teams: offer.waitingFor.join(t('common.listSeparator')) })}</Text>
      {offer.canAgree && (
        <Group mt="xs" gap="sm">
          <Button size="compact-sm" loading={agree.isPending} onClick={() => agree.mutate()}>
            {t('recovery.offer.agree')}
          </Button>
          <Text size="xs" c="dimmed" style={{ flex: 1 }}>
            {t('recovery.offer.means')} <EnforcementBadge enforcement="signature" />
          </Text>
        </Group>
      )}
    </Alert>
  );
}

function Coverage({ status }: { readonly status: RecoveryStatus }) {
  const { t } = useTranslation();
  const { covered, total } = status.books;
  if (covered === total && status.rowsLeft === 0) return undefined;
  const said = t('recovery.coverage', { covered, total });
  return (
    <div role="status">
      <Text size="sm">{said}</Text>
      <Progress value={total === 0 ? 100 : (100 * covered) / total} aria-label={said} mt={4} />
      {status.rowsLeft > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('recovery.rowsLeft', { count: status.rowsLeft })}
        </Text>
      )}
    </div>
  );
}
