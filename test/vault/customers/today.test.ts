/** What a person finds to do in the morning, and nothing that is somebody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { birthdaysFrom } from '../../../electron/vault/customers/today.ts';
import type { Card } from '../../../shared/model/customer.ts';
import type { BookId, CustomerId } from '../../../shared/model/ids.ts';
import type { TodayQuery, TodaySection } from '../../../shared/model/today.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ON = '2026-11-22';

let world: World;
let books: Readonly<Record<'li' | 'wu' | 'pool' | 'shared', BookId>>;

beforeAll(async () => {
  world = await createWorld();
  for (const name of ['li', 'wu']) await world.add(name, ['salesperson']);
  const all = await world.call('books.list', undefined);
  const idOf = (name: string): BookId => {
    const found = all.find((book) => book.name === name || book.kind === name);
    if (found === undefined) throw new Error('a book is missing');
    return found.id;
  };
  books = { li: idOf('li'), wu: idOf('wu'), pool: idOf('pool'), shared: idOf('shared') };
}, 60_000);
afterAll(() => {
  world.remove();
});

async function create(name: string, card: Partial<Omit<Card, 'name' | 'tags' | 'trashedAt'>>): Promise<CustomerId> {
  return (await world.call('customers.create', { card: { name, tags: [], ...card }, reach: [] })).id;
}

async function names(section: TodaySection, more: Partial<TodayQuery> = {}): Promise<readonly string[]> {
  const { rows } = await world.call('today.list', { section, scope: 'mine', on: ON, offset: 0, limit: 200, ...more });
  return rows.map(({ customer }) => customer.name);
}

test('due are steps of today and before, the longest waiting first; done, later and trashed ones are not', async () => {
  await world.signIn('li');
  await create('today', { nextStep: 'offer', nextStepOn: '2026-11-22' });
  await create('long ago', { nextStepOn: '2026-10-01' });
  await create('yesterday', { nextStepOn: '2026-11-21' });
  await create('tomorrow', { nextStepOn: '2026-11-23' });
  await create('no day', { nextStep: 'some time' });
  const trashed = await create('trashed', { nextStepOn: '2026-11-01' });
  await world.call('customers.trash', { ids: [trashed] });
  expect(await names('due')).toEqual(['long ago', 'yesterday', 'today']);
  expect(await names('due', { offset: 1, limit: 1 })).toEqual(['yesterday']);
  expect(await world.call('today.counts', { scope: 'mine', on: ON })).toEqual({
    due: 3,
    overdue: 2,
    allotted: 0,
    birthdays: 0,
    arrivals: 0,
    returning: 0,
  });
});

test('birthdays of the next seven days come nearest first, over the turn of the year and for leap days', async () => {
  for (const [name, birthday] of [
    ['in a week', '11-29'],
    ['on Saturday', '1988-11-28'],
    ['today', '1970-11-22'],
  ] as const)
    await create(`born ${name}`, { birthday });
  await create('born on a leap day', { birthday: '2000-02-29' });
  expect(await names('birthdays')).toEqual(['born today', 'born on Saturday']);
  expect(birthdaysFrom('2026-12-29')).toEqual(['12-29', '12-30', '12-31', '01-01', '01-02', '01-03', '01-04']);
  expect(await names('birthdays', { on: '2027-02-24' })).toEqual(['born on a leap day']);
  expect(await names('birthdays', { on: '2028-02-24' })).toEqual(['born on a leap day']);
});

test('whoever was handed over is there with the giver’s name, until given on; what one moves oneself is not', async () => {
  const given = await create('given', {});
  await world.call('customers.move', { ids: [given], bookId: books.wu, reason: 'r' });
  await world.signIn('wu');
  const { rows } = await world.call('today.list', { section: 'arrivals', scope: 'mine', on: ON, offset: 0, limit: 10 });
  expect(rows).toMatchObject([{ customer: { name: 'given' }, arrivedFrom: 'li' }]);
  // After unlocking from the snapshot as well.
  await world.signIn('wu');
  expect(await names('arrivals')).toEqual(['given']);
  expect(await names('arrivals', { on: '2026-12-22' })).toEqual([]);
  await world.call('customers.move', { ids: [given], bookId: books.pool, reason: 'r' });
  expect(await names('arrivals')).toEqual([]);
  const shared = await create('shared by oneself', {});
  await world.call('customers.move', { ids: [shared], bookId: books.shared, reason: 'r' });
  expect(await names('arrivals')).toEqual([]);
  await world.call('customers.trash', { ids: [shared] });
});

test('a colleague’s day is not one’s own; a lead sees it when asking for all, and the pool is nobody’s day', async () => {
  expect(await names('due')).toEqual([]);
  await world.signIn('boss');
  expect(await names('due')).toEqual([]);
  expect(await names('due', { scope: 'all' })).toEqual(['long ago', 'yesterday', 'today']);
  const pooled = (
    await world.call('customers.create', { bookId: books.pool, card: { name: 'pooled', tags: [], nextStepOn: '2026-11-01' }, reach: [] })
  ).id;
  expect(await names('due', { scope: 'all' })).not.toContain('pooled');
  await world.call('customers.move', { ids: [pooled], bookId: books.li, reason: 'r' });
  await world.signIn('li');
  expect(await names('arrivals')).toEqual(['pooled']);
});

test('a step that is done leaves the day, with what came of it or without a word, and one undo brings it back', async () => {
  await world.signIn('li');
  const id = await create('done', { nextStep: 'offer', nextStepOn: '2026-11-20', nextStepTime: '09:30' });
  const quiet = await world.call('customers.finishStep', { id });
  expect([quiet.card.nextStep, quiet.card.nextStepOn, quiet.card.nextStepTime, quiet.notes]).toEqual([undefined, undefined, undefined, []]);
  expect((await world.call('edits.undo', undefined)).step).toEqual({ action: 'changed', count: 1 });
  expect(await names('due')).toContain('done');
  const told = await world.call('customers.finishStep', { id, note: { kind: 'call', text: 'sent' }, next: { on: '2026-12-01' } });
  expect([told.card.nextStepOn, told.notes.map(({ text }) => text)]).toEqual(['2026-12-01', ['sent']]);
  expect((await world.call('edits.undo', undefined)).step).toEqual({ action: 'noted', count: 1 });
  expect((await world.call('customers.get', { id })).notes).toEqual([]);
});
