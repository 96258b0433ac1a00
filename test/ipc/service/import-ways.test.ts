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
  expect(await world.call('imports.writeRefused', { ...planOf(path), target, language: 'en' })).toEqual({ rows: 2 });
  expect(readFileSync(target, 'utf8')).toBe(
    '\uFEFFLine,Why it was not imported,Name,Company,Phone,City\r\n3,"phone in scientific notation, its digits are lost",\'=Bad,Firm,1.39E+10,\r\n4,no name,,,13900003333,\r\n'.replace(
      "'=Bad",
      '"\'=Bad"',
    ),
  );
  expect(existsSync(`${target}.part`)).toBe(false);
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

test('the mapping last used for a list with the same heads is taken again, in the next session too', async () => {
  const path = listOf('mapped.csv', ['Ivy,Firm,13900005555,Suzhou']);
  const look = async () => (await world.call('imports.previewFile', { path, format: {}, language: 'en' })).mapping;
  expect(await look()).toEqual(['name', 'company', 'phone', 'city']);
  await world.call('imports.commitFile', planOf(path, { mapping: ['name', 'ignore', 'phone', 'note'] }));
  await world.signIn('boss');
  expect(await look()).toEqual(['name', 'ignore', 'phone', 'note']);
});
