import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './run/slow-first.ts';

/** One process after the other: these start the whole program, and two of them on two cores time out for no reason. */
const alone = { fileParallelism: false, maxWorkers: 1, testTimeout: 180_000, hookTimeout: 180_000 };

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    pool: 'forks',
    sequence: { sequencer: SlowFirst },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { extends: true, test: { name: 'e2e', include: ['test/e2e/**/*.e2e.ts'], ...alone } },
      // Nothing here measures time, so two files may run at once.
      {
        extends: true,
        test: {
          name: 'reliability',
          include: ['test/reliability/**/*.rel.ts'],
          maxWorkers: 2,
          testTimeout: 1_200_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
