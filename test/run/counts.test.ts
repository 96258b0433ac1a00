import { expect, test } from 'vitest';
import { addCounts, countReport, formatCounts } from './counts.ts';
import type { VitestReport } from './counts.ts';

const file = (status: string, results: readonly string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: results.map((each) => ({ status: each })),
});
const report = (passed: number, files: VitestReport['testResults']): VitestReport => ({
  numPassedTests: passed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files,
});

test('a clean run counts what passed', () => {
  expect(countReport(report(2, [file('passed', ['passed', 'passed'])]), 0)).toEqual({ passed: 2, failed: 0, skipped: 0 });
});

test('a run without any test is a failure', () => {
  expect(countReport(report(0, []), 0).failed).toBe(1);
});

test('a file that could not be loaded is a failure although no test in it failed', () => {
  expect(countReport(report(2, [file('passed', ['passed', 'passed']), file('failed', [])]), 1).failed).toBe(1);
});

test('an error outside of tests is a failure although every test passed', () => {
  expect(countReport(report(2, [file('passed', ['passed', 'passed'])]), 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
});

test('each failed test of a failed file counts once', () => {
  expect(countReport(report(1, [file('failed', ['failed', 'failed', 'passed'])]), 1)).toEqual({ passed: 1, failed: 2, skipped: 0 });
});

test('the last line names skipped tests only where there are some', () => {
  const sum = addCounts([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 3, skipped: 0 },
  ]);
  expect(formatCounts(sum)).toBe('3 passed, 3 failed');
  expect(formatCounts({ ...sum, skipped: 4 })).toBe('3 passed, 3 failed, 4 skipped');
});
