import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What a runner came to. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
export const ONE_PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };

/** The parts of Vitest's JSON report that are counted. */
export type VitestReport = {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed, skipped: sum.skipped + one.skipped }),
    NOTHING,
  );
}

/** `12 passed, 0 failed`, with `, 1 skipped` where something was. Scripts read this line. */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped === 0 ? '' : `, ${String(skipped)} skipped`}`;
}

/**
 * Counts a Vitest run. A file that could not be loaded holds no failed test, so it counts as one failure itself; so does a run
 * without any test, and one whose exit code says failure while nothing in the report does (an error outside of tests).
 */
export function countReport(report: VitestReport, exitCode: number): Counts {
  const failedPerFile = report.testResults.map(({ status, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed').length;
    return status === 'failed' ? Math.max(failed, 1) : failed;
  });
  const failed = failedPerFile.reduce((sum, count) => sum + count, 0);
  const skipped = report.numPendingTests + report.numTodoTests;
  const somethingIsWrong = report.numPassedTests + failed === 0 || exitCode !== 0;
  return { passed: report.numPassedTests, failed: somethingIsWrong ? Math.max(failed, 1) : failed, skipped };
}

/**
 * One line for each test that failed and each file that could not be loaded: `failed: FILE > TEST: first line of why`.
 * `.ci/run` repeats these lines at its end, where the last screen of a long log still shows them.
 */
export function failureLines({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [failureLine(name, '(the file)', message)];
    return failed.map(({ fullName, failureMessages }) => failureLine(name, fullName, failureMessages[0] ?? ''));
  });
}

function failureLine(file: string, test: string, why: string): string {
  const [first = ''] = why.split('\n');
  return `failed: ${basename(file)} > ${test}: ${stripVTControlCharacters(first)}`;
}
