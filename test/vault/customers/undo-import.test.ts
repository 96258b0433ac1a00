import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../shared/model/day.ts';
import type { DuplicateRule, ImportUndone } from '../../../shared/model/exchange.ts';
import type { BookId, CustomerId, ImportId } from '../../../shared/model/ids.ts';
import type { CustomerDetail, CustomerQuery } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };
let world: World;
let bookId: BookId;

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
});

async function bring(name: string, rows: readonly string[], duplicates: DuplicateRule = 'update'): Promise<ImportId> {
  const path = join(world.folder, `${name}.csv`);
  writeFileSync(path, ['Name,Company,Phone,City,Tags', ...rows].join('\n'));
  await world.call('imports.commitFile', {
    path,
    format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 },
    mapping: ['name', 'company', 'phone', 'city', 'tags'],
    bookId,
    duplicates,
  });
  const made = (await world.call('imports.list', undefined)).find(({ fileName }) => fileName === `${name}.csv`);
  if (made === undefined) throw new Error('the import is not listed');
  return made.id;
}

async function find(name: string): Promise<CustomerDetail | undefined> {
  const { rows } = await world.call('customers.list', { query: { ...ALL, search: name }, offset: 0, limit: 5 });
  const row = rows.find((one) => one.name === name);
  return row === undefined ? undefined : world.call('customers.get', { id: row.id });
}

async function found(name: string): Promise<CustomerDetail> {
  const detail = await find(name);
  if (detail === undefined) throw new Error(`${name} is not there`);
  return detail;
}

const undo = (id: ImportId): Promise<ImportUndone> => world.call('imports.undo', { id });

describe('an import taken back', () => {
  test('removes what it made, but not what was worked on since, and names that', async () => {
    const id = await bring('made', ['Ada One,,13900010001,,', 'Ben One,,13900010002,,', 'Cam One,,13900010003,,']);
    const ben = await found('Ben One');
    await world.call('customers.update', { id: ben.id, version: ben.version, card: { name: 'Ben One', tags: [], city: 'Suzhou' } });
    const cam = await found('Cam One');
    await world.call('notes.add', { id: cam.id, text: 'called' });
    expect(await undo(id)).toEqual({
      removed: 1,
      restored: 0,
      kept: expect.arrayContaining([
        { id: ben.id, name: 'Ben One' },
        { id: cam.id, name: 'Cam One' },
      ]) as unknown,
      keptTotal: 2,
    });
    expect(await find('Ada One')).toBeUndefined();
    await expect(undo(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.signIn('boss');
    expect(await find('Ada One')).toBeUndefined();
    expect((await found('Ben One')).card.city).toBe('Suzhou');
    expect(await world.call('audit.verify', undefined)).toMatchObject({ intact: true });
  });

  test('gives updated customers back what they had, field by field, and later edits win', async () => {
    await bring('first', ['Dan Two,Dan Ltd,13900020001,,old', 'Eva Two,Eva Ltd,13900020002,,']);
    const id = await bring('second', ['Dan Two,Dan Ltd,13900020001;13900020003,Hangzhou,new', 'Eva Two,Eva Ltd,13900020002,Ningbo,']);
    const dan = await found('Dan Two');
    expect([dan.card.city, dan.card.tags, dan.reach.length]).toEqual(['Hangzhou', ['old', 'new'], 2]);
    const { trashedAt: _, ...card } = dan.card;
    await world.call('customers.update', { id: dan.id, version: dan.version, card: { ...card, city: 'Wenzhou' } });
    expect(await undo(id)).toEqual({ removed: 0, restored: 2, kept: [{ id: dan.id, name: 'Dan Two' }], keptTotal: 1 });
    const after = await found('Dan Two');
    expect([after.card.city, after.card.tags, after.reach.length]).toEqual(['Wenzhou', ['old'], 1]);
    expect((await found('Eva Two')).card.city).toBeUndefined();
  });

  test('is offered for seven days to whoever made it and to leads, and to nobody else', async () => {
    const id = await bring('week', ['Fay Three,,13900030001,,']);
    const isOffered = async () => (await world.call('imports.list', undefined)).some((one) => one.id === id);
    await world.signIn('li');
    expect(await isOffered()).toBe(false);
    await expect(undo(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.signIn('boss');
    expect(await isOffered()).toBe(true);
    world.ports.time.now += 7 * DAY_MS + 1;
    expect(await isOffered()).toBe(false);
    await expect(undo(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await bring('later', ['Gus Three,,13900030002,,']);
    expect((await found('Fay Three')).card.name).toBe('Fay Three');
  });
});

test('a thousand imported customers go as one', async () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => `Many ${String(at)},,138${String(at).padStart(8, '0')},,`);
  const before = (await world.call('customers.list', { query: ALL, offset: 0, limit: 1 })).total;
  const id = await bring('many', rows, 'keep');
  expect(await undo(id)).toMatchObject({ removed: 1_000, keptTotal: 0 });
  expect((await world.call('customers.list', { query: ALL, offset: 0, limit: 1 })).total).toBe(before);
  const gone: CustomerId[] = (await world.call('customers.list', { query: { ...ALL, search: 'Many 777' }, offset: 0, limit: 5 })).rows.map(
    (row) => row.id,
  );
  expect(gone).toEqual([]);
});

test('the tray tells a check, an import and its undoing apart', async () => {
  const kinds = (): readonly unknown[] =>
    world.events.filter(({ event }) => event === 'job.progressed').map(({ payload }) => (payload as { readonly kind: string }).kind);
  const before = kinds().length;
  const path = join(world.folder, 'kinds.csv');
  writeFileSync(path, 'Name\nSomebody new\n');
  const format = { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 } as const;
  await world.call('imports.checkFile', { path, format, mapping: ['name'], bookId, duplicates: 'skip' });
  const id = await bring('kinds', ['Somebody new,,,,']);
  await world.call('imports.undo', { id });
  expect([...new Set(kinds().slice(before))]).toEqual(['check', 'import', 'undoImport']);
});
