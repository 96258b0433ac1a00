import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CustomerId } from '../../../shared/model/ids.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import { stepFigures, weekFigures, weekStarts } from '../../../electron/vault/customers/dashboard-figures.ts';
import type { FigureRow } from '../../../electron/vault/search/rows.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

const NOW = new Date(2026, 10, 19, 15).getTime();
const idOf = (last: number): CustomerId => CustomerId.parse(`00000000-0000-7000-8000-00000000000${String(last)}`);
const WON = idOf(1);
const BACK = idOf(2);
const day = (month: number, date: number): number => new Date(2026, month - 1, date, 12).getTime();
const row = (createdAt: number, rest: Partial<FigureRow> = {}): FigureRow => ({
  id: idOf(0),
  bookId: 'b',
  createdAt,
  stage: '',
  level: '',
  nextStepOn: undefined,
  trashedAt: undefined,
  ...rest,
});

describe('week by week', () => {
  test('weeks begin on Mondays and end with this one', () => {
    expect(weekStarts(NOW, 3).map((at) => new Date(at).toDateString())).toEqual(['Mon Nov 02 2026', 'Mon Nov 09 2026', 'Mon Nov 16 2026']);
  });

  test('a customer counts from the week they came until the week they went', () => {
    const weeks = weekFigures(
      [row(day(11, 3), { stage: 'A' }), row(day(11, 4), { trashedAt: day(11, 12) }), row(day(11, 18), { stage: 'A' })],
      NOW,
      3,
    );
    expect(weeks.map(({ on, added, lost }) => [on, added, lost])).toEqual([
      ['2026-11-02', 2, 0],
      ['2026-11-09', 0, 1],
      ['2026-11-16', 1, 0],
    ]);
    const standing = weeks.map(({ byStage }) => byStage.reduce((sum, { count }) => sum + count, 0));
    expect(standing).toEqual([2, 1, 2]);
    expect(weeks.at(-1)?.byStage).toContainEqual({ value: 'A', count: 2 });
  });

  test('nobody is left out where there are more stages than colours: the rarest are one share', () => {
    const stages = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const rows = stages.flatMap((stage, index) => Array.from({ length: 8 - index }, () => row(day(11, 18), { stage })));
    const [week] = weekFigures([...rows, row(day(11, 18))], NOW, 1);
    expect(week?.byStage).toHaveLength(8);
    expect(week?.byStage).toContainEqual({ value: null, count: 3 });
    expect(week?.byStage).toContainEqual({ value: '', count: 1 });
    expect(week?.byStage.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length + 1);
    const seven = weekFigures(rows.slice(0, -1), NOW, 1)[0];
    expect(seven?.byStage.map(({ value }) => value)).toEqual(stages.slice(0, 7));
  });

  test('a customer counts by what they were then, not by what they are now', () => {
    const changed = new Map([
      [
        WON,
        [
          { at: day(11, 10), stage: 'offer', level: 'B' },
          { at: day(11, 17), stage: 'talks' },
        ],
      ],
      [
        BACK,
        [
          { at: day(11, 4), trashedAt: null },
          { at: day(11, 11), trashedAt: day(11, 4) },
        ],
      ],
    ]);
    const rows = [row(day(11, 2), { id: WON, stage: 'won', level: 'A' }), row(day(11, 2), { id: BACK, stage: 'offer' })];
    const weeks = weekFigures(rows, NOW, 3, changed);
    const counts = (of: 'byStage' | 'byLevel', value: string) => weeks.map((week) => week[of].find((one) => one.value === value)?.count);
    expect(counts('byStage', 'offer')).toEqual([1, 1, 1]);
    expect(counts('byStage', 'talks')).toEqual([0, 1, 0]);
    expect(counts('byStage', 'won')).toEqual([0, 0, 1]);
    expect(counts('byLevel', 'B')).toEqual([1, 0, 0]);
    expect(counts('byLevel', 'A')).toEqual([0, 1, 1]);
  });

  test('a step is overdue from the day after', () => {
    const rows = [
      row(0, { nextStepOn: '2026-11-18' }),
      row(0, { nextStepOn: '2026-11-19' }),
      row(0),
      row(0, { nextStepOn: '2026-11-01', trashedAt: 1 }),
    ];
    expect(stepFigures(rows, NOW)).toEqual({ customers: 3, due: 1, overdue: 1 });
  });
});

