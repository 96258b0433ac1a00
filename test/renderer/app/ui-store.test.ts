import { beforeEach, describe, expect, test } from 'vitest';
import { ALL_CUSTOMERS, useUiStore, withoutNumbers } from '../../../renderer/app/ui-store.ts';
import { CustomerId, MemberId } from '../../../shared/model/ids.ts';

const id = '01900000-0000-7000-8000-000000000001';
const [customer, lina, tom] = [CustomerId.parse(id), MemberId.parse(id), MemberId.parse(id.replace(/1$/, '2'))];
const place = () => useUiStore.getState();

describe('the place in the program', () => {
  beforeEach(() => {
    place().settle(tom);
    place().settle(lina);
  });

  test('comes back after a lock for the same person, the open form included', () => {
    place().narrow({ search: '王', tags: ['重点'] });
    place().openCustomer(customer);
    place().setDetailMode('edit');
    place().leave();
    place().settle(lina);
    expect(place()).toMatchObject({ openId: customer, detailMode: 'edit', listQuery: { search: '王', tags: ['重点'] } });
  });

  test('is not shown to the next person who signs in', () => {
    place().narrow({ search: '王' });
    place().openCustomer(customer);
    place().select(new Set([customer]));
    place().leave();
    place().settle(tom);
    expect(place()).toMatchObject({ openId: undefined, listQuery: ALL_CUSTOMERS, memberId: tom });
    expect(place().selection.size).toBe(0);
  });

  test('drops a searched number at lock, from the list and from the export it was meant for', () => {
    place().narrow({ search: '138 0013 8000' });
    place().setExportQuery(place().listQuery);
    place().leave();
    expect(place().listQuery.search).toBe('');
    expect(place().exportQuery.search).toBe('');
    expect(withoutNumbers({ ...ALL_CUSTOMERS, search: '王 3' }).search).toBe('王 3');
  });

  test('narrowing the list ends the selection, which would otherwise act on rows out of sight', () => {
    place().select(new Set([customer]));
    place().narrow({ search: '李' });
    expect(place().selection.size).toBe(0);
  });
});

test('going to the other list leaves what was open behind, coming back to the same one does not', () => {
  place().settle(tom);
  place().settle(lina);
  place().openCustomer(customer);
  place().enterList('customers');
  expect(place().openId).toBe(customer);
  place().narrow({ trashed: true });
  place().enterList('pool');
  expect(place().openId).toBeUndefined();
  expect(place().listQuery.trashed).toBe(false);
});
