import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DuplicateRule, ImportField } from '../../../shared/model/exchange.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };
const MAPPING: ImportField[] = ['name', 'company', 'phone', 'city'];

let world: World;
let bookId: BookId;
let path: string;

beforeAll(async () => {
  world = await createWorld();
  await world.add('li', ['salesperson']);
}, 60_000);
afterAll(() => {
  world.remove();
});
beforeEach(async () => {
  await world.signIn('boss');
  bookId = (await world.call('books.list', undefined)).find(({ kind }) => kind === 'shared')?.id as BookId;
  path = join(world.folder, 'list.csv');
});

const planOf = (duplicates: DuplicateRule = 'skip') => ({
  path,
  format: { kind: 'csv' as const, encoding: 'utf-8' as const, delimiter: ',' as const, headerRow: 0 },
  mapping: MAPPING,
  bookId,
  duplicates,
});
const total = async (): Promise<number> => (await world.call('customers.list', { query: ALL, offset: 0, limit: 1 })).total;

function writeRows(count: number, seed: number): void {
  const rows = Array.from(
    { length: count },
    (_, at) => `Row ${String(seed)}-${String(at)},Firm ${String(at)},139${String(seed).padStart(2, '0')}${String(at).padStart(6, '0')},`,
  );
  writeFileSync(path, ['Name,Company,Phone,City', ...rows].join('\n'));
}

