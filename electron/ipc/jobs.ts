/** Long work in the vault process: progress out, cancelling in. */
import type { Job, JobKind } from '../../shared/model/app.ts';
import type { Emit } from '../vault/session/unlocked-vault.ts';
import { VaultError } from '../../shared/errors.ts';

export type RunningJob = { readonly progress: (done: number, total: number) => void; readonly isCancelled: () => boolean };
export type Jobs = {
  readonly run: <T>(kind: JobKind, options: { readonly canCancel: boolean }, work: (job: RunningJob) => Promise<T>) => Promise<T>;
  readonly list: () => Job[];
  readonly cancel: (id: string) => void;
};

const KEPT = 20;
/** Progress events are thinned to about ten a second. */
const EVENT_EVERY_MS = 100;

/** `newId` and `now` come from the ports. */
export function createJobs(emit: Emit, newId: () => string, now: () => number): Jobs {
  const jobs = new Map<string, Job>();
  const cancelled = new Set<string>();

  const update = (job: Job): void => {
    jobs.set(job.id, job);
    emit('job.progressed', job);
  };

  return {
    run: async (kind, { canCancel }, work) => {
      const id = newId();
      let job: Job = { id, kind, done: 0, total: 0, state: 'running', canCancel, startedAt: now() };
      update(job);
      let toldAt = performance.now();
      try {
        const value = await work({
          progress: (done, total) => {
            // A second pass over the same rows has a pace of its own.
            job = { ...job, done, total, startedAt: done < job.done ? now() : job.startedAt };
            jobs.set(id, job);
            if (performance.now() - toldAt < EVENT_EVERY_MS) return;
            toldAt = performance.now();
            emit('job.progressed', job);
          },
          isCancelled: () => cancelled.has(id),
        });
        update({ ...job, done: job.total, state: 'done', canCancel: false });
        return value;
      } catch (error) {
        const code = error instanceof VaultError ? error.code : 'INTERNAL';
        update({ ...job, state: code === 'CANCELLED' ? 'cancelled' : 'failed', canCancel: false, code });
        throw error;
      } finally {
        cancelled.delete(id);
        for (const old of [...jobs.keys()].slice(0, Math.max(0, jobs.size - KEPT))) jobs.delete(old);
      }
    },
    list: () => [...jobs.values()].reverse(),
    cancel: (id) => {
      if (jobs.get(id)?.canCancel !== true) throw new VaultError('NOT_FOUND', 'no such job to cancel');
      cancelled.add(id);
    },
  };
}
