import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../shared/model/app.ts';
import { DAY_MS, isoMinute } from '../../../shared/model/day.ts';
import { mayHaveBackup } from '../../api/backups.ts';
import { useNow } from '../../ui/now.ts';
import { TimeText } from '../../ui/time-text.tsx';

type Props = { readonly health: Health; readonly isRunning: boolean };

const DUE_AFTER_MS = 7 * DAY_MS;

/** When the last backup was made, and what would be lost without a newer one. */
export function LastBackup({ health, isRunning }: Props) {
  const { lastBackupAt: at, unfinishedBackupAt: unfinishedAt } = health;
  const { t } = useTranslation();
  const now = useNow();
  const unfinished = unfinishedAt !== undefined && !isRunning && (
    <Text size="sm" c="var(--kb-due)" maw={640}>
      {t('backup.last.unfinished', { at: isoMinute(unfinishedAt) })}
    </Text>
  );
  if (at === undefined)
    return (
      <div>
        <Text c="var(--kb-due)">{t(mayHaveBackup(health) ? 'status.noBackupHere' : 'backup.last.never')}</Text>
        {unfinished}
      </div>
    );
  const due = now - at > DUE_AFTER_MS;
  return (
    <section aria-labelledby="last-title">
      <Title order={2} id="last-title" mb={4}>
        {t('backup.last.title')}
      </Title>
      <Text {...(due ? { c: 'var(--kb-due)' } : {})}>
        <TimeText at={at} /> · {isoMinute(at)}
      </Text>
      <Text size="sm" c="dimmed">
        {t(due ? 'backup.last.old' : 'backup.last.fresh')}
      </Text>
      {unfinished}
    </section>
  );
}
