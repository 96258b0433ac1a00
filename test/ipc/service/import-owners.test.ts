/** A column that names members: rows go to their books, sealed where the lead holds the keys, through the inbox where not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallInput } from '../../../electron/ipc/vault-calls.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
let shared: BookId;
let path: string;

beforeAll(async () => {
  world = await createWorld();
  await world.add('li', ['salesperson']);
  const { id } = await world.call('teams.create', { name: 'South' });
  await world.add('sun', ['salesperson'], id);
  await world.signIn('boss');
  shared = (await bookOf('shared')) as BookId;
  path = join(world.folder, 'owners.csv');
  const rows = [
    'Ann,13900001001, LI ,',
    'Bob,13900001002,sun,met at the fair',
    'Cat,13900001003,Nobody,',
    'Dan,13900001004,,',
    'Eve,13900001005,Nobody,',
  ];
  writeFileSync(path, ['Name,Phone,Owner,Note', ...rows].join('\n'));
}, 120_000);
afterAll(() => {
  world.remove();
});

async function bookOf(kindOrName: string): Promise<BookId | undefined> {
  return (await world.call('books.list', undefined)).find(({ kind, name }) => kind === kindOrName || name === kindOrName)?.id;
}

function planOf(more: Partial<CallInput<'imports.commitFile'>> = {}): CallInput<'imports.commitFile'> {
  const format = { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 } as const;
  return { path, format, mapping: ['name', 'phone', 'owner', 'note'], bookId: shared, duplicates: 'skip', ...more };
}

const listed = async () =>
  (await world.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 50 })).rows.map(
    ({ name, bookId }) => [name, bookId] as const,
  );

test('the check names each owner, whom nobody is called, and whose rows go through an inbox', async () => {
  const { owners, ready } = await world.call('imports.checkFile', planOf());
  expect(ready).toBe(5);
  const [li, sun] = [await bookOf('li'), (await world.call('books.list', undefined)).find(({ name }) => name === 'sun')?.id];
  expect(owners).toEqual([
    { name: 'Nobody', rows: 2, to: shared, state: 'nobody', throughInbox: false },
    { name: 'LI', rows: 1, to: li, state: 'known', throughInbox: false },
    expect.objectContaining({ name: 'sun', rows: 1, state: 'known', throughInbox: true, ...(sun === undefined ? {} : { to: sun }) }),
  ]);
  const left = await world.call('imports.checkFile', planOf({ owners: [{ name: 'nobody' }] }));
  expect(left).toMatchObject({ ready: 3, refused: 2, problems: [{ problem: 'owner-left-out', count: 2, lines: [4, 6] }] });
});

test('a salesperson cannot map owners, and is not offered it', async () => {
  await world.signIn('li');
  const { mapping } = await world.call('imports.previewFile', { path, format: {}, language: 'en' });
  expect(mapping).toEqual(['name', 'phone', 'ignore', 'note']);
  const own = (await bookOf('li')) as BookId;
  await expect(world.call('imports.checkFile', planOf({ bookId: own }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(world.call('imports.commitFile', planOf({ bookId: own }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.signIn('boss');
});

test('rows reach their owners, nobody gets a key for it, and what can be taken back is', async () => {
  const before = (await world.call('books.list', undefined)).map(({ id, opens }) => [id, opens]);
  const owners = [{ name: 'Nobody', to: (await bookOf('li')) as BookId }];
  expect(await world.call('imports.commitFile', planOf({ owners }))).toEqual({
    imported: 5,
    inboxed: 1,
    updated: 0,
    skipped: 0,
    refused: 0,
    id: expect.any(String),
  });
  expect((await world.call('books.list', undefined)).map(({ id, opens }) => [id, opens])).toEqual(before);
  const li = (await bookOf('li')) as BookId;
  expect(await listed()).toEqual([
    ['Ann', li],
    ['Cat', li],
    ['Dan', shared],
    ['Eve', li],
  ]);
  await world.signIn('sun');
  await expect.poll(async () => (await listed()).map(([name]) => name)).toEqual(['Bob']);
  const { rows } = await world.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 5 });
  const detail = await world.call('customers.get', { id: rows[0]?.id ?? ('' as never) });
  expect(detail).toMatchObject({
    reach: [{ kind: 'phone', masked: '139 **** 1002' }],
    notes: [{ text: 'met at the fair', byName: 'boss' }],
  });
  await world.signIn('li');
  expect((await listed()).map(([name]) => name)).toEqual(expect.arrayContaining(['Ann', 'Cat', 'Eve']));
  await world.signIn('boss');
  expect((await listed()).map(([name]) => name)).not.toContain('Bob');
  const [made] = await world.call('imports.list', undefined);
  expect(made).toMatchObject({ created: 4 });
  expect(await world.call('imports.undo', { id: made?.id ?? ('' as never) })).toMatchObject({ removed: 4, keptTotal: 0 });
  expect(await listed()).toEqual([]);
});

test('values for customers without one are put on them, and tags on all', async () => {
  const list = join(world.folder, 'defaults.csv');
  writeFileSync(list, 'Name,Level,Tags\nAnn,A,old\nBob,,\n');
  const defaults = { level: 'C', source: 'fair', city: 'Wuxi', tags: ['spring'] };
  await world.call('imports.commitFile', planOf({ path: list, mapping: ['name', 'level', 'tags'], defaults }));
  const { rows } = await world.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 5 });
  expect(rows.map(({ name, level, source, city, tags }) => [name, level, source, city, tags])).toEqual([
    ['Ann', 'A', 'fair', 'Wuxi', ['old', 'spring']],
    ['Bob', 'C', 'fair', 'Wuxi', ['spring']],
  ]);
});

test('the check says why a name has no book: nobody or several are called so, or the one who is has none', async () => {
  await world.add('aud', ['auditor']);
  await world.add('Sun', ['salesperson']);
  await world.signIn('boss');
  const list = join(world.folder, 'states.csv');
  writeFileSync(list, 'Name,Phone,Owner,Note\nAnn,,aud,\nBob,,sun,\nCat,,Nobody,\n');
  const { owners } = await world.call('imports.checkFile', planOf({ path: list }));
  expect(owners.map(({ name, state, to }) => [name, state, to])).toEqual([
    ['aud', 'bookless', shared],
    ['sun', 'several', shared],
    ['Nobody', 'nobody', shared],
  ]);
});
