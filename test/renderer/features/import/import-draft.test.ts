import { describe, expect, test } from 'vitest';
import type { BookView } from '../../../../shared/model/access.ts';
import { Handle } from '../../../../shared/model/app.ts';
import { ImportPlan, type ImportPreview, type ImportReport } from '../../../../shared/model/exchange.ts';
import { BookId, MemberId, TeamId } from '../../../../shared/model/ids.ts';
import {
  groupProblems,
  hasNameColumn,
  planOf,
  startDraft,
  withColumn,
  withFormat,
  writableBooks,
} from '../../../../renderer/features/import/import-draft.ts';

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const own = MemberId.parse(id(1));
const file = { handle: Handle.parse('h0123456789abcdef0'), fileName: 'list.csv', bytes: 10, pasted: false };
const preview: ImportPreview = {
  fileName: 'list.csv',
  bytes: 10,
  format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 1 },
  sheets: [],
  headers: ['姓名', '手机'],
  rows: [['王伟', '13800138000']],
  mapping: ['name', 'phone'],
};

function book(n: number, part: Partial<BookView>): BookView {
  return {
    id: BookId.parse(id(n)),
    kind: 'shared',
    name: `book ${n}`,
    teamId: TeamId.parse(id(90)),
    customers: 0,
    opens: { card: true, private: true },
    ...part,
  };
}

describe('decisions about columns', () => {
  test('a file read differently forgets decisions about its columns and keeps the others', () => {
    const draft = { ...startDraft(file), mapping: ['name', 'ignore'] as const, defaults: { source: '展会' } };
    const next = withFormat(draft, { delimiter: ';' });
    expect(next.mapping).toBeUndefined();
    expect(next.format).toEqual({ delimiter: ';' });
    expect(next.defaults).toEqual({ source: '展会' });
  });

  test('setting one column leaves the others as they are', () => {
    expect(withColumn(['name', 'phone', 'ignore'], 2, 'company')).toEqual(['name', 'phone', 'company']);
  });

  test('a family or given name counts as a name, a company does not', () => {
    expect(hasNameColumn(['familyName', 'phone'])).toBe(true);
    expect(hasNameColumn(['company', 'phone'])).toBe(false);
  });
});

describe('the plan', () => {
  test('follows the guess until a person decides, and is one the contract accepts', () => {
    const plan = planOf(startDraft(file), preview, BookId.parse(id(60)));
    expect(plan?.mapping).toEqual(preview.mapping);
    expect(ImportPlan.parse(plan)).toEqual(plan);
  });

  test('does not exist without a name column, a book or a row', () => {
    const bookId = BookId.parse(id(60));
    expect(planOf({ ...startDraft(file), mapping: ['company', 'phone'] }, preview, bookId)).toBeUndefined();
    expect(planOf(startDraft(file), preview, undefined)).toBeUndefined();
    expect(planOf(startDraft(file), { ...preview, rows: [] }, bookId)).toBeUndefined();
  });

  test('carries a source only when one was typed', () => {
    const bookId = BookId.parse(id(60));
    expect(planOf({ ...startDraft(file), defaults: { source: '  ', tags: [] } }, preview, bookId)).not.toHaveProperty('defaults');
    expect(planOf({ ...startDraft(file), defaults: { source: ' 展会 ' } }, preview, bookId)?.defaults).toEqual({ source: '展会' });
  });
});

test('books without both keys are not offered, and the own book stands first', () => {
  const books = [
    book(3, { kind: 'pool' }),
    book(2, { opens: { card: true, private: false }, kind: 'pool' }),
    book(4, {}),
    book(5, { kind: 'personal', ownerId: own }),
  ];
  expect(writableBooks(books, own).map((each) => each.name)).toEqual(['book 5', 'book 4', 'book 3']);
});

test('duplicates stay out only where the rule skips them', () => {
  const report: ImportReport = {
    rows: 9,
    ready: 5,
    duplicatesInFile: 1,
    duplicatesInVault: 1,
    decided: 0,
    owners: [],
    refused: 1,
    problems: [
      { problem: 'phone-scientific', count: 1, lines: [2] },
      { problem: 'duplicate-in-file', count: 1, lines: [3] },
      { problem: 'email-invalid', count: 1, lines: [4] },
    ],
  };
  const names = (rule: 'skip' | 'update') => groupProblems(report, rule).blocking.map(({ problem }) => problem);
  expect(names('skip')).toEqual(['phone-scientific', 'duplicate-in-file']);
  expect(names('update')).toEqual(['phone-scientific']);
});
