/** Edits of hundreds of customers: in pieces, between which others get through, and still whole or not at all. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };
const MANY = 400;
const PAGE = 200;

let world: World;
let ids: readonly CustomerId[];

beforeAll(async () => {
  world = await createWorld();
  const path = join(world.folder, 'many.csv');
  writeFileSync(path, ['Name', ...Array.from({ length: MANY }, (_, at) => `Many ${String(at)}`)].join('\n'));
  const bookId = (await world.call('books.list', undefined)).find(({ kind }) => kind === 'shared')?.id;
  if (bookId === undefined) throw new Error('no book');
  const format = { kind: 'csv' as const, encoding: 'utf-8' as const, delimiter: ',' as const, headerRow: 0 };
  await world.call('imports.commitFile', { path, format, mapping: ['name'], bookId, duplicates: 'keep' });
  const pages = [0, PAGE].map((offset) => world.call('customers.list', { query: ALL, offset, limit: PAGE }));
  ids = (await Promise.all(pages)).flatMap(({ rows: found }) => found.map(({ id }) => id));
}, 60_000);
afterAll(() => {
  world.remove();
});
beforeEach(async () => {
  await world.call('customers.updateMany', { rows: rows('') });
});

const idAt = (at: number): CustomerId => {
  const id = ids[at];
  if (id === undefined) throw new Error('no such customer');
  return id;
};
const rows = (city: string) => ids.map((id) => ({ id, cells: [{ field: 'city' as const, text: city }] }));
const cities = (): Promise<readonly (string | undefined)[]> =>
  Promise.all([0, 1, MANY - 1].map(async (at) => (await world.call('customers.get', { id: idAt(at) })).card.city));
const undo = () => world.call('edits.undo', undefined);
const redo = () => world.call('edits.redo', undefined);

test('an edit of very many customers lets other calls through, loses nothing they write, and shows as a job', async () => {
  const order: string[] = [];
  const pasted = world.call('customers.updateMany', { rows: rows('绍兴') }).then((result) => (order.push('paste'), result));
  await new Promise((resolve) => setImmediate(resolve));
  await world.call('customers.list', { query: ALL, offset: 0, limit: 1 }).then(() => order.push('list'));
  const one = idAt(0);
  const { version, card } = await world.call('customers.get', { id: one });
  await world.call('customers.update', { id: one, version, card: { ...card, company: '明辉' } });
  expect(await pasted).toMatchObject({ changed: MANY });
  expect(order).toEqual(['list', 'paste']);
  expect((await world.call('customers.get', { id: one })).card).toMatchObject({ city: '绍兴', company: '明辉' });
  expect((await world.call('jobs.list', undefined))[0]).toMatchObject({ kind: 'edit', state: 'done', total: MANY });
  const found = await world.call('customers.list', { query: { ...ALL, search: '绍兴' }, offset: 0, limit: 1 });
  expect(found.total).toBe(MANY);
});

test('it is taken back twice in the order asked, though both were asked at once', async () => {
  await world.call('customers.updateMany', { rows: rows('北京') });
  await world.call('customers.updateMany', { rows: rows('上海') });
  const both = [undo(), undo()];
  expect((await Promise.all(both)).map(({ step }) => step?.count)).toEqual([MANY, MANY]);
  expect(await cities()).toEqual([undefined, undefined, undefined]);
  await Promise.all([redo(), redo()]);
  expect(await cities()).toEqual(['上海', '上海', '上海']);
});

test('stopped in the middle it has written nothing', async () => {
  const { batches } = await world.call('audit.verify', undefined);
  const pasted = world.call('customers.updateMany', { rows: rows('上海') }).catch((error: unknown) => error);
  await new Promise((resolve) => setImmediate(resolve));
  const [job] = await world.call('jobs.list', undefined);
  await world.call('jobs.cancel', { id: job?.id ?? '' });
  expect(await pasted).toMatchObject({ code: 'CANCELLED' });
  expect(await world.call('audit.verify', undefined)).toMatchObject({ intact: true, batches });
  expect(await cities()).toEqual([undefined, undefined, undefined]);
});

test('locked while the list still takes it in, the next session lists it all the same', async () => {
  const pasted = world.call('customers.updateMany', { rows: rows('厦门') }).catch((error: unknown) => error);
  await expect
    .poll(async () => (await world.call('customers.get', { id: idAt(MANY - 1) }).catch(() => undefined))?.card.city, {
      interval: 1,
      timeout: 20_000,
    })
    .toBe('厦门');
  await world.signIn('boss');
  await pasted;
  const found = await world.call('customers.list', { query: { ...ALL, search: '厦门' }, offset: 0, limit: 1 });
  expect(found.total).toBe(MANY);
});
