/** Ways into and around an import beside the file itself: pasted rows, the rows that stay out, and which side wins in a merge. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallInput } from '../../../electron/ipc/vault-calls.ts';
import type { BookId } from '../../../shared/model/ids.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
let bookId: BookId;

beforeAll(async () => {
  world = await createWorld();
  await world.signIn('boss');
  bookId = (await world.call('books.list', undefined)).find(({ kind }) => kind === 'shared')?.id as BookId;
}, 60_000);
afterAll(() => {
  world.remove();
});

function planOf(path: string, more: Partial<CallInput<'imports.commitFile'>> = {}): CallInput<'imports.commitFile'> {
  const format = { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 } as const;
  return { path, format, mapping: ['name', 'company', 'phone', 'city'], bookId, duplicates: 'skip', ...more };
}

function listOf(name: string, rows: readonly string[]): string {
  const path = join(world.folder, name);
  writeFileSync(path, ['Name,Company,Phone,City', ...rows].join('\n'));
  return path;
}

test('rows copied from a spreadsheet are looked at and imported like a file, until others are pasted', async () => {
  const { path } = await world.call('imports.keepPasted', {
    name: 'Pasted rows',
    text: '姓名\t手机\t备注\n周示例\t13900001111\t"两行\n备注"\n',
  });
  const preview = await world.call('imports.previewFile', { path, format: {}, language: 'zh-CN' });
  expect(preview).toMatchObject({ fileName: 'Pasted rows', format: { delimiter: '\t' }, mapping: ['name', 'phone', 'note'] });
  const { format, mapping } = preview;
  expect(await world.call('imports.commitFile', { path, format, mapping, bookId, duplicates: 'skip' })).toMatchObject({ imported: 1 });
  expect((await world.call('imports.list', undefined))[0]?.fileName).toBe('Pasted rows');
  await world.call('imports.keepPasted', { name: 'Pasted rows', text: 'x' });
  await expect(world.call('imports.previewFile', { path, format: {}, language: 'en' })).rejects.toMatchObject({ code: 'HANDLE_EXPIRED' });
});

test('rows that stay out are written with line and reason, guarded against formulas, and nothing else is', async () => {
  const path = listOf('bad.csv', ['Good,,13900002222,', '=Bad,Firm,1.39E+10,', ',,13900003333,']);
  const target = join(world.folder, 'refused.csv');
  expect(await world.call('imports.writeRows', { ...planOf(path), target, which: 'out', language: 'en' })).toEqual({ rows: 2 });
  expect(readFileSync(target, 'utf8')).toBe(
    '\uFEFFLine,Why it was not imported,Name,Company,Phone,City\r\n3,"phone in scientific notation, its digits are lost",\'=Bad,Firm,1.39E+10,\r\n4,no name,,,13900003333,\r\n'.replace(
      "'=Bad",
      '"\'=Bad"',
    ),
  );
  expect(existsSync(`${target}.part`)).toBe(false);
});

test('rows that come in with a remark are written with what to look at, and none that a rule leaves out', async () => {
  await world.call('imports.commitFile', planOf(listOf('there.csv', ['Gus,Firm,13900005551,'])));
  const path = listOf('odd.csv', ['Gus,Firm,see card,', 'Hal,Firm,ask Ann,Wuxi', ',,see card,', 'Ida,Firm,13900005553,']);
  const report = await world.call('imports.checkFile', planOf(path));
  expect(report).toMatchObject({ ready: 2, refused: 1, duplicatesInVault: 1 });
  expect(report.problems).toEqual([
    { problem: 'no-name', count: 1, lines: [4] },
    { problem: 'phone-invalid', count: 1, lines: [3] },
  ]);
  const target = join(world.folder, 'odd-rows.csv');
  expect(await world.call('imports.writeRows', { ...planOf(path), target, which: 'in', language: 'en' })).toEqual({ rows: 1 });
  expect(readFileSync(target, 'utf8')).toBe(
    '\uFEFFLine,What to look at,Name,Company,Phone,City\r\n3,"phone not recognised, kept as written",Hal,Firm,ask Ann,Wuxi\r\n',
  );
});

test('in a merge the file wins only in the fields chosen, and gaps are filled in all', async () => {
  await world.call('imports.commitFile', planOf(listOf('ours.csv', ['Ann,Old Ltd,13900004444,Suzhou'])));
  const theirs = listOf('theirs.csv', ['Ann,New Ltd,13900004444,Ningbo']);
  const result = await world.call('imports.commitFile', planOf(theirs, { duplicates: 'merge', fileWins: ['company'] }));
  expect(result).toMatchObject({ imported: 0, updated: 1 });
  const query = { search: 'Ann', sort: 'name', descending: false } as const;
  const [row] = (await world.call('customers.list', { query, offset: 0, limit: 5 })).rows;
  expect(row).toMatchObject({ company: 'New Ltd', city: 'Suzhou' });
});

test('duplicates are looked at side by side with the vault masked, and decided one by one against the rule for all', async () => {
  await world.call(
    'imports.commitFile',
    planOf(
      listOf('known.csv', ['Bea,Old Ltd,13900006661,Suzhou', 'Cid,Firm,13900006662,', 'Dan,Firm,13900006663,', 'Eve,Firm,13900006664,']),
    ),
  );
  const rows = [
    'Bea,New Ltd,13900006661,Ningbo',
    'Cid,Firm,13900006669,Wuxi',
    'Dan,,13900006663,Wuxi',
    'Eve,,13900006664,Wuxi',
    'Eve,Other,13900006664,',
  ];
  const path = listOf('again.csv', rows);
  expect(await world.call('imports.checkFile', planOf(path))).toMatchObject({ duplicatesInVault: 5, ready: 0, decided: 0 });
  const { total, duplicates } = await world.call('imports.duplicatesIn', { path, offset: 0, limit: 2 });
  expect(total).toBe(5);
  expect(duplicates).toMatchObject([
    {
      line: 2,
      row: { card: { company: 'New Ltd' }, reach: [{ value: '+8613900006661', known: true }] },
      customer: { card: { company: 'Old Ltd' }, reach: [{ masked: '139 **** 6661' }], opensPrivate: true },
      reasons: ['phone'],
    },
    { line: 3, row: { reach: [{ value: '+8613900006669', known: false }] }, reasons: ['name-company'] },
  ]);
  expect(JSON.stringify(duplicates[1]?.customer)).not.toContain('13900006662');
  const choices = [
    { line: 2, rule: 'merge', take: ['company'] },
    { line: 3, rule: 'update', take: [] },
    { line: 4, rule: 'keep', take: [] },
    { line: 6, rule: 'merge', take: ['company'] },
  ] as const;
  const plan = planOf(path, { choices });
  const report = await world.call('imports.checkFile', plan);
  expect(report).toMatchObject({ ready: 4, duplicatesInVault: 5, decided: 4, problems: [] });
  expect(await world.call('imports.commitFile', plan)).toMatchObject({ imported: 1, inboxed: 0, updated: 3, skipped: 1, refused: 0 });
  const listed = (await world.call('customers.list', { query: { search: '', sort: 'name', descending: false }, offset: 0, limit: 100 }))
    .rows;
  expect(
    listed.filter(({ name }) => ['Bea', 'Cid', 'Dan', 'Eve'].includes(name)).map(({ name, company, city }) => [name, company, city]),
  ).toEqual(
    expect.arrayContaining([
      ['Bea', 'New Ltd', 'Suzhou'],
      ['Cid', 'Firm', 'Wuxi'],
      ['Dan', 'Firm', undefined],
      ['Dan', undefined, 'Wuxi'],
      ['Eve', 'Other', undefined],
    ]),
  );
  await expect(world.call('imports.duplicatesIn', { path, offset: 0, limit: 2 })).rejects.toMatchObject({ code: 'HANDLE_EXPIRED' });
});

test('two rows for one customer both reach them', async () => {
  await world.call('imports.commitFile', planOf(listOf('one.csv', ['Fay,Firm,13900007771,'])));
  const path = listOf('twice.csv', ['Fay,,13900007771 / 13900007772,', 'Fay,Firm,13900007773,Wuxi']);
  expect(await world.call('imports.commitFile', planOf(path, { duplicates: 'update' }))).toMatchObject({
    imported: 0,
    updated: 2,
    skipped: 0,
  });
  const query = { search: 'Fay', sort: 'name', descending: false } as const;
  const [row] = (await world.call('customers.list', { query, offset: 0, limit: 5 })).rows;
  expect(row?.city).toBe('Wuxi');
  const detail = await world.call('customers.get', { id: row?.id ?? ('' as never) });
  expect(detail.reach).toHaveLength(3);
});

test('the mapping last used for a list with the same heads is taken again, in the next session too', async () => {
  const path = listOf('mapped.csv', ['Ivy,Firm,13900005555,Suzhou']);
  const look = async () => (await world.call('imports.previewFile', { path, format: {}, language: 'en' })).mapping;
  expect(await look()).toEqual(['name', 'company', 'phone', 'city']);
  await world.call('imports.commitFile', planOf(path, { mapping: ['name', 'ignore', 'phone', 'note'] }));
  await world.signIn('boss');
  expect(await look()).toEqual(['name', 'ignore', 'phone', 'note']);
});
