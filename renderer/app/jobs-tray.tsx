import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../shared/model/app.ts';
import { call } from '../api/client.ts';
import { useEvent } from '../api/events.ts';
import { callQuery } from '../api/query.ts';
import { TimeLeft } from '../ui/time-left.tsx';

/** Long work in the status line: how far, how long still, and a way to stop it. Nothing while nothing runs. */
export function JobsTray() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = callQuery('jobs.list');
  const jobs = useQuery(query).data ?? [];
  const cancel = useMutation({ mutationFn: (id: string) => call('jobs.cancel', { id }) });
  useEvent('job.progressed', (next) => {
    client.setQueryData(query.queryKey, (before: readonly Job[] | undefined) => [
      next,
      ...(before ?? []).filter(({ id }) => id !== next.id),
    ]);
  });
  return jobs
    .filter((job) => job.state === 'running')
    .map((job) => {
      const isCounted = job.total > 0;
      const share = isCounted ? Math.floor((100 * job.done) / job.total) : 100;
      const name = t(`jobs.kind.${job.kind}`);
      return (
        <span key={job.id} className="kb-job">
          <span>{name}</span>
          <Progress value={share} w={90} size="sm" aria-label={name} animated={!isCounted} striped={!isCounted} />
          <TimeLeft job={job} />
          {job.canCancel && (
            <Button variant="subtle" size="compact-xs" onClick={() => cancel.mutate(job.id)}>
              {t('common.cancel')}
            </Button>
          )}
        </span>
      );
    });
}
