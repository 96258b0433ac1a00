import { expect, test } from 'vitest';
import { bookNameIn } from '../../shared/model/book-names.ts';

test('the books of a team are called as the reader calls them, in whatever language the vault was founded', () => {
  expect(bookNameIn('zh-CN', 'Pool')).toBe('公海');
  expect(bookNameIn('en', '公海')).toBe('Pool');
  expect(bookNameIn('zh-CN', 'Team customers')).toBe('团队客户');
  expect(bookNameIn('en', '团队客户')).toBe('Team customers');
  expect(bookNameIn('en', 'Pool')).toBe('Pool');
});

test('the team behind the name stays as its people wrote it', () => {
  expect(bookNameIn('zh-CN', 'Pool · North')).toBe('公海 · North');
  expect(bookNameIn('en', '团队客户 · 公海')).toBe('Team customers · 公海');
});

test("a person's book keeps their name", () => {
  expect(bookNameIn('zh-CN', 'Li Lei')).toBe('Li Lei');
  expect(bookNameIn('en', '陈静 · 北方一组')).toBe('陈静 · 北方一组');
});
