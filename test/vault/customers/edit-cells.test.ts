/** Inline edits, fill down and paste, as the list sends them. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CellField, RowEdit, TagChange } from '../../../shared/model/cells.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
let first: CustomerId;
let second: CustomerId;

beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => {
  world.remove();
});
beforeEach(async () => {
  const reach = [{ kind: 'phone' as const, value: '138 0013 8000', label: 'desk' }];
  ({ id: first } = await world.call('customers.create', { card: { name: '王伟', city: '北京', tags: ['vip'] }, reach }));
  ({ id: second } = await world.call('customers.create', { card: { name: '李娜', tags: [] }, reach: [] }));
});

type Cell = { readonly field: CellField; readonly text: string; readonly how?: TagChange };
const cell = (field: CellField, text: string): Cell => ({ field, text });
const send = (...rows: readonly RowEdit[]) => world.call('customers.updateMany', { rows });
const cardOf = async (id: CustomerId) => (await world.call('customers.get', { id })).card;

async function phonesOf(id: CustomerId): Promise<readonly string[]> {
  const { reach } = await world.call('customers.get', { id });
  return Promise.all(reach.map(async ({ id: valueId }) => (await world.call('customers.copyValue', { id, valueId })).value));
}

test('a block fills card and phone of several rows in one batch, which is undone as one', async () => {
  const before = [await cardOf(first), await cardOf(second)];
  const done = await send(
    { id: first, cells: [cell('city', ' 上海\u00a0市 '), cell('tags', 'vip，老客户;vip'), cell('nextStepOn', '2026年12月1日')] },
    { id: second, cells: [cell('company', '明辉'), cell('phone', '139 0013 9000、021-60876100')] },
  );
  expect(done).toEqual({ changed: 2, problems: [], problemsTotal: 0 });
  expect(await cardOf(first)).toMatchObject({ city: '上海 市', tags: ['vip', '老客户'], nextStepOn: '2026-12-01' });
  expect(await phonesOf(second)).toEqual(['+8613900139000', '+862160876100']);
  const [a, b] = [await world.call('customers.get', { id: first }), await world.call('customers.get', { id: second })];
  expect(a.version).toBe(b.version);
  expect((await world.call('edits.undo', undefined)).step).toEqual({ action: 'filled', count: 2 });
  expect([await cardOf(first), await cardOf(second)]).toEqual(before);
  expect(await phonesOf(second)).toEqual([]);
});

test('a tag is added to many or taken off them and the others stay; all of it is one edit, and one tag too many writes nothing', async () => {
  const tag = (text: string, how: TagChange) =>
    send(...[first, second].map((id) => ({ id, cells: [{ field: 'tags' as const, text, how }] })));
  await send({ id: second, cells: [cell('tags', 'fair')] });
  expect(await tag('vip、2026', 'add')).toMatchObject({ changed: 2 });
  expect([(await cardOf(first)).tags, (await cardOf(second)).tags]).toEqual([
    ['vip', '2026'],
    ['fair', 'vip', '2026'],
  ]);
  expect((await world.call('edits.undo', undefined)).step).toEqual({ action: 'filled', count: 2 });
  expect([(await cardOf(first)).tags, (await cardOf(second)).tags]).toEqual([['vip'], ['fair']]);
  expect(await tag('vip', 'remove')).toMatchObject({ changed: 1 });
  expect([(await cardOf(first)).tags, (await cardOf(second)).tags]).toEqual([[], ['fair']]);
  expect(await tag('vip', 'remove')).toMatchObject({ changed: 0, problemsTotal: 0 });
  const most = Array.from({ length: 30 }, (_, at) => `t${String(at)}`).join(',');
  await send({ id: first, cells: [cell('tags', most)] });
  expect(await tag('more', 'add')).toMatchObject({ changed: 0, problems: [{ row: 0, field: 'tags', problem: 'too-many' }] });
  expect((await cardOf(second)).tags).toEqual(['fair']);
});

test('a tag with a mark in it that divides tags is kept whole beside a new one, and can be taken off', async () => {
  const { version } = await world.call('customers.get', { id: first });
  await world.call('customers.update', { id: first, version, card: { name: '王伟', tags: ['A·B', 'x;y'] } });
  await send({ id: first, cells: [{ field: 'tags', text: 'vip', how: 'add' }] });
  expect((await cardOf(first)).tags).toEqual(['A·B', 'x;y', 'vip']);
  await send({ id: first, cells: [{ field: 'tags', text: 'A·B', how: 'remove' }] });
  expect((await cardOf(first)).tags).toEqual(['x;y', 'vip']);
});

test('an empty text empties a cell, but never the name and never a number', async () => {
  expect(await send({ id: first, cells: [cell('city', ''), cell('tags', ' '), cell('phone', '')] })).toMatchObject({ changed: 1 });
  expect(await cardOf(first)).toEqual({ name: '王伟', tags: [] });
  expect(await phonesOf(first)).toEqual(['+8613800138000']);
  expect(await send({ id: first, cells: [cell('name', ' ')] })).toMatchObject({
    problems: [{ row: 0, field: 'name', problem: 'name-missing' }],
  });
});

test('a masked number that comes back from a copied block changes nothing, a new one replaces the first and keeps its label', async () => {
  const { text } = await world.call('customers.copyBlockText', { ids: [first], fields: ['name', 'phone'] });
  expect(text).toBe('王伟\t138 **** 8000');
  expect(await send({ id: first, cells: [cell('phone', '138 **** 8000')] })).toMatchObject({ changed: 0, problemsTotal: 0 });
  await send({ id: first, cells: [cell('phone', '13900139000')] });
  expect((await world.call('customers.get', { id: first })).reach).toMatchObject([{ masked: '139 **** 9000', label: 'desk' }]);
});

test('with one wrong cell nothing is written, and every wrong cell is named', async () => {
  const { version } = await world.call('customers.get', { id: second });
  const result = await send(
    { id: first, cells: [cell('city', '上海'), cell('nextStepOn', '31/12/2026'), cell('phone', '1.38E+10')] },
    { id: second, version: version - 1, cells: [cell('city', '上海')] },
    { id: '0198c0de-0000-7000-8000-000000000009' as CustomerId, cells: [cell('level', 'A')] },
  );
  expect(result).toEqual({
    changed: 0,
    problems: [
      { row: 0, field: 'nextStepOn', problem: 'not-a-date' },
      { row: 0, field: 'phone', problem: 'not-a-phone' },
      { row: 1, problem: 'changed' },
      { row: 2, problem: 'gone' },
    ],
    problemsTotal: 4,
  });
  expect((await cardOf(first)).city).toBe('北京');
  expect(await send({ id: first, cells: [cell('title', 'x'.repeat(101))] })).toMatchObject({ problems: [{ problem: 'too-long' }] });
  const tags = Array.from({ length: 31 }, (_, at) => `t${String(at)}`).join(',');
  expect(await send({ id: first, cells: [cell('tags', tags)] })).toMatchObject({ problems: [{ problem: 'too-many' }] });
  await expect(send({ id: first, cells: [cell('city', 'a')] }, { id: first, cells: [cell('city', 'b')] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('E1 a copied cell cannot run as a formula and cannot become two cells', async () => {
  await send({ id: first, cells: [cell('company', '=1+1'), cell('nextStep', 'call\tback')] });
  const { text } = await world.call('customers.copyBlockText', { ids: [first, second], fields: ['company', 'nextStep', 'tags'] });
  expect(text).toBe("'=1+1\tcall back\tvip\r\n\t\t");
});
