import { describe, expect, test } from 'vitest';
import {
  inBatches,
  isNarrowed,
  onlyBook,
  pagesOf,
  queryFor,
  wholeCount,
  wholeOf,
} from '../../../../renderer/features/customers/list-query.ts';
import { BookView, type BookKind } from '../../../../shared/model/access.ts';
import { BookId } from '../../../../shared/model/ids.ts';
import { CustomerQuery, PAGE_MAX } from '../../../../shared/model/list.ts';

const id = (n: number) => BookId.parse(`01900000-0000-7000-8000-00000000000${n}`);
const book = (n: number, kind: BookKind, card: boolean) =>
  BookView.parse({ id: id(n), kind, name: `book ${n}`, teamId: id(9), customers: 3, opens: { card, private: card } });
const books = [book(1, 'personal', true), book(2, 'shared', true), book(3, 'pool', true), book(4, 'personal', false)];
const all: CustomerQuery = { search: '', sort: 'updated', descending: true };

test('the whole of a narrowed list keeps its books and its trash and nothing else', () => {
  const kept = { ...all, books: [id(1)], trashed: true };
  const whole = wholeOf({ ...kept, search: '王', tags: ['VIP'], handedOver: 'unseen' });
  expect(whole).toEqual(kept);
  expect(isNarrowed({ ...whole, books: [] })).toBe(false);
});

test('a whole list holds what its books do, and of the trash that is not known', () => {
  expect([wholeCount('customers', books), wholeCount('pool', books), wholeCount('trash', books)]).toEqual([6, 3, undefined]);
});

describe('queryFor', () => {
  test('the customer list asks for every readable book but the pool', () => {
    expect(queryFor('customers', all, books, '2026-11-22').books).toEqual([id(1), id(2)]);
  });

  test('the pool asks for pool books only, whatever books were chosen for the other list', () => {
    expect(queryFor('pool', { ...all, books: [id(1)] }, books, '2026-11-22').books).toEqual([id(3)]);
  });

  test('chosen books narrow within the scope', () => {
    expect(queryFor('customers', { ...all, books: [id(2), id(3)] }, books, '2026-11-22').books).toEqual([id(2)]);
  });

  test('only the trash asks for trashed customers, and it looks into every readable book', () => {
    expect(queryFor('customers', { ...all, trashed: true }, books, '2026-11-22')).not.toHaveProperty('trashed');
    expect(queryFor('trash', all, books, '2026-11-22')).toMatchObject({ trashed: true, books: [id(1), id(2), id(3)] });
  });

  test('what it builds is accepted by the contract', () => {
    for (const scope of ['customers', 'pool', 'trash'] as const)
      expect(() => CustomerQuery.parse(queryFor(scope, all, books, '2026-11-22'))).not.toThrow();
  });
});

describe('onlyBook', () => {
  const [own, shared, pool] = [book(1, 'personal', true), { ...book(2, 'shared', true), customers: 0 }, book(3, 'pool', true)];

  test('names the one book of the scope that has customers', () => {
    expect(onlyBook('customers', [own, shared, pool])?.id).toBe(id(1));
    expect(onlyBook('pool', [own, shared, pool])?.id).toBe(id(3));
  });

  test('names none when they may be in several', () => {
    expect(onlyBook('customers', books)).toBeUndefined();
    expect(onlyBook('trash', [own, shared, pool])).toBeUndefined();
  });
});

describe('isNarrowed', () => {
  test('a blank search and empty chips narrow nothing', () => {
    expect(isNarrowed({ ...all, search: '  ', tags: [], books: [] })).toBe(false);
  });

  test('any search or chip narrows', () => {
    expect(isNarrowed({ ...all, search: '王' })).toBe(true);
    expect(isNarrowed({ ...all, levels: ['A'] })).toBe(true);
  });
});

describe('pages', () => {
  test('cover the first and the last row asked for', () => {
    expect(pagesOf(0, 0)).toEqual([0]);
    expect(pagesOf(PAGE_MAX - 1, PAGE_MAX)).toEqual([0, 1]);
    expect(pagesOf(99_990, 99_999)).toEqual([499]);
  });

  test('a selection is cut into batches the contract accepts, losing nothing', () => {
    const items = Array.from({ length: 2 * PAGE_MAX + 1 }, (_, index) => index);
    expect(inBatches(items).map((batch) => batch.length)).toEqual([PAGE_MAX, PAGE_MAX, 1]);
    expect(inBatches(items).flat()).toEqual(items);
  });
});
