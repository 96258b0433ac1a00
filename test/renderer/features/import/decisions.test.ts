import { expect, test } from 'vitest';
import {
  decisionsOf,
  likewise,
  rulingOf,
  winnerOf,
  withDecisions,
  withRule,
  withSide,
} from '../../../../renderer/features/import/decisions.ts';
import { ImportPlan } from '../../../../shared/model/exchange.ts';

const plan = ImportPlan.parse({
  handle: 'h0123456789abcdef0',
  format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 },
  mapping: ['name'],
  bookId: '0190a000-0000-7000-8000-000000000001',
  duplicates: 'skip',
});

test('a plan nobody decided about comes back as it was', () => {
  expect(withDecisions(plan, decisionsOf(plan))).toEqual(plan);
});

test('one row decided leaves the rule for all; the same for all others leaves the rows decided before', () => {
  const one = withRule(decisionsOf(plan), 2, 'keep');
  expect(withDecisions(plan, one)).toEqual({ ...plan, choices: [{ line: 2, rule: 'keep', take: [] }] });
  const all = likewise(withSide(one, 3, 'city', 'file'), 3);
  expect(rulingOf(all, 99)).toEqual({ rule: 'merge', take: ['city'] });
  expect(rulingOf(all, 2).rule).toBe('keep');
  expect(withDecisions(plan, all)).toMatchObject({ duplicates: 'merge', fileWins: ['city'] });
});

test('choosing a side merges from what the rule would do, and back again', () => {
  const filled = withSide(withRule(decisionsOf(plan), 2, 'update'), 2, 'company', 'file');
  expect(rulingOf(filled, 2)).toEqual({ rule: 'merge', take: ['company'] });
  expect(rulingOf(withSide(withSide(filled, 2, 'name', 'file'), 2, 'company', 'vault'), 2)).toEqual({ rule: 'merge', take: ['name'] });
});

test('the side marked is the one the vault will write', () => {
  const [file, vault] = [
    { name: 'Ann', city: 'Wuxi', level: 'A', tags: [] },
    { name: 'Ann', level: 'B', stage: 'won', tags: [] },
  ] as const;
  const winners = (rule: ImportPlan['duplicates']) =>
    (['name', 'city', 'level', 'stage', 'title'] as const).map((field) => winnerOf(field, { rule, take: ['level'] }, file, vault));
  expect(winners('skip')).toEqual(['vault', undefined, 'vault', 'vault', undefined]);
  expect(winners('update')).toEqual(['vault', 'file', 'vault', 'vault', undefined]);
  expect(winners('merge')).toEqual(['vault', 'file', 'file', 'vault', undefined]);
  expect(winners('keep')).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
