/** What a salesperson gets who asks for more than their keys open, and what searching tells about hidden digits. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';
import type { AuditAction } from '../../../shared/model/audit.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import type { BookId, CustomerId, ValueId } from '../../../shared/model/ids.ts';
import type { CustomerQuery } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };
const FOREIGN_PHONE = '13975310164';
const OWN_PHONE = '13975310264';
type Known = { readonly id: CustomerId; readonly valueId: ValueId };

let world: World;
let foreign: Known;
let pooled: Known;
let own: Known;
let wuBook: BookId;

beforeAll(async () => {
  world = await createWorld();
  for (const name of ['li', 'wu']) await world.add(name, ['salesperson']);
  await world.signIn('boss');
  const books = await world.call('books.list', undefined);
  wuBook = bookOf(books.find(({ name }) => name === 'wu'));
  foreign = await create('Foreign', FOREIGN_PHONE, wuBook);
  pooled = await create('Pooled', '13975310364', bookOf(books.find(({ kind }) => kind === 'pool')));
  own = await create('Own', OWN_PHONE, bookOf(books.find(({ name }) => name === 'li')));
  await setBudget(5);
}, 120_000);
afterAll(() => {
  world.remove();
});

function bookOf(book: { readonly id: BookId } | undefined): BookId {
  if (book === undefined) throw new Error('a book is missing');
  return book.id;
}

async function create(name: string, phone: string, bookId: BookId): Promise<Known> {
  const { id } = await world.call('customers.create', { bookId, card: { name, tags: [] }, reach: [{ kind: 'phone', value: phone }] });
  const value = (await world.call('customers.get', { id })).reach[0];
  if (value === undefined) throw new Error('the phone is missing');
  return { id, valueId: value.id };
}

async function setBudget(revealsPerDay: number): Promise<void> {
  await world.call('policy.set', { policy: { ...DEFAULT_POLICY, revealsPerDay }, reason: 'test' });
}

function nextDay(): void {
  world.ports.time.now += DAY_MS;
}

/** How often an action of `li` is in the log, read by the lead, who leaves again. */
async function logged(action: AuditAction): Promise<number> {
  await world.signIn('boss');
  const { entries } = await world.call('audit.list', { offset: 0, limit: 200, action });
  await world.signIn('li');
  return entries.filter(({ actor }) => actor === 'li').length;
}

const search = (text: string) => world.call('customers.list', { query: { ...ALL, search: text }, offset: 0, limit: 50 });

