import i18next, { type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { BookView } from '../../../../shared/model/access.ts';
import { BookId, CustomerId, TeamId } from '../../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../../shared/model/list.ts';
import { queryWords } from '../../../../renderer/features/export/query-words.ts';
import en from '../../../../renderer/i18n/en.json' with { type: 'json' };

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const query: CustomerQuery = { search: '', sort: 'updated', descending: true };
const book = (n: number, name: string, opens = true): BookView => ({
  id: BookId.parse(id(n)),
  kind: 'shared',
  name,
  teamId: TeamId.parse(id(90)),
  customers: 1,
  opens: { card: opens, private: opens },
});
const books = [book(1, 'East'), book(2, 'West'), book(3, 'Sealed', false)];
let t: TFunction;

beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});

test('an empty filter is named as everything the person can open', () => {
  expect(queryWords(query, books, t)).toEqual(['Every customer you can see, the pool included']);
});

test('each condition is one phrase, and nothing typed is lost', () => {
  const words = queryWords({ ...query, search: ' 王伟 ', tags: ['a', 'b'], levels: ['A'], trashed: true }, books, t);
  expect(words).toEqual(['Customers in the trash', 'Search “王伟”', 'Tags: a, b', 'Levels: A']);
});

test('a selection is told by how many were selected, and by nothing of who they are', () => {
  expect(queryWords({ ...query, ids: [CustomerId.parse(id(5))] }, books, t)).toEqual(['1 customer you selected']);
  expect(queryWords({ ...query, ids: [5, 6].map((n) => CustomerId.parse(id(n))) }, books, t)).toEqual(['2 customers you selected']);
});

test('books are named only when some that open are left out', () => {
  const [east, west] = books.map((each) => each.id);
  if (!east || !west) throw new Error('two books are needed');
  expect(queryWords({ ...query, books: [east] }, books, t)).toEqual(['Books: East']);
  expect(queryWords({ ...query, books: [east, west] }, books, t)).toEqual(['Every customer you can see, the pool included']);
});
