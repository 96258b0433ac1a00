import type { Job } from '../../shared/model/app.ts';

/** Seconds left at the pace so far; `undefined` while there is no pace to speak of. */
export function secondsLeft(job: Pick<Job, 'done' | 'total' | 'startedAt'>, now: number): number | undefined {
  const took = now - job.startedAt;
  if (job.total <= 0 || job.done <= 0 || took < 1_000) return undefined;
  return Math.ceil(((took / job.done) * Math.max(0, job.total - job.done)) / 1_000);
}