describe('E1 outside one’s own books nothing is revealed', () => {
  beforeAll(() => world.signIn('li'));

  test.each(['customers.reveal', 'customers.copyValue', 'customers.callValue'] as const)(
    '%s: a colleague’s customer is not there',
    async (method) => {
      await expect(world.call(method, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  test.each(['customers.reveal', 'customers.copyValue', 'customers.callValue'] as const)(
    '%s: the pool shows names, its phones have no key',
    async (method) => {
      expect((await world.call('customers.get', { id: pooled.id })).card.name).toBe('Pooled');
      await expect(world.call(method, pooled)).rejects.toMatchObject({ code: 'NO_KEY' });
    },
  );

  test('a foreign customer and one that never was look alike', async () => {
    const nobody = '0198c0de-0000-7000-8000-00000000ffff' as CustomerId;
    for (const id of [foreign.id, nobody]) {
      await expect(world.call('customers.get', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.call('notes.add', { id, text: 'hello' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.call('customers.trash', { ids: [id] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.call('customers.update', { id, version: 1, card: { name: 'Mine', tags: [] } })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });

  test('one selection with a foreign customer in it changes none of the others', async () => {
    const { version } = await world.call('customers.get', { id: own.id });
    await expect(world.call('customers.trash', { ids: [own.id, foreign.id] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await world.call('customers.get', { id: own.id })).version).toBe(version);
  });

  test('a value named under the wrong customer is not there', async () => {
    await expect(world.call('customers.reveal', { id: own.id, valueId: foreign.valueId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('lists, facets, books and duplicates know nothing of the colleague’s customer', async () => {
    const page = await search('');
    expect(page.rows.map(({ name }) => name)).toEqual(['Own', 'Pooled']);
    const book = (await world.call('books.list', undefined)).find(({ id }) => id === wuBook);
    expect(book).toMatchObject({ customers: 0, opens: { card: false, private: false } });
    expect(await search(FOREIGN_PHONE)).toMatchObject({ total: 0, countedAsReveal: false });
  });

  test('whom a selection names and their keys do not open is in no list, no count and no decision', async () => {
    const query = { ...ALL, ids: [foreign.id, own.id] };
    expect((await world.call('customers.list', { query, offset: 0, limit: 50 })).rows.map(({ name }) => name)).toEqual(['Own']);
    expect((await world.call('customers.facets', { query })).tags).toEqual([]);
    expect(await world.call('exports.decide', { query })).toMatchObject({ rows: 1, leftOut: 0 });
    const nobody = { ...ALL, ids: [foreign.id] };
    expect(await world.call('customers.list', { query: nobody, offset: 0, limit: 50 })).toMatchObject({ total: 0, rows: [] });
    expect(await world.call('exports.decide', { query: nobody })).toMatchObject({ rows: 0, leftOut: 0 });
  });
});

test('E4 a salesperson who may export takes out of a selection only what their keys open, and the log names those', async () => {
  await world.signIn('boss');
  await world.call('policy.set', {
    policy: { ...DEFAULT_POLICY, revealsPerDay: 5, salespersonMayExport: true, exportMaxRows: 1 },
    reason: 'test',
  });
  await world.signIn('li');
  const identity = join(world.folder, 'selection.txt');
  writeFileSync(identity, execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const recipient = execFileSync('age-keygen', ['-y', identity], { encoding: 'utf8' }).trim();
  const path = join(world.folder, 'selection.csv.age');
  const request = (ids: readonly CustomerId[]) =>
    ({
      query: { ...ALL, ids },
      fields: ['name', 'phones'],
      target: { kind: 'recipient', recipient },
      reason: 'fair',
      language: 'en',
    }) as const;
  expect(await world.call('exports.write', { path, request: request([foreign.id, own.id]) })).toMatchObject({ rows: 1, leftOut: 0 });
  const csv = execFileSync('age', ['-d', '-i', identity, path], { encoding: 'utf8' });
  expect(csv).toContain('Own');
  for (const text of ['Foreign', '0164', 'Pooled']) expect(csv).not.toContain(text);
  await expect(world.call('exports.write', { path, request: request([own.id, pooled.id]) })).rejects.toMatchObject({
    code: 'EXPORT_TOO_LARGE',
  });
  await world.signIn('boss');
  const { entries } = await world.call('audit.list', { offset: 0, limit: 1, action: 'export.made' });
  expect(entries[0]).toMatchObject({ actor: 'li', count: 1, reason: 'fair', subject: 'selection.csv.age' });
  await setBudget(5);
});

describe('E4 a salesperson exports nothing, by no method', () => {
  beforeAll(() => world.signIn('li'));

  test('the export is refused, logged, names who decides, and leaves no file', async () => {
    const path = join(world.folder, 'stolen.csv.age');
    const request = {
      query: ALL,
      fields: ['name', 'phones'],
      target: { kind: 'passphrase', passphrase: 'x' },
      reason: '',
      language: 'en',
    } as const;
    const before = await logged('export.refused');
    await expect(world.call('exports.write', { path, request })).rejects.toMatchObject({
      code: 'EXPORT_NOT_ALLOWED',
      details: { deciders: 'boss' },
    });
    expect(existsSync(path)).toBe(false);
    expect(await logged('export.refused')).toBe(before + 1);
  });

  test('a backup is refused, logged, and leaves no file', async () => {
    const path = join(world.folder, 'stolen.age');
    const before = await logged('export.refused');
    await expect(world.call('backups.write', { path })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(existsSync(path)).toBe(false);
    expect(await logged('export.refused')).toBe(before + 1);
  });

  test('policy cannot be changed to allow it', async () => {
    await expect(
      world.call('policy.set', { policy: { ...DEFAULT_POLICY, salespersonMayExport: true }, reason: 'mine' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('asking whether it would be allowed is answered with the code and logged', async () => {
    nextDay();
    const before = await logged('export.refused');
    expect(await world.call('exports.decide', { query: ALL })).toMatchObject({ allowed: false, code: 'EXPORT_NOT_ALLOWED' });
    expect(await logged('export.refused')).toBe(before + 1);
  });
});

describe('E3 searching is no way to read masked digits', () => {
  beforeAll(() => world.signIn('li'));

  test('the last four digits find the customer and count as nothing', async () => {
    const before = (await world.call('session.get', undefined)).revealsToday;
    expect(await search('0264')).toMatchObject({ total: 1, countedAsReveal: false });
    expect((await world.call('session.get', undefined)).revealsToday).toBe(before);
  });

  test('no other part of the number finds anything', async () => {
    const found: string[] = [];
    for (let from = 0; from < OWN_PHONE.length; from += 1) {
      for (let to = from + 1; to <= OWN_PHONE.length; to += 1) {
        const part = OWN_PHONE.slice(from, to);
        if (part === OWN_PHONE || part === OWN_PHONE.slice(-4)) continue;
        if ((await search(part)).total > 0) found.push(part);
      }
    }
    expect(found).toEqual([]);
  });

  test('digits beside the last four do not narrow, with any mark between them', async () => {
    for (const text of ['1 0264', '31 0264', '397531 0264', '139****0264', '7531-0264', '#0264#31', '+86 139 0264'])
      expect([text, (await search(text)).total]).toEqual([text, 0]);
  });

  test('the full number finds it, is a reveal, and is one only once a day', async () => {
    nextDay();
    const before = await logged('value.found');
    expect(await search(OWN_PHONE)).toMatchObject({ total: 1, countedAsReveal: true });
    expect(await search(`+86 ${OWN_PHONE}`)).toMatchObject({ total: 1, countedAsReveal: false });
    expect((await world.call('session.get', undefined)).revealsToday).toBe(1);
    expect(await logged('value.found')).toBe(before + 1);
  });

  test.each(['customers.facets', 'exports.decide'] as const)(
    '%s tells nothing about a full number that was not paid for',
    async (method) => {
      nextDay();
      const before = await logged('value.found');
      await world.call(method, { query: { ...ALL, search: OWN_PHONE } });
      expect(await logged('value.found')).toBe(before + 1);
      expect((await world.call('session.get', undefined)).revealsToday).toBe(1);
    },
  );

  test('asked at the same time by list and filters it is logged once', async () => {
    nextDay();
    const before = await logged('value.found');
    await Promise.all([search(OWN_PHONE), world.call('customers.facets', { query: { ...ALL, search: OWN_PHONE } }), search(OWN_PHONE)]);
    expect(await logged('value.found')).toBe(before + 1);
  });

  test('with the budget spent a full number is refused, logged, and answers neither yes nor no', async () => {
    nextDay();
    await world.signIn('boss');
    await setBudget(1);
    await world.signIn('li');
    const other = await createOwn('13800138444');
    await world.call('customers.reveal', other);
    const before = await logged('reveal.refused');
    const query = { ...ALL, search: OWN_PHONE };
    await expect(search(OWN_PHONE)).rejects.toMatchObject({ code: 'BUDGET_SPENT', details: { limit: 1, told: 'boss' } });
    await expect(world.call('customers.facets', { query })).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
    await expect(world.call('exports.decide', { query })).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
    expect(await logged('reveal.refused')).toBe(before + 3);
    // A number nobody has is refused alike.
    await expect(search('13800138999')).rejects.toMatchObject({ code: 'BUDGET_SPENT', details: { limit: 1, told: 'boss' } });
    await expect(search('nobody@nest.example')).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
    expect((await search('0264')).total).toBe(1);
  });
});

async function createOwn(phone: string): Promise<Known> {
  const { id } = await world.call('customers.create', { card: { name: 'More', tags: [] }, reach: [{ kind: 'phone', value: phone }] });
  const value = (await world.call('customers.get', { id })).reach[0];
  if (value === undefined) throw new Error('the phone is missing');
  return { id, valueId: value.id };
}
