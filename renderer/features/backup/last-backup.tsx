import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DAY_MS, isoMinute } from '../../../shared/model/day.ts';
import { useNow } from '../../ui/now.ts';
import { TimeText } from '../../ui/time-text.tsx';

type Props = { readonly at: number | undefined; readonly unfinishedAt: number | undefined };

const DUE_AFTER_MS = 7 * DAY_MS;

/** When the last backup was made, and what would be lost without a newer one. */
export function LastBackup({ at, unfinishedAt }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const unfinished = unfinishedAt !== undefined && (
    <Text size="sm" c="var(--kb-due)" maw={640}>
      {t('backup.last.unfinished', { at: isoMinute(unfinishedAt) })}
    </Text>
  );
  if (at === undefined)
    return (
      <div>
        <Text c="var(--kb-due)">{t('backup.last.never')}</Text>
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
