/** What Node compiles at its first use (schemas, readings, the search itself, a tenth of a second) is used once while a person types. */
import { BookId, CustomerId, ValueId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { createProjection } from './projection.ts';
import type { ProjectedCustomer } from './rows.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const ANYBODY: ProjectedCustomer = {
  id: CustomerId.parse(ID),
  bookId: BookId.parse(ID),
  card: { name: '王伟', company: '王伟商贸有限公司', city: '上海', tags: ['客户'] },
  reach: { values: [{ id: ValueId.parse('aaaaaaaa'), kind: 'phone', value: '+8613800138000' }] },
  version: 1,
  createdAt: 0,
  updatedAt: 0,
};
const QUERY: CustomerQuery = { search: '王', sort: 'updated', descending: true };
const ROUNDS = 40;

let isPrepared = false;

/** Once in a process; some 50 ms. */
export function prepareSearch(): void {
  if (isPrepared) return;
  isPrepared = true;
  const projection = createProjection();
  projection.put([ANYBODY]);
  for (let round = 0; round < ROUNDS; round += 1) projection.list(QUERY, 0, 50);
  projection.close();
}
