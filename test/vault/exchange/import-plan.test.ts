import { describe, expect, test } from 'vitest';
import type { DuplicateCandidate } from '../../../electron/vault/exchange/duplicates.ts';
import { planImport } from '../../../electron/vault/exchange/import-plan.ts';
import type { PlanOptions } from '../../../electron/vault/exchange/import-plan.ts';
import { mergeForUpdate } from '../../../electron/vault/exchange/merge-row.ts';
import type { FileRow } from '../../../electron/vault/exchange/import-source.ts';
import { CustomerId } from '../../../shared/model/ids.ts';

const KNOWN = CustomerId.parse('01890a5d-ac96-774b-bcce-b302099a8057');
const HEADS = ['name', 'company', 'phone', 'email', 'city'] as const;

async function* table(rows: Iterable<readonly string[]>): AsyncGenerator<FileRow> {
  let line = 1;
  yield { line, cells: HEADS };
  for (const cells of rows) yield { line: ++line, cells };
}

async function plan(rows: Iterable<readonly string[]>, options: Partial<PlanOptions> = {}) {
  const { report, accepted } = await planImport(table(rows), {
    headerRow: 0,
    mapping: HEADS,
    region: 'CN',
    duplicates: 'skip',
    findDuplicates: (candidates) => candidates.map(() => undefined),
    ...options,
  });
  return { report, accepted: [...accepted] };
}

const ROWS = [
  ['甲', '一公司', '13800000001', '', ''],
  ['甲二', '', '+86 138 0000 0001', 'a@example.com', '苏州'],
  ['乙', '一公司', '', 'A@EXAMPLE.COM', ''],
  ['丙', '一公司', '', '', ''],
  ['丙', '一公司', '13800000003', '', ''],
  ['丁', '', '', '', ''],
  ['丁', '', '', '', ''],
  ['', '', '13800000009', '', ''],
];

describe('duplicates within the file', () => {
  test('with skip the first row stands, and every later one with the same phone, or name and company, is left out', async () => {
    const { report, accepted } = await plan(ROWS);
    expect(accepted.map(({ line, card }) => [line, card.name])).toEqual([
      [2, '甲'],
      [4, '乙'],
      [5, '丙'],
      [7, '丁'],
      [8, '丁'],
    ]);
    expect(report).toEqual({
      rows: 8,
      ready: 5,
      duplicatesInFile: 2,
      duplicatesInVault: 0,
      refused: 1,
      decided: 0,
      problems: [
        { problem: 'no-name', count: 1, lines: [9] },
        { problem: 'duplicate-in-file', count: 2, lines: [3, 6] },
      ],
    });
  });

  test('with keep all are taken and the duplicates are only reported', async () => {
    const { report, accepted } = await plan(ROWS, { duplicates: 'keep' });
    expect(accepted).toHaveLength(7);
    expect(report).toMatchObject({ ready: 7, duplicatesInFile: 3, refused: 1 });
  });

  test('with update later rows fill the first, and what they bring is recognised in turn', async () => {
    const { accepted } = await plan(ROWS, { duplicates: 'update' });
    expect(accepted.map(({ card }) => card.name)).toEqual(['甲', '丙', '丁', '丁']);
    expect(accepted[0]).toEqual({
      line: 2,
      card: { name: '甲', company: '一公司', city: '苏州', tags: [] },
      reach: [
        { kind: 'phone', value: '+8613800000001' },
        { kind: 'email', value: 'a@example.com' },
      ],
    });
    expect(accepted[1]?.reach).toEqual([{ kind: 'phone', value: '+8613800000003' }]);
  });

  test('a hotline or a remark in the phone column makes nobody the same', async () => {
    const { report } = await plan([
      ['甲', '', '95588', '', ''],
      ['乙', '', '95588', '', ''],
      ['丙', '', '总机', '', ''],
      ['丁', '', '总机', '', ''],
    ]);
    expect(report).toMatchObject({ ready: 4, duplicatesInFile: 0 });
  });
});

