import { expect, test } from 'vitest';
import { addCounts, countReport, failureLines, formatCounts } from './counts.ts';
import type { VitestReport } from './counts.ts';

const file = (status: string, results: readonly string[]) => ({
  name: '/a/folder/a.test.ts',
  status,
  message: status === 'failed' ? 'SyntaxError: no such export\n    at a.test.ts:1' : '',
  assertionResults: results.map((each, index) => ({
    status: each,
    fullName: `test ${String(index)}`,
    failureMessages: each === 'failed' ? ['Error: \u001b[31mexpected\u001b[39m 1\n    at a.test.ts:3'] : [],
  })),
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

test('what failed is told in a line each: the test, or the file that could not be loaded', () => {
  const files = [file('failed', ['passed', 'failed']), file('passed', ['passed']), file('failed', [])];
  expect(failureLines(report(2, files))).toEqual([
    'failed: a.test.ts > test 1: Error: expected 1',
    'failed: a.test.ts > (the file): SyntaxError: no such export',
  ]);
});
