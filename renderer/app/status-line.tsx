import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { BookView } from '../../shared/model/access.ts';
import { DAY_MS } from '../../shared/model/day.ts';
import type { Health } from '../../shared/model/app.ts';
import { callQuery } from '../api/query.ts';
import { mayHaveBackup } from '../api/backups.ts';
import { formatCount } from '../ui/format.ts';
import { useNow } from '../ui/now.ts';
import { TimeText } from '../ui/time-text.tsx';
import { JobsTray } from './jobs-tray.tsx';
import { countIn, PATHS } from './places.ts';
import { useSession } from './session.ts';

type StatusLineProps = { readonly books: readonly BookView[] };

const BACKUP_DUE_MS = 7 * DAY_MS;

/** How many customers, when the last backup was made, whether the log holds. Only what was proven is green. */
export function StatusLine({ books }: StatusLineProps) {
  const { t } = useTranslation();
  const health = useQuery(callQuery('health.get')).data;
  // As the rail counts them, which has the pool beside it.
  const count = countIn(books, false);
  return (
    <footer className="kb-status" aria-label={t('status.label')}>
      {books.some(({ opens }) => opens.card) && <span>{t('status.customers', { count, shown: formatCount(count) })}</span>}
      <JobsTray />
      {health && <BackupStatus health={health} />}
      {health?.verification === 'running' && (
        <span>{t('status.checking', { percent: percent(health.verifiedRows, health.totalRows) })}</span>
      )}
      {health?.verification === 'intact' && <span className="kb-status-proven">{t('status.intact')}</span>}
      {health?.verification === 'damaged' && <span className="kb-status-alarm">{t('status.damaged')}</span>}
    </footer>
  );
}

function BackupStatus({ health }: { readonly health: Health }) {
  const at = health.lastBackupAt;
  const { t } = useTranslation();
  const now = useNow();
  const { backUp } = useSession().permissions;
  const className = at === undefined || now - at > BACKUP_DUE_MS ? 'kb-status-due' : undefined;
  if (at !== undefined)
    return (
      <span className={className}>
        <Trans i18nKey="status.backup" components={{ when: <TimeText at={at} /> }} />
      </span>
    );
  const none = t(mayHaveBackup(health) ? 'status.noBackupHere' : 'status.noBackup');
  return backUp ? (
    <Link href={PATHS.backup} className={className}>
      {none}
    </Link>
  ) : (
    <span className={className}>{none}</span>
  );
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((100 * part) / whole);
}
