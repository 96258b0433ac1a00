import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes; what begins with one of these must not be what everybody else has finished before. */
const SLOW = [
  'test/reliability/kills.rel.ts',
  'test/vault/session/model/',
  'test/vault/key-matrix.test.ts',
  'test/reliability/rollback-journal.rel.ts',
];

function rank({ moduleId }: TestSpecification): number {
  const at = SLOW.findIndex((part) => moduleId.includes(part));
  return at < 0 ? SLOW.length : at;
}

/** The longest files first, so that two workers end at about the same time: a fresh machine has measured none yet. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
