import { Button, Group, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/query.ts';
import { useRunningJob } from '../../api/running-job.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { JobProgress } from '../../ui/job-progress.tsx';
import { Screen } from '../../ui/screen.tsx';
import { BackupDone } from './backup-done.tsx';
import { LastBackup } from './last-backup.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { useBackup } from './use-backup.ts';

/** Makes a backup, says who can open it, and leads to restoring one. */
export function BackupScreen() {
  const { t } = useTranslation();
  const job = useRunningJob('backup');
  const health = useQuery(callQuery('health.get')).data;
  const { run, isRunning, made } = useBackup();
  const [restoring, setRestoring] = useState(false);
  const verifying = health?.verification === 'running';

  return (
    <Screen title={t('backup.title')} intro={t('backup.lead')}>
      <Stack gap="xl">
        {health && <LastBackup health={health} isRunning={isRunning} />}
        {isRunning && job ? (
          <JobProgress title={t('backup.running')} job={job} cancelLabel={t('common.cancel')} />
        ) : (
          <Group>
            <Button leftSection={<IconArchive size={16} aria-hidden />} loading={isRunning} disabled={verifying} onClick={run}>
              {t('backup.run')}
            </Button>
            {verifying && (
              <Text size="sm" c="dimmed">
                {t('backup.pending')}
              </Text>
            )}
          </Group>
        )}
        {made && !isRunning && <BackupDone result={made} />}
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
          <section aria-labelledby="who-title">
            <Group gap={8} mb={6}>
              <Title order={2} id="who-title">
                {t('backup.who.title')}
              </Title>
              <EnforcementBadge enforcement="key" />
            </Group>
            <List spacing={4}>
              <List.Item>{t('backup.who.recovery')}</List.Item>
              <List.Item>{t('backup.who.leads')}</List.Item>
              <List.Item>{t('backup.who.nobody')}</List.Item>
            </List>
            <Text size="sm" c="dimmed" mt="xs">
              {t('backup.who.inside')}
            </Text>
          </section>
          <section aria-labelledby="where-title">
            <Title order={2} id="where-title" mb={6}>
              {t('backup.where.title')}
            </Title>
            <Text>{t('backup.where.text')}</Text>
            <Text mt="xs">{t('backup.where.words')}</Text>
          </section>
        </SimpleGrid>
        <RecoverySection />
        <section aria-labelledby="restore-title">
          <Title order={2} id="restore-title" mb={6}>
            {t('backup.restore.title')}
          </Title>
          <Text mb="sm" maw={640}>
            {t('backup.restore.text')}
          </Text>
          <Button variant="default" onClick={() => setRestoring(true)}>
            {t('backup.restore.button')}
          </Button>
        </section>
      </Stack>
      <RestoreDialog opened={restoring} onClose={() => setRestoring(false)} />
    </Screen>
  );
}
