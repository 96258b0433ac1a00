import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../shared/model/access.ts';
import fc from 'fast-check';
import type { ReachEdit, ReachKind } from '../../../shared/model/customer.ts';
import type { CustomerId, ValueId } from '../../../shared/model/ids.ts';
import type { CustomerDetail, CustomerQuery } from '../../../shared/model/list.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const ALL: CustomerQuery = { search: '', sort: 'name', descending: false };

let world: World;
let id: CustomerId;

beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => {
  world.remove();
});
beforeEach(async () => {
  ({ id } = await world.call('customers.create', {
    card: { name: '王伟', company: '明辉', tags: ['vip', 'vip2'], level: 'A' },
    reach: [
      { kind: 'phone', value: '138 0013 8000', label: 'desk' },
      { kind: 'email', value: 'wang@nest.example' },
    ],
    note: 'met at the fair',
  }));
});

const get = (): Promise<CustomerDetail> => world.call('customers.get', { id });
const budget = { ...DEFAULT_POLICY, revealsPerDay: 100_000, exportMaxRows: 10 };

async function plain(): Promise<readonly string[]> {
  const { reach } = await get();
  return Promise.all(reach.map(async ({ id: valueId }) => (await world.call('customers.copyValue', { id, valueId })).value));
}

describe('creating', () => {
  test('phones are kept as E.164, everything private is masked in the answer, the note is there', async () => {
    const detail = await get();
    expect(detail.reach).toMatchObject([
      { kind: 'phone', masked: '138 **** 8000', label: 'desk' },
      { kind: 'email', masked: 'w***@nest.example' },
    ]);
    expect(detail.notes).toMatchObject([{ text: 'met at the fair', byName: 'boss' }]);
    expect(await plain()).toEqual(['+8613800138000', 'wang@nest.example']);
    expect(detail.token).toMatch(/^C-[0-9A-Z]{6}$/);
  });

  test('into a book that does not exist or whose keys are not held, nothing is created', async () => {
    const nowhere = '0198c0de-0000-7000-8000-000000000009' as CustomerDetail['bookId'];
    const { total } = await world.call('customers.list', { query: ALL, offset: 0, limit: 1 });
    await expect(world.call('customers.create', { bookId: nowhere, card: { name: 'A', tags: [] }, reach: [] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await world.call('customers.list', { query: ALL, offset: 0, limit: 1 })).toMatchObject({ total });
  });
});

describe('changing', () => {
  test('the version rises with each change and with nothing else', async () => {
    const versions = [(await get()).version];
    const card = { name: '王伟', tags: [] };
    versions.push((await world.call('customers.update', { id, version: versions[0] ?? 0, card })).version);
    versions.push(
      (
        await world.call('customers.update', {
          id,
          version: versions[1] ?? 0,
          reach: [{ op: 'add', value: { kind: 'wechat', value: 'wangwei88' } }],
        })
      ).version,
    );
    await world.call('customers.trash', { ids: [id] });
    versions.push((await get()).version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    await world.call('customers.reveal', { id, valueId: (await get()).reach[0]?.id as ValueId });
    expect((await get()).version).toBe(versions.at(-1));
  });

  test('an edit made on an older version is refused and changes nothing', async () => {
    const { version } = await get();
    const first = await world.call('customers.update', { id, version, card: { name: 'First', tags: [] } });
    await expect(world.call('customers.update', { id, version, card: { name: 'Second', tags: [] } })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(
      world.call('customers.update', { id, version, reach: [{ op: 'remove', id: first.reach[0]?.id as ValueId }] }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await get()).toMatchObject({ card: { name: 'First' }, version: first.version });
    expect((await get()).reach).toHaveLength(2);
  });

  test('of two edits at the same time one is kept and the other told', async () => {
    const { version } = await get();
    const outcomes = await Promise.allSettled(
      ['A', 'B'].map((name) => world.call('customers.update', { id, version, card: { name, tags: [] } })),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await get()).card.name).toBe('A');
  });

  test('a card edit keeps what is private, and fields left out are gone', async () => {
    const { version } = await get();
    const changed = await world.call('customers.update', { id, version, card: { name: '王伟', tags: ['x'] } });
    expect(changed.card).toEqual({ name: '王伟', tags: ['x'] });
    expect(await plain()).toEqual(['+8613800138000', 'wang@nest.example']);
  });

  test('naming a value that is not there changes none of the others', async () => {
    const { version, reach } = await get();
    const edits: ReachEdit[] = [
      { op: 'remove', id: reach[0]?.id as ValueId },
      { op: 'replace', id: 'zzzzzzzz' as ValueId, value: 'x' },
    ];
    await expect(world.call('customers.update', { id, version, reach: edits })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await plain()).toEqual(['+8613800138000', 'wang@nest.example']);
  });

  test('more values than a customer may have are refused, and the customer stays readable', async () => {
    const many = (count: number): ReachEdit[] =>
      Array.from({ length: count }, (_, at) => ({ op: 'add', value: { kind: 'wechat', value: `name${String(at)}` } }));
    const { version } = await get();
    const full = await world.call('customers.update', { id, version, reach: many(38) });
    expect(full.reach).toHaveLength(40);
    await expect(world.call('customers.update', { id, version: full.version, reach: many(1) })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect((await get()).reach).toHaveLength(40);
  });
});

describe('trash and notes', () => {
  test('the trash hides, restoring brings back exactly what was there', async () => {
    const { card } = await get();
    expect(await world.call('customers.trash', { ids: [id] })).toEqual({ count: 1 });
    expect(await world.call('customers.trash', { ids: [id] })).toEqual({ count: 0 });
    const rows = async (trashed: boolean) =>
      (await world.call('customers.list', { query: { ...ALL, trashed }, offset: 0, limit: 200 })).rows.map((row) => row.id);
    expect([(await rows(false)).includes(id), (await rows(true)).includes(id)]).toEqual([false, true]);
    await world.call('customers.update', { id, version: (await get()).version, card: { ...card, name: 'In the trash' } });
    expect((await get()).card.trashedAt).toBeTypeOf('number');
    expect(await world.call('customers.restore', { ids: [id] })).toEqual({ count: 1 });
    expect((await get()).card).toEqual({ ...card, name: 'In the trash' });
    expect((await rows(false)).includes(id)).toBe(true);
  });

  test('a customer named twice in one selection is trashed once', async () => {
    expect(await world.call('customers.trash', { ids: [id, id] })).toEqual({ count: 1 });
    expect(await world.call('customers.restore', { ids: [id, id] })).toEqual({ count: 1 });
  });

  test('notes stand newest first with who wrote them, and survive a new session', async () => {
    await world.call('notes.add', { id, text: 'second' });
    await world.call('notes.add', { id, text: 'third' });
    await world.signIn('boss');
    expect((await get()).notes.map(({ text, byName }) => [text, byName])).toEqual([
      ['third', 'boss'],
      ['second', 'boss'],
      ['met at the fair', 'boss'],
    ]);
  });
});

test('facets count what is there and follow each change', async () => {
  const facets = () => world.call('customers.facets', { query: ALL });
  const count = async (tag: string) => (await facets()).tags.find(({ value }) => value === tag)?.count ?? 0;
  const before = await count('vip2');
  const { version } = await get();
  await world.call('customers.update', { id, version, card: { name: '王伟', tags: ['vip'], stage: '报价' } });
  expect(await count('vip2')).toBe(before - 1);
  expect((await facets()).stages).toEqual([{ value: '报价', count: 1 }]);
  await world.call('customers.trash', { ids: [id] });
  expect((await facets()).stages).toEqual([]);
});

test('whatever edits follow each other, the values are those a plain list would hold', async () => {
  await world.call('policy.set', { policy: budget, reason: 'test' });
  type Step = { readonly op: 'add' | 'replace' | 'remove'; readonly at: number; readonly kind: ReachKind; readonly value: string };
  const step: fc.Arbitrary<Step> = fc.record({
    op: fc.constantFrom('add', 'replace', 'remove'),
    at: fc.nat(20),
    kind: fc.constantFrom('wechat', 'address', 'email'),
    value: fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() === text && /[a-z]/.test(text)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async (rounds) => {
      ({ id } = await world.call('customers.create', { card: { name: 'P', tags: [] }, reach: [] }));
      let model: string[] = [];
      for (const steps of rounds) {
        const { version, reach } = await get();
        const edits: ReachEdit[] = [];
        const named = new Set<number>();
        const next = model.map((value): string | undefined => value);
        const added: string[] = [];
        for (const { op, at, kind, value } of steps) {
          if (op === 'add') {
            edits.push({ op, value: { kind, value } });
            added.push(value);
            continue;
          }
          const target = reach[at % Math.max(1, reach.length)];
          const index = at % Math.max(1, reach.length);
          // A value removed before in the same edit is not there any more.
          if (target === undefined || named.has(index)) continue;
          named.add(index);
          edits.push(op === 'remove' ? { op, id: target.id } : { op, id: target.id, value });
          next[index] = op === 'remove' ? undefined : value;
        }
        model = [...next.filter((value) => value !== undefined), ...added];
        await world.call('customers.update', { id, version, reach: edits });
        expect(await plain()).toEqual(model);
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