describe('an import is there whole or not at all', () => {
  test('what the check promised is what comes, searchable and readable in the next session', async () => {
    writeRows(1_200, 1);
    const before = await total();
    expect(await world.call('imports.checkFile', planOf())).toMatchObject({ rows: 1_200, ready: 1_200, refused: 0 });
    expect(await total()).toBe(before);
    expect(await world.call('imports.commitFile', planOf())).toEqual({
      id: expect.any(String),
      imported: 1_200,
      inboxed: 0,
      updated: 0,
      skipped: 0,
      refused: 0,
    });
    await world.signIn('boss');
    expect(await total()).toBe(before + 1_200);
    const { rows } = await world.call('customers.list', { query: { ...ALL, search: 'Row 1-777' }, offset: 0, limit: 5 });
    const [row] = rows;
    if (row?.phoneId === undefined) throw new Error('the row or its phone is missing');
    expect(await world.call('customers.reveal', { id: row.id, valueId: row.phoneId })).toMatchObject({ value: '139 0100 0777' });
  });

  test('cancelled in the middle nothing is written, and the journal stands where it stood', async () => {
    writeRows(2_000, 2);
    const before = await total();
    const { batches } = await world.call('audit.verify', undefined);
    const importing = world.call('imports.commitFile', planOf());
    const outcome = importing.catch((error: unknown) => error);
    await expect.poll(async () => (await world.call('jobs.list', undefined))[0]?.total, { interval: 1, timeout: 20_000 }).toBe(2_000);
    const [job] = await world.call('jobs.list', undefined);
    await world.call('jobs.cancel', { id: job?.id ?? '' });
    expect(await outcome).toMatchObject({ code: 'CANCELLED' });
    expect(await total()).toBe(before);
    expect(await world.call('audit.verify', undefined)).toMatchObject({ intact: true, batches });
    expect((await world.call('jobs.list', undefined))[0]).toMatchObject({ state: 'cancelled', code: 'CANCELLED' });
  });

  test('locked in the middle nothing is written', async () => {
    writeRows(2_000, 3);
    const before = await total();
    const outcome = world.call('imports.commitFile', planOf()).catch((error: unknown) => error);
    await expect.poll(async () => (await world.call('jobs.list', undefined))[0]?.total, { interval: 1, timeout: 20_000 }).toBe(2_000);
    await world.signIn('boss');
    expect(await outcome).toHaveProperty('code');
    expect(await total()).toBe(before);
  });

  test('a file that goes away before or ends in the middle of a row loses nothing', async () => {
    writeRows(600, 4);
    const before = await total();
    truncateSync(path, 7_000);
    const { ready } = await world.call('imports.checkFile', planOf());
    expect(ready).toBeLessThan(600);
    rmSync(path);
    await expect(world.call('imports.commitFile', planOf())).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(world.call('imports.previewFile', { path, format: {}, language: 'en' })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    expect(await total()).toBe(before);
  });
});

describe('duplicates', () => {
  beforeEach(() => {
    writeFileSync(path, 'Name,Company,Phone,City\nDup One,,13912345678,Shanghai\nDup One,,13912345678,\nDup Two,,,\n,,,\n,,13900000000,\n');
  });

  test('skipped the second time, each row counted once', async () => {
    expect(await world.call('imports.commitFile', planOf())).toEqual({
      id: expect.any(String),
      imported: 2,
      inboxed: 0,
      updated: 0,
      skipped: 1,
      refused: 1,
    });
    const before = await total();
    expect(await world.call('imports.commitFile', planOf())).toMatchObject({ imported: 1, skipped: 2, refused: 1 });
    expect(await total()).toBe(before + 1);
  });

  test('updating fills gaps and adds values, and overwrites nothing', async () => {
    writeFileSync(path, 'Name,Company,Phone,City\nOther name,Filled,13912345678 / 13912345679,Beijing\n');
    const before = await total();
    expect(await world.call('imports.commitFile', planOf('update'))).toEqual({
      id: expect.any(String),
      imported: 0,
      inboxed: 0,
      updated: 1,
      skipped: 0,
      refused: 0,
    });
    expect(await total()).toBe(before);
    const { rows } = await world.call('customers.list', { query: { ...ALL, search: '13912345679' }, offset: 0, limit: 5 });
    const [row] = rows;
    if (row === undefined) throw new Error('the added number does not find the customer');
    const detail = await world.call('customers.get', { id: row.id });
    expect(detail.card).toMatchObject({ name: 'Dup One', company: 'Filled', city: 'Shanghai' });
    expect(detail.reach).toHaveLength(2);
  });

  test('kept when asked to', async () => {
    const before = await total();
    await world.call('imports.commitFile', planOf('keep'));
    expect(await total()).toBe(before + 3);
  });
});

test('a salesperson imports into their own book and not into a colleague’s or an unknown one', async () => {
  await world.add('wu', ['salesperson']);
  writeRows(3, 5);
  await world.signIn('li');
  const books = await world.call('books.list', undefined);
  const own = books.find(({ name }) => name === 'li')?.id as BookId;
  const others = books.find(({ name }) => name === 'wu')?.id as BookId;
  await expect(world.call('imports.commitFile', { ...planOf(), bookId: others })).rejects.toMatchObject({ code: 'NO_KEY' });
  await expect(
    world.call('imports.commitFile', { ...planOf(), bookId: '0198c0de-0000-7000-8000-000000000009' as BookId }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.call('imports.commitFile', { ...planOf(), bookId: own })).toMatchObject({ imported: 3 });
});

test('what somebody writes while an import reads its file is merged with, not written over', async () => {
  const { id } = await world.call('customers.create', {
    bookId,
    card: { name: 'Busy One', tags: [] },
    reach: [{ kind: 'phone', value: '13900990001' }],
  });
  const filler = Array.from({ length: 1_000 }, (_, at) => `Filler ${String(at)},,1370099${String(at).padStart(4, '0')},`);
  writeFileSync(path, ['Name,Company,Phone,City', 'Busy One,Busy Ltd,13900990001,Suzhou', ...filler].join('\n'));
  const importing = world.call('imports.commitFile', planOf('update'));
  await expect.poll(async () => (await world.call('jobs.list', undefined))[0]?.total, { interval: 1, timeout: 20_000 }).toBe(1_001);
  const { version, card } = await world.call('customers.get', { id });
  await world.call('customers.update', { id, version, card: { ...card, city: 'Wenzhou', title: 'Director' } });
  expect(await importing).toMatchObject({ imported: 1_000, updated: 1 });
  expect((await world.call('customers.get', { id })).card).toMatchObject({ title: 'Director', city: 'Wenzhou', company: 'Busy Ltd' });
});

test('a column of last contacts is what the list filters by, and nothing in it is lost', async () => {
  const people = ['Lately Li,2026-11-18', 'Long Lu,2025/3/1', 'Today Tu,2026年11月22日', 'Later La,2027-02-01', 'Vague Vu,spring'];
  writeFileSync(path, ['Name,上次联系,Notes', ...people.map((line) => `${line},kept`)].join('\n'));
  const { mapping } = await world.call('imports.previewFile', { path, format: {}, language: 'zh-CN' });
  expect(mapping).toEqual(['name', 'lastContactOn', 'note']);
  expect(await world.call('imports.checkFile', { ...planOf(), mapping: [...mapping] })).toMatchObject({
    ready: 5,
    problems: [{ problem: 'date-invalid', count: 1, lines: [6] }],
  });
  const within = async (lastContact: 'lately' | 'over90'): Promise<readonly string[]> => {
    const query = { ...ALL, dates: { today: '2026-11-22', lastContact } };
    return (await world.call('customers.list', { query, offset: 0, limit: 50 })).rows.map(({ name }) => name);
  };
  await world.call('imports.commitFile', { ...planOf(), mapping: [...mapping] });
  expect(await within('lately')).toEqual(['Lately Li', 'Today Tu']);
  // Read from the rows, not from what the import remembered.
  await world.signIn('boss');
  expect(await within('lately')).toEqual(['Lately Li', 'Today Tu']);
  expect(await within('over90')).toEqual(['Long Lu']);
  const notesOf = async (name: string): Promise<readonly string[]> => {
    const { rows } = await world.call('customers.list', { query: { ...ALL, search: name }, offset: 0, limit: 5 });
    const [row] = rows;
    if (row === undefined) throw new Error(`${name} is missing`);
    return (await world.call('customers.get', { id: row.id })).notes.map(({ kind, text }) => `${kind ?? 'plain'}: ${text}`);
  };
  expect(await notesOf('Lately Li')).toEqual(['plain: kept', 'contact: 上次联系: 2026-11-18']);
  expect(await notesOf('Later La')).toEqual(['plain: kept', 'plain: 上次联系: 2027-02-01']);
  expect(await notesOf('Vague Vu')).toEqual(['plain: kept\n上次联系: spring']);
});

describe('a row about somebody who is there already', () => {
  const mapping: ImportField[] = ['name', 'phone', 'lastContactOn', 'note'];
  const bring = (rows: readonly string[]) => {
    writeFileSync(path, ['Name,Phone,Last contact,Note', ...rows].join('\n'));
    return world.call('imports.commitFile', { ...planOf('update'), mapping });
  };
  const noted = async (id: CustomerId): Promise<readonly string[]> =>
    (await world.call('customers.get', { id })).notes.map(({ kind, text }) => `${kind ?? 'plain'}: ${text}`);

  test('brings its note and its last contact along, and both once however often it comes', async () => {
    const { id } = await world.call('customers.create', {
      bookId,
      card: { name: 'Noted One', tags: [] },
      reach: [{ kind: 'phone', value: '13900991001' }],
      note: 'ours',
    });
    const row = 'Noted One,13900991001,2026-11-18,from the old list';
    expect(await bring([row])).toMatchObject({ imported: 0, updated: 1 });
    const all = ['plain: from the old list', 'plain: ours', 'contact: Last contact: 2026-11-18'];
    expect((await noted(id)).toSorted()).toEqual(all.toSorted());
    const query = { ...ALL, search: 'Noted One', dates: { today: '2026-11-22', lastContact: 'lately' as const } };
    expect((await world.call('customers.list', { query, offset: 0, limit: 5 })).total).toBe(1);
    expect(await bring([row])).toMatchObject({ imported: 0, updated: 0, skipped: 1 });
    expect((await noted(id)).toSorted()).toEqual(all.toSorted());
  });

  test('loses them again when the import is taken back, and nothing of its own', async () => {
    const { id } = await world.call('customers.create', {
      bookId,
      card: { name: 'Noted Two', tags: [] },
      reach: [{ kind: 'phone', value: '13900991002' }],
      note: 'ours',
    });
    await bring(['Noted Two,13900991002,2026-11-18,theirs']);
    const made = (await world.call('imports.list', undefined))[0];
    expect(await world.call('imports.undo', { id: made?.id ?? ('' as never) })).toMatchObject({ removed: 0, restored: 1, keptTotal: 0 });
    expect(await noted(id)).toEqual(['plain: ours']);
  });

  test('writes no row of whoever has all of it', async () => {
    const { id } = await world.call('customers.create', {
      bookId,
      card: { name: 'Same One', tags: ['vip'] },
      reach: [{ kind: 'phone', value: '13900991003' }],
    });
    const { version } = await world.call('customers.get', { id });
    expect(await bring(['Same One,13900991003,,'])).toMatchObject({ updated: 0, skipped: 1 });
    expect((await world.call('customers.get', { id })).version).toBe(version);
    expect((await world.call('customers.history', { id, offset: 0, limit: 5 })).total).toBe(0);
  });
});
