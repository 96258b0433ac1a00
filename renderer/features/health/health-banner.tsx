import { Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/query.ts';
import { DamageNotice } from './damage-notice.tsx';
import { FirstTimeNotice } from './first-time-notice.tsx';
import { RolledBackNotice } from './rolled-back-notice.tsx';
import classes from './health.module.css';

const PROGRESS_EVERY_MS = 1_000;

type HealthBannerProps = { readonly onRestore: () => void };

/** What could not be proven about the file, above every screen. Empty when all is well. */
export function HealthBanner({ onRestore }: HealthBannerProps) {
  const { t } = useTranslation();
  const [compared, setCompared] = useState(false);
  const health = useQuery({
    ...callQuery('health.get'),
    refetchInterval: (query) => (query.state.data?.verification === 'running' ? PROGRESS_EVERY_MS : false),
  }).data;
  if (!health) return undefined;

  return (
    <section aria-label={t('health.label')} className={classes['banner']}>
      {health.anchor === 'rolled-back' && <RolledBackNotice health={health} onRestore={onRestore} />}
      {health.verification === 'damaged' && <DamageNotice health={health} onRestore={onRestore} />}
      {health.anchor === 'first-time' && !compared && <FirstTimeNotice words={health.words} onCompared={() => setCompared(true)} />}
      {health.verification === 'running' && (
        <div className={classes['running']} role="status">
          <Text size="sm">{t('health.running', { done: health.verifiedRows, total: health.totalRows })}</Text>
          <Progress
            size={3}
            value={health.totalRows === 0 ? 0 : (100 * health.verifiedRows) / health.totalRows}
            aria-label={t('health.label')}
          />
        </div>
      )}
    </section>
  );
}
