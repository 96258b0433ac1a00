import { expect, test } from 'vitest';
import { createJobs } from '../../electron/ipc/jobs.ts';

test('a second pass over the same rows is timed by itself', async () => {
  let now = 1_000;
  const jobs = createJobs(
    () => undefined,
    () => 'job',
    () => now,
  );
  await jobs.run('import', { canCancel: false }, (job) => {
    now = 5_000;
    job.progress(100, 100);
    expect(jobs.list()).toMatchObject([{ done: 100, startedAt: 1_000 }]);
    now = 9_000;
    job.progress(10, 90);
    expect(jobs.list()).toMatchObject([{ done: 10, startedAt: 9_000 }]);
    return Promise.resolve();
  });
  expect(jobs.list()).toMatchObject([{ state: 'done', done: 90 }]);
});