describe('from the vault', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await world.add('li', ['salesperson']);
    await world.signIn('li');
    const { id } = await world.call('customers.create', {
      card: { name: 'A', tags: [], stage: '报价', nextStepOn: '2020-01-01' },
      reach: [],
    });
    await world.call('notes.add', { id, text: 'called' });
  }, 60_000);
  afterAll(() => world.remove());

  test('a salesperson gets no figures', async () => {
    await world.signIn('li');
    await expect(world.call('dashboard.get', { weeks: 4 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a lead sees the books they can open, follow-ups and contacts, and no customer by name', async () => {
    await world.signIn('boss');
    const figures = await world.call('dashboard.get', { weeks: 4 });
    expect(figures.customers).toBe(1);
    expect(figures.weeks.at(-1)).toMatchObject({ added: 1, byStage: [{ value: '报价', count: 1 }] });
    expect(figures.people).toEqual([expect.objectContaining({ customers: 1, due: 0, overdue: 1, notes: 1 })]);
  });

  test('notes about customers of a book that is nobody’s own count for that book', async () => {
    await world.signIn('boss');
    const shared = (await world.call('books.list', undefined)).find(({ kind }) => kind === 'shared');
    if (shared === undefined) throw new Error('the team has no book of its own');
    const { id } = await world.call('customers.create', { card: { name: 'B', tags: [] }, reach: [], bookId: shared.id });
    await world.call('notes.add', { id, text: 'met at the fair' });
    const { people } = await world.call('dashboard.get', { weeks: 4 });
    expect(people.map(({ notes }) => notes)).toEqual([1, 1]);
    await world.call('customers.trash', { ids: [id] });
  });

  test('what a customer was before a change stands in the weeks before it', async () => {
    const WEEK_MS = 7 * DAY_MS;
    world.ports.time.now += WEEK_MS;
    await world.signIn('li');
    const { rows } = await world.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 1 });
    const [first] = rows;
    if (first === undefined) throw new Error('the customer is gone');
    await world.call('customers.updateMany', { rows: [{ id: first.id, cells: [{ field: 'stage', text: '成交' }] }] });
    await world.signIn('boss');
    const { weeks } = await world.call('dashboard.get', { weeks: 2 });
    const counts = (value: string) => weeks.map(({ byStage }) => byStage.find((one) => one.value === value)?.count);
    expect(counts('报价')).toEqual([1, 0]);
    expect(counts('成交')).toEqual([0, 1]);
  });

  test('imports, what was undone of them, and handovers are past events, the newest first', async () => {
    await world.signIn('boss');
    const books = await world.call('books.list', undefined);
    const [shared, own] = [books.find(({ kind }) => kind === 'shared'), books.find(({ kind }) => kind === 'personal')];
    if (shared === undefined || own === undefined) throw new Error('a book is missing');
    const path = join(world.folder, 'past.csv');
    writeFileSync(path, 'Name\nC\nD\n');
    const format = { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 } as const;
    await world.call('imports.commitFile', { path, format, mapping: ['name'], bookId: shared.id, duplicates: 'keep' });
    const [brought] = await world.call('imports.list', undefined);
    if (brought === undefined) throw new Error('the import is not listed');
    await world.call('imports.undo', { id: brought.id });
    const made = await world.call('customers.create', { card: { name: 'E', tags: [] }, reach: [], bookId: shared.id });
    await world.call('customers.move', { ids: [made.id], bookId: own.id, reason: 'closer' });
    const { past } = await world.call('dashboard.get', { weeks: 4 });
    expect(past.map(({ kind, actor, count }) => [kind, actor, count])).toEqual([
      ['handover', 'boss', 1],
      ['undo', 'boss', 2],
      ['import', 'boss', 2],
    ]);
    await world.call('customers.trash', { ids: [made.id] });
  });

  test('a lead of another team has nothing in them', async () => {
    const { id } = await world.call('teams.create', { name: 'West' });
    await world.add('mei', ['lead'], id);
    await world.signIn('mei');
    expect(await world.call('dashboard.get', { weeks: 4 })).toMatchObject({ customers: 0, people: [] });
  });
});
