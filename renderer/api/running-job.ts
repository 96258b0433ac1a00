import { useState } from 'react';
import type { Job, JobKind } from '../../shared/model/app.ts';
import { useEvent } from './events.ts';

/** Newest progress of a running job of this kind, `undefined` before the first report and once it has ended. */
export function useRunningJob(kind: JobKind): Job | undefined {
  const [job, setJob] = useState<Job>();
  useEvent('job.progressed', (next) => {
    if (next.kind === kind) setJob(next.state === 'running' ? next : undefined);
  });
  return job;
}
