import { IMPORT_PROBLEMS } from '../../../shared/model/exchange.ts';
import type { ImportProblem, ImportReport } from '../../../shared/model/exchange.ts';

const LINES_SHOWN = 20;

/** Counts problems and keeps the first lines of each, so that a file full of them costs no memory. */
export function problemTally(): {
  readonly add: (problem: ImportProblem, line: number) => void;
  readonly list: () => ImportReport['problems'];
} {
  const found = new Map<ImportProblem, { count: number; lines: number[] }>();
  return {
    add: (problem, line) => {
      const entry = found.get(problem) ?? { count: 0, lines: [] };
      found.set(problem, entry);
      entry.count++;
      if (entry.lines.length < LINES_SHOWN) entry.lines.push(line);
    },
    list: () =>
      IMPORT_PROBLEMS.flatMap((problem) => {
        const entry = found.get(problem);
        return entry === undefined ? [] : [{ problem, count: entry.count, lines: entry.lines }];
      }),
  };
}