describe('duplicates of the vault', () => {
  const findDuplicates = (candidates: readonly DuplicateCandidate[]) =>
    candidates.map(({ phones }) => (phones.includes('+8613800000001') ? KNOWN : undefined));

  test('with skip they are left out, with update they name their customer, with keep they are new', async () => {
    const rows = ROWS.slice(0, 1);
    expect(await plan(rows, { findDuplicates })).toMatchObject({ report: { ready: 0, duplicatesInVault: 1 }, accepted: [] });
    expect((await plan(rows, { findDuplicates, duplicates: 'update' })).accepted).toMatchObject([{ duplicateOf: KNOWN }]);
    const kept = await plan(rows, { findDuplicates, duplicates: 'keep' });
    expect(kept.report).toMatchObject({ ready: 1, duplicatesInVault: 1 });
    expect(kept.accepted[0]).not.toHaveProperty('duplicateOf');
  });

  test('they are asked for in groups of at most 500 with phones as they are stored', async () => {
    const asked: number[] = [];
    await plan(
      Array.from({ length: 1_203 }, (_, row) => [`客${row}`, '', String(13_800_000_000 + row), '', '']),
      {
        findDuplicates: (candidates) => {
          asked.push(candidates.length);
          expect(candidates.every(({ phones }) => /^\+86138\d{8}$/u.test(phones[0] ?? ''))).toBe(true);
          return candidates.map(() => undefined);
        },
      },
    );
    expect(asked).toEqual([500, 500, 203]);
  });
});

describe('running', () => {
  test('other work of the process runs between chunks, progress is told, and a cancel ends it', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 0);
    const progress: number[] = [];
    const rows = Array.from({ length: 20_000 }, (_, row) => [`客${row}`, '', '', `c${row}@example.com`, '']);
    const running = plan(rows, { onProgress: (done) => progress.push(done), isCancelled: () => progress.length === 30 });
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    clearInterval(timer);
    expect(progress.slice(0, 3)).toEqual([500, 1_000, 1_500]);
    expect(progress).toHaveLength(30);
    expect(ticks).toBeGreaterThan(3);
  });

  test('a mapping that names nobody is refused before anything is read', async () => {
    await expect(plan(ROWS, { mapping: ['ignore', 'ignore', 'phone', 'ignore', 'city'] })).rejects.toMatchObject({
      code: 'NO_NAME_COLUMN',
    });
  });

  test('a file full of one problem names the first twenty lines', async () => {
    const { report } = await plan(Array.from({ length: 1_000 }, () => ['甲', '', '1.38E+10', '', '']));
    expect(report.problems).toEqual([
      { problem: 'phone-scientific', count: 1_000, lines: Array.from({ length: 20 }, (_, index) => index + 2) },
    ]);
  });
});

describe('merging', () => {
  const card = { name: '甲', company: '一公司', tags: ['重点'], doNotContact: true };

  test('gaps are filled and nothing is overwritten or removed', () => {
    const merged = mergeForUpdate(card, [{ kind: 'email', value: 'a@example.com' }], {
      card: { name: '甲甲', company: '二公司', city: '苏州', tags: ['重点', '老客户'] },
      reach: [
        { kind: 'email', value: 'A@example.com' },
        { kind: 'phone', value: '+8613800000001' },
      ],
    });
    expect(merged).toEqual({
      card: { ...card, city: '苏州', tags: ['重点', '老客户'] },
      added: [{ kind: 'phone', value: '+8613800000001' }],
    });
  });

  test('a row that brings nothing gives the very same card', () => {
    const merged = mergeForUpdate(card, [], { card: { name: '乙', tags: [] }, reach: [] });
    expect(merged.card).toBe(card);
    expect(merged.added).toEqual([]);
  });

  test('a customer never gets more than 30 tags and 40 values', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ kind: 'email', value: `${count}-${index}@example.com` }) as const);
    const merged = mergeForUpdate({ name: '甲', tags: Array.from({ length: 29 }, (_, tag) => `t${tag}`) }, many(38), {
      card: { name: '甲', tags: ['x', 'y'] },
      reach: many(5),
    });
    expect(merged.card.tags).toHaveLength(30);
    expect(merged.added).toHaveLength(2);
  });
});
