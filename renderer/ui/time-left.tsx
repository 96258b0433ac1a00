import { useTranslation } from 'react-i18next';
import type { Job } from '../../shared/model/app.ts';
import { secondsLeft } from './job-time.ts';
import { useNow } from './now.ts';

const SECOND_MS = 1_000;
const MINUTE_S = 60;

/** How long work still takes: in seconds at the end, before that in minutes, which jump less. How far it came while the whole is not known. */
export function TimeLeft({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const left = secondsLeft(job, useNow(SECOND_MS));
  if (job.total === 0 && job.done > 0) return <span className="kb-figures">{t('jobs.soFar', { count: job.done })}</span>;
  if (left === undefined) return <span className="kb-figures">{t('jobs.running')}</span>;
  const minutes = Math.round(left / MINUTE_S);
  return (
    <span className="kb-figures">
      {left < 1.5 * MINUTE_S ? t('jobs.left', { count: left }) : t('jobs.leftMinutes', { count: minutes })}
    </span>
  );
}
