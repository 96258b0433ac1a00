import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
const similar = (typed: {
  readonly name?: string;
  readonly company?: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
}) => world.call('customers.similar', { name: '', phones: [], emails: [], ...typed });
const why = async (typed: Parameters<typeof similar>[0]) => (await similar(typed)).matches.map((match) => [match.name, match.why]);
const found = async () =>
  (await world.call('audit.list', { offset: 0, limit: 200 })).entries.filter(({ action }) => action === 'value.found').length;

beforeAll(async () => {
  world = await createWorld();
  await world.add('li', ['salesperson']);
  await world.call('customers.create', {
    card: { name: '王伟', company: '远山机械', tags: [] },
    reach: [
      { kind: 'phone', value: '13800138000' },
      { kind: 'email', value: 'Wei@Yuan.example' },
    ],
  });
  await world.call('customers.create', { card: { name: '王伟', company: '别的公司', tags: [] }, reach: [] });
}, 60_000);
afterAll(() => world.remove());

describe('while a customer is typed', () => {
  test('the same number in any spelling is found, with the book it is in', async () => {
    const { matches } = await similar({ phones: ['+86 138-0013-8000'] });
    expect(matches).toHaveLength(1);
    expect(matches[0]).toMatchObject({ name: '王伟', company: '远山机械', why: 'phone' });
    expect(matches[0]?.bookName).not.toBe('');
  });

  test('the same address is found', async () => {
    expect(await why({ emails: ['wei@yuan.example'] })).toEqual([['王伟', 'email']]);
  });

  test('the same name and company come before the same name', async () => {
    expect(await why({ name: '王伟', company: '远山 机械' })).toEqual([
      ['王伟', 'name-company'],
      ['王伟', 'name'],
    ]);
  });

  test('a number still being typed and a name of one character find nobody', async () => {
    expect(await why({ name: '王', phones: ['1380013800', '138001'] })).toEqual([]);
  });

  test('E3 a number found is in the log once a day and answers say so', async () => {
    await world.call('customers.create', { card: { name: 'Fresh', tags: [] }, reach: [{ kind: 'phone', value: '13800138777' }] });
    const before = await found();
    expect((await similar({ phones: ['13800138777'] })).countedAsReveal).toBe(true);
    expect((await similar({ phones: ['13800138777'] })).countedAsReveal).toBe(false);
    expect((await found()) - before).toBe(1);
  });

  test('a customer in the trash is not in the way', async () => {
    const { id } = await world.call('customers.create', { card: { name: 'Gone', tags: [] }, reach: [] });
    expect(await why({ name: 'Gone' })).toEqual([['Gone', 'name']]);
    await world.call('customers.trash', { ids: [id] });
    expect(await why({ name: 'Gone' })).toEqual([]);
  });

  test('a colleague learns nothing of customers their keys do not open', async () => {
    const own = await world.call('books.list', undefined);
    await world.signIn('li');
    const theirs = await world.call('books.list', undefined);
    await world.call('customers.create', { card: { name: 'Secret', tags: [] }, reach: [{ kind: 'phone', value: '13800138555' }] });
    expect(theirs.length).toBe(own.length);
    await world.signIn('boss');
    await world.add('sun', ['salesperson']);
    await world.signIn('sun');
    expect(await why({ name: 'Secret', phones: ['13800138555'] })).toEqual([]);
    await world.signIn('boss');
    expect(await why({ phones: ['13800138555'] })).toEqual([['Secret', 'phone']]);
  });
});
