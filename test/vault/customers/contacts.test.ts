/** Several people at a company, whose number is whose, birthdays, and when the customer was last spoken to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Card, Note, Reach } from '../../../shared/model/customer.ts';
import { ContactId, type CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => {
  world.remove();
});

const chen = ContactId.parse('chen0001');

async function create(): Promise<CustomerId> {
  const { id } = await world.call('customers.create', {
    card: {
      name: '明辉科技',
      tags: [],
      birthday: '05-20',
      contacts: [{ id: chen, name: '陈静', title: '采购', isPrimary: true }],
    },
    reach: [{ kind: 'phone', value: '13800138000', label: 'mobile', contactId: chen }],
    note: 'met at the fair',
  });
  return id;
}

async function rowOf(id: CustomerId): Promise<CustomerRow | undefined> {
  const { rows } = await world.call('customers.list', { query: { search: '', sort: 'updated', descending: true }, offset: 0, limit: 200 });
  return rows.find((row) => row.id === id);
}

test('rows written before contacts, birthdays and kinds of notes open as they are', () => {
  expect(Card.parse({ name: '王伟', tags: [] })).toEqual({ name: '王伟', tags: [] });
  expect(Reach.parse({ values: [{ id: 'abcdefgh', kind: 'phone', value: '+8613800138000' }] }).values).toHaveLength(1);
  const by = '0198c0de-0000-7000-8000-000000000001';
  expect(Note.parse({ id: by, text: 'old', by, at: 1 }).kind).toBeUndefined();
});

test('a birthday is a day of the year, with its year or without', () => {
  const takes = (birthday: string): boolean => Card.safeParse({ name: 'A', tags: [], birthday }).success;
  expect(['1988-05-20', '05-20', '02-29', '13-01', '05-32', '1988-02-30', '5-2', 'May'].filter(takes)).toEqual([
    '1988-05-20',
    '05-20',
    '02-29',
  ]);
});

test('contacts stand on the card, and a value says whose it is without telling more of itself', async () => {
  const id = await create();
  const { card, reach } = await world.call('customers.get', { id });
  expect(card.contacts).toEqual([{ id: chen, name: '陈静', title: '采购', isPrimary: true }]);
  expect(reach).toMatchObject([{ kind: 'phone', masked: '138 **** 8000', label: 'mobile', contactId: chen }]);
});

test('label and contact of a value change without the value being typed again', async () => {
  const id = await create();
  const { version, reach } = await world.call('customers.get', { id });
  const valueId = reach[0]?.id;
  if (valueId === undefined) throw new Error('no value');
  const after = await world.call('customers.update', { id, version, reach: [{ op: 'relabel', id: valueId, label: 'work' }] });
  expect(after.reach).toEqual([{ id: valueId, kind: 'phone', masked: '138 **** 8000', label: 'work' }]);
  expect(await world.call('customers.copyValue', { id, valueId })).toEqual({ value: '+8613800138000' });
});

test('last contact is the newest call, visit, message or e-mail; a plain note is none; a snapshot and a rebuilt list agree', async () => {
  const id = await create();
  expect(await rowOf(id)).not.toHaveProperty('lastContactAt');
  await world.call('notes.add', { id, text: 'called', kind: 'call' });
  const called = (await world.call('customers.get', { id })).lastContactAt;
  expect(called).toBeTypeOf('number');
  await world.call('notes.add', { id, text: 'thinks it over', kind: 'note' });
  expect(await rowOf(id)).toMatchObject({ lastContactAt: called, birthday: '05-20' });
  await world.call('notes.add', { id, text: 'wrote', kind: 'message' });
  const wrote = (await rowOf(id))?.lastContactAt;
  expect(wrote).toBeGreaterThan(called ?? 0);
  await world.signIn('boss');
  expect(await rowOf(id)).toMatchObject({ lastContactAt: wrote });
});
