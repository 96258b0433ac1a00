/** Import files and backups that are not what they should be, and places where something already is. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BookId } from '../../../shared/model/ids.ts';
import { outcomeOf } from '../../support/outcome.ts';
import { createWorld, type World } from '../../support/vault-world.ts';

let world: World;
let backup: string;
let key: string;
let bookId: BookId;

beforeAll(async () => {
  world = await createWorld();
  backup = join(world.folder, 'whole.age');
  key = world.founderKit.recoveryKey ?? '';
  await world.call('customers.create', { card: { name: 'Kept', tags: [] }, reach: [{ kind: 'phone', value: '13800138000' }] });
  await world.call('backups.write', { path: backup });
  bookId = (await world.call('books.list', undefined)).find(({ kind }) => kind === 'shared')?.id as BookId;
}, 60_000);
afterAll(() => {
  world.remove();
});

function place(name: string, content: string | Buffer): string {
  const path = join(world.folder, name);
  writeFileSync(path, content);
  return path;
}

describe('import files', () => {
  test.each([
    ['a million columns', () => `${'a,'.repeat(1_000_000)}a\n1\n`, 'TOO_MANY_COLUMNS', 'TOO_MANY_COLUMNS'],
    // The preview shows the beginning of a cell; the import takes all of it.
    ['one enormous cell', () => `Name\n"${'x'.repeat(40_000)}"\n`, 'accepted', 'CELL_TOO_LONG'],
    ['a quote that is never closed', () => `Name\n"${'x\n'.repeat(600_000)}`, 'accepted', 'FILE_UNREADABLE'],
  ])('%s', async (_title, content, preview, commit) => {
    const path = place('bad.csv', content());
    const before = await world.call('audit.verify', undefined);
    const plan = {
      path,
      format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 },
      mapping: ['name'],
      bookId,
      duplicates: 'skip',
    } as const;
    expect([
      await outcomeOf(world.call('imports.previewFile', { path, format: {}, language: 'en' })),
      await outcomeOf(world.call('imports.commitFile', plan)),
    ]).toEqual([preview, commit]);
    expect(await world.call('audit.verify', undefined)).toEqual(before);
  });

  test.each([
    ['an empty file', '', 'FILE_EMPTY'],
    ['a file that is no text', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0, 2, 0, 3, 0xff, 0xfe, 0xfd, 0, 0]), 'NOT_TEXT'],
  ])('%s is told at the preview', async (_title, content, code) => {
    expect(await outcomeOf(world.call('imports.previewFile', { path: place('bad.csv', content), format: {}, language: 'en' }))).toBe(code);
  });

  test('a folder, and a file that has gone', async () => {
    const folder = join(world.folder, 'folder.csv');
    mkdirSync(folder);
    expect(await outcomeOf(world.call('imports.previewFile', { path: folder, format: {}, language: 'en' }))).toBe('FILE_UNREADABLE');
    expect(await outcomeOf(world.call('imports.previewFile', { path: join(world.folder, 'gone.csv'), format: {}, language: 'en' }))).toBe(
      'FILE_UNREADABLE',
    );
  });

  test('a mapping that names nobody', async () => {
    const path = place('list.csv', 'a,b\n1,2\n');
    const plan = {
      path,
      format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 0 },
      mapping: ['city', 'ignore'],
      bookId,
      duplicates: 'skip',
    } as const;
    expect(await outcomeOf(world.call('imports.checkFile', plan))).toBe('NO_NAME_COLUMN');
  });
});

describe('U4 backups that do not hold are refused before anything is written', () => {
  const target = () => join(world.folder, 'restored.keepbook');
  const restored = async (path: string, secret: string) => [
    await outcomeOf(world.call('restores.inspectFile', { path, key: secret })),
    await outcomeOf(world.call('restores.write', { path, key: secret, target: target() })),
    existsSync(target()),
  ];

  test('keys that are none, keys of nobody, and the kit of another vault', async () => {
    const other = await createWorld();
    const strangers = ['', 'hello', 'ABCD-EFGH-JKMN', 'AGE-SECRET-KEY-1QQQQQQ', other.founderKit.code, other.founderKit.recoveryKey ?? ''];
    for (const secret of strangers)
      expect([secret.slice(0, 4), ...(await restored(backup, secret))]).toEqual([
        secret.slice(0, 4),
        'WRONG_RECOVERY_KEY',
        'WRONG_RECOVERY_KEY',
        false,
      ]);
    const foreign = join(other.folder, 'foreign.age');
    await other.call('backups.write', { path: foreign });
    expect(await restored(foreign, key)).toEqual(['WRONG_RECOVERY_KEY', 'WRONG_RECOVERY_KEY', false]);
    await other.call('vault.settle', { reason: 'user' });
    other.remove();
  });

  test.each([
    ['text', () => place('x.age', 'dear diary'), 'NOT_A_BACKUP'],
    ['nothing', () => place('x.age', ''), 'NOT_A_BACKUP'],
    ['an age file with something else in it', () => ageFile('not a tar'), 'NOT_A_BACKUP'],
    ['a file that has gone', () => join(world.folder, 'gone.age'), 'FILE_UNREADABLE'],
  ])('%s', async (_title, make, code) => {
    expect(await restored(make(), key)).toEqual([code, code, false]);
  });

  test('cut off at any length or changed in one byte', async () => {
    const whole = readFileSync(backup);
    const outcomes = new Set<unknown>();
    for (let at = 1; at < 24; at += 1) {
      const cut = place('cut.age', whole);
      truncateSync(cut, Math.floor((whole.length * at) / 24));
      outcomes.add(await outcomeOf(world.call('restores.inspectFile', { path: cut, key })));
      const flipped = Buffer.from(whole);
      const byte = Math.floor((whole.length * at) / 24);
      flipped[byte] = (flipped[byte] ?? 0) ^ 1;
      outcomes.add(await outcomeOf(world.call('restores.inspectFile', { path: place('flipped.age', flipped), key })));
    }
    for (const outcome of outcomes) expect(['BACKUP_DAMAGED', 'NOT_A_BACKUP', 'WRONG_RECOVERY_KEY']).toContain(outcome);
  }, 60_000);

  function ageFile(text: string): string {
    const path = join(world.folder, 'other.age');
    const identity = place('identity.txt', key);
    const recipient = execFileSync('age-keygen', ['-y', identity], { encoding: 'utf8' }).trim();
    execFileSync('age', ['-r', recipient, '-o', path], { input: text });
    return path;
  }
});

describe('U5 a restore keeps what is there', () => {
  test('an existing file is kept under a speaking name, byte for byte, and the restored vault opens', async () => {
    const folder = join(world.folder, 'again');
    mkdirSync(folder);
    const target = join(folder, 'team.keepbook');
    writeFileSync(target, 'the file that was there');
    const { keptAs } = await world.call('restores.write', { path: backup, key, target });
    expect(keptAs).toMatch(/^team\.before-restore-.*\.keepbook$/);
    expect(readFileSync(join(folder, keptAs ?? ''), 'utf8')).toBe('the file that was there');
    expect(readdirSync(folder).sort()).toEqual([keptAs, 'team.keepbook'].sort());
    expect((await world.call('restores.inspectFile', { path: backup, key })).labels).toEqual(['boss']);
  });

  test('twice in the same second nothing is overwritten either', async () => {
    const folder = join(world.folder, 'twice');
    mkdirSync(folder);
    const target = join(folder, 'team.keepbook');
    writeFileSync(target, 'first');
    await world.call('restores.write', { path: backup, key, target });
    writeFileSync(target, 'second');
    await world.call('restores.write', { path: backup, key, target });
    const contents = readdirSync(folder).map((name) => readFileSync(join(folder, name)).subarray(0, 6).toString());
    expect(contents.filter((text) => text === 'first' || text === 'second').sort()).toEqual(['first', 'second']);
  });

  test('where the folder has gone nothing happens', async () => {
    expect(await outcomeOf(world.call('restores.write', { path: backup, key, target: join(world.folder, 'no', 'team.keepbook') }))).toBe(
      'VAULT_MISSING',
    );
    rmSync(join(world.folder, 'no'), { recursive: true, force: true });
  });
});

test('E5 an export by passphrase or recipient opens with the stock program, names its rows, and leaves out who asked not to be contacted', async () => {
  const query = { search: '', sort: 'name', descending: false } as const;
  const { id } = await world.call('customers.create', {
    card: { name: 'Silent', tags: [], doNotContact: true },
    reach: [
      { kind: 'phone', value: '13975310164' },
      { kind: 'email', value: 'quiet@nest.example' },
    ],
  });
  const [phone, email] = (await world.call('customers.get', { id })).reach.map((value) => value.id);
  if (phone === undefined || email === undefined) throw new Error('no value');
  for (const way of ['customers.callValue', 'customers.reveal', 'customers.copyValue'] as const)
    expect(await outcomeOf(world.call(way, { id, valueId: phone }))).toBe('DO_NOT_CONTACT');
  expect(await world.call('customers.copyValue', { id, valueId: email })).toEqual({ value: 'quiet@nest.example' });
  expect(await world.call('exports.decide', { query })).toMatchObject({ rows: 1, leftOut: 1 });
  const identity = place('id.txt', execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const recipient = execFileSync('age-keygen', ['-y', identity], { encoding: 'utf8' }).trim();
  const path = join(world.folder, 'list.csv.age');
  const request = {
    query,
    fields: ['name', 'phones', 'emails', 'wechat', 'addresses'],
    target: { kind: 'recipient', recipient },
    reason: 'fair',
    language: 'en',
  } as const;
  expect(await world.call('exports.write', { path, request })).toMatchObject({ rows: 1, leftOut: 1, fileName: 'list.csv.age' });
  const csv = execFileSync('age', ['-d', '-i', identity, path], { encoding: 'utf8' });
  expect(csv).toContain('Kept');
  expect(csv).toContain('13800138000');
  for (const text of ['Silent', '7531', 'quiet@']) expect(csv).not.toContain(text);
  expect(readFileSync(path).includes('Silent')).toBe(false);
  const { entries } = await world.call('audit.list', { offset: 0, limit: 5, action: 'export.made' });
  expect(entries[0]).toMatchObject({ count: 1, reason: 'fair', subject: 'list.csv.age' });
  expect(
    await outcomeOf(
      world.call('exports.write', {
        path: join(world.folder, 'bad.age'),
        request: { ...request, target: { kind: 'recipient', recipient: 'age1nobody' } },
      }),
    ),
  ).toBe('BAD_RECIPIENT');
  expect(existsSync(join(world.folder, 'bad.age'))).toBe(false);
});
