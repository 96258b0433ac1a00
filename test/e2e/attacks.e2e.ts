/** A page turned hostile, from the inside: what it may ask, what it can reach, and what is left of secrets after a lock. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CustomerId, ValueId } from '../../shared/model/ids.ts';
import type { Reply } from '../../shared/contract.ts';
import { launchApp, type AppUnderTest } from '../support/app-under-test.ts';
import { ask, codeOf, knock } from '../support/bridge.ts';
import { goTo, inside, openFirst, PASSPHRASE, revealFirst, rows, signIn, type Person } from '../support/person.ts';
import { wordsOf } from '../support/words.ts';

type Target = { readonly id: CustomerId; readonly valueId: ValueId };

const words = wordsOf('en');
const folder = mkdtempSync(join(tmpdir(), 'keepbook-attacks-'));
const FOUNDER = 'Chen Jing';
const SELLER = 'Li Lei';
const COLLEAGUE = 'Han Mei';
const ALL = { search: '', sort: 'updated', descending: true } as const;
/** What the log may hold of any of this: nothing. */
const NUMBERS = { shared: '13911112222', pool: '13733334444', colleague: '13655556666' } as const;

let app: AppUnderTest;
let person: Person;
const foreign: { pool?: Target; colleague?: Target } = {};

async function slotOf(label: string) {
  const { labels } = await ask(app.page, 'app.state');
  const slot = labels.find((each) => each.label === label);
  if (slot === undefined) throw new Error(`no slot ${label}`);
  return slot.slotId;
}

async function enter(label: string): Promise<void> {
  await ask(app.page, 'vault.lock');
  await ask(app.page, 'vault.unlock', { slotId: await slotOf(label), passphrase: PASSPHRASE });
  await inside(person);
}

async function customer(name: string, number: string, bookId?: string): Promise<Target> {
  const reply = await knock(app.page, 'customers.create', {
    card: { name, tags: [] },
    reach: [{ kind: 'phone', value: number }],
    ...(bookId === undefined ? {} : { bookId }),
  });
  if (!reply.ok) throw new Error(reply.code);
  const { id } = reply.value as { id: CustomerId };
  const { reach } = await ask(app.page, 'customers.get', { id });
  const first = reach[0];
  if (first === undefined) throw new Error('no phone');
  return { id, valueId: first.id };
}

beforeAll(async () => {
  app = await launchApp();
  const { page } = app;
  person = { app, page, words };
  await page.getByText('English', { exact: true }).click();
  app.queueDialog(join(folder, 'Attacked.keepbook'));
  const place = await ask(page, 'vaults.chooseNew', { suggestedName: 'Attacked' });
  if (!('handle' in place)) throw new Error('no place');
  await ask(page, 'vaults.create', {
    handle: place.handle,
    teamName: 'Sales North',
    name: FOUNDER,
    label: FOUNDER,
    passphrase: PASSPHRASE,
    language: 'en',
  });
  const books = await ask(page, 'books.list');
  await vi.waitFor(
    async () => {
      expect((await ask(page, 'health.get')).verification).toBe('intact');
    },
    { timeout: 30_000 },
  );
  await customer('Shared Customer', NUMBERS.shared, books.find((book) => book.kind === 'shared')?.id);
  foreign.pool = await customer('Pool Customer', NUMBERS.pool, books.find((book) => book.kind === 'pool')?.id);
  const { teamId } = await ask(page, 'session.get');
  for (const name of [SELLER, COLLEAGUE]) {
    const { code } = await ask(page, 'people.invite', { name, roles: ['salesperson'], teamId });
    await ask(page, 'vault.lock');
    await ask(page, 'vault.join', { code, label: name, passphrase: PASSPHRASE });
    await enter(FOUNDER);
    const member = (await ask(page, 'people.list')).find((each) => each.name === name);
    if (member === undefined) throw new Error(`${name} is missing`);
    await ask(page, 'people.confirm', { memberId: member.id });
  }
  await enter(COLLEAGUE);
  const { memberId } = await ask(page, 'session.get');
  foreign.colleague = await customer(
    'Colleague Customer',
    NUMBERS.colleague,
    (await ask(page, 'books.list')).find((book) => book.ownerId === memberId)?.id,
  );
}, 180_000);

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe('messages', () => {
  test('a method outside the contract is unknown, whatever it is called', async () => {
    for (const method of [
      'db.run',
      '',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'customers.list ',
      'Customers.List',
      'vault.open',
      'egress.reveal',
      'x'.repeat(100_000),
    ]) {
      expect(await codeOf(app.page, method), method.slice(0, 20)).toBe('UNKNOWN_METHOD');
    }
  });

  test('a method that is no text is unknown', async () => {
    for (const method of [undefined, null, 7, true, ['app.state'], { toString: 'app.state' }]) {
      expect(await knock(app.page, method)).toEqual({ ok: false, code: 'UNKNOWN_METHOD' });
    }
  });

  const malformed: readonly (readonly [string, unknown])[] = [
    ['customers.list', { query: ALL, offset: -1, limit: 10 }],
    ['customers.list', { query: ALL, offset: 0, limit: 201 }],
    ['customers.list', { query: ALL, offset: 0, limit: 10, all: true }],
    ['customers.list', { query: { ...ALL, sort: 'phone' }, offset: 0, limit: 10 }],
    ['customers.get', { id: 'C1' }],
    ['customers.get', { id: { $ne: '' } }],
    ['customers.get', undefined],
    ['customers.get', null],
    ['customers.get', [1, 2, 3]],
    ['customers.reveal', { id: '../../etc/passwd', valueId: '%00' }],
    ['customers.trash', { ids: [] }],
    ['notes.add', { id: 'x', text: 'y'.repeat(10_001) }],
    ['vault.unlock', { slotId: 'x', passphrase: 'p'.repeat(1_025) }],
    ['vaults.open', { handle: '/etc/passwd' }],
    ['imports.preview', { handle: 'h'.repeat(30), language: 'fr' }],
    ['app.touch', { now: 1 }],
    ['preferences.set', { language: 'tlh' }],
    ['audit.list', { limit: Number.MAX_SAFE_INTEGER }],
  ];
  test('malformed messages are refused with a code', async () => {
    for (const [method, input] of malformed) expect(await codeOf(app.page, method, input), method).toBe('INVALID_INPUT');
  });

  test('oversized and cyclic messages are refused and the program goes on', async () => {
    const codes = await app.page.evaluate(async () => {
      const bridge = (
        window as unknown as { keepbook: { call: (method: string, input: unknown) => Promise<{ ok: boolean; code?: string }> } }
      ).keepbook;
      const cyclic: Record<string, unknown> = {};
      cyclic['self'] = cyclic;
      let deep: unknown = 1;
      for (let level = 0; level < 500; level += 1) deep = [deep];
      const inputs = [
        'x'.repeat(1_200_000),
        { query: { search: 'y'.repeat(1_200_000) } },
        Array.from({ length: 400_000 }, () => 0),
        cyclic,
        deep,
        new Uint8Array(1_200_000),
        new Map([[1, 2]]),
      ];
      const results: string[] = [];
      for (const input of inputs) {
        results.push(
          await bridge.call('customers.list', input).then(
            (reply) => (reply.ok ? 'ok' : (reply.code ?? '')),
            () => 'refused',
          ),
        );
      }
      return results;
    });
    for (const code of codes) expect(['INVALID_INPUT', 'refused']).toContain(code);
    expect(await codeOf(app.page, 'app.state')).toBe('ok');
  });

  test('keys of the prototype change nothing on the other side', async () => {
    const replies = await app.page.evaluate(async () => {
      const { call } = (window as unknown as { keepbook: { call: (method: string, input: unknown) => Promise<Reply<unknown>> } }).keepbook;
      const poisoned: unknown = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"language":"en"}');
      return [await call('preferences.set', poisoned), await call('app.state', undefined)];
    });
    expect(JSON.stringify(replies)).not.toContain('isAdmin');
    expect(replies[1]?.ok).toBe(true);
  });
});

describe('the door itself', () => {
  test('it cannot be replaced, extended or deleted', async () => {
    const kept = await app.page.evaluate(() => {
      const page = window as unknown as Record<string, unknown>;
      const before = page['keepbook'] as Record<string, unknown>;
      const beforeCall = before['call'];
      const tries = [
        () => (page['keepbook'] = { call: () => Promise.resolve({ ok: true, value: 'mine' }) }),
        () => Object.defineProperty(window, 'keepbook', { value: {} }),
        () => Reflect.deleteProperty(window, 'keepbook'),
        () => (before['call'] = () => 'mine'),
        () => (before['spy'] = 1),
        () => Reflect.setPrototypeOf(before, { spy: 1 }),
      ];
      for (const attempt of tries) {
        try {
          attempt();
        } catch {
          // Refused loudly; a silent refusal is as good.
        }
      }
      return page['keepbook'] === before && before['call'] === beforeCall && !('spy' in before);
    });
    expect(kept).toBe(true);
  });

  test('frames of every kind get no answer', async () => {
    await app.page.evaluate(() => {
      const blob = URL.createObjectURL(new Blob(['<p>frame'], { type: 'text/html' }));
      for (const src of [
        'about:blank',
        blob,
        'data:text/html,<p>frame',
        'https://example.com/',
        'https://keepbook.localhost/',
        'srcdoc',
        'sandboxed',
      ]) {
        const frame = document.createElement('iframe');
        frame.className = 'hostile';
        if (src === 'srcdoc') frame.srcdoc = '<p>frame';
        else if (src === 'sandboxed') frame.setAttribute('sandbox', 'allow-scripts');
        else frame.src = src;
        document.body.append(frame);
      }
    });
    await app.page.waitForTimeout(500);
    const frames = app.page.frames().filter((frame) => frame !== app.page.mainFrame());
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) {
      const reply = await frame
        .evaluate(async () => {
          const own = window as unknown as Record<string, unknown> & {
            keepbook?: { call: (method: string) => Promise<{ ok: boolean; code?: string }> };
          };
          const bare = own['__keepbookCall'] as ((method: string) => Promise<{ ok: boolean; code?: string }>) | undefined;
          const call = own.keepbook?.call ?? bare;
          const reply = await call?.('app.state');
          return reply?.ok === true ? 'answered' : (reply?.code ?? 'no door');
        })
        .catch(() => 'no frame');
      expect(['FORBIDDEN_SENDER', 'no door', 'no frame']).toContain(reply);
      expect(frame.url()).not.toContain('example.com');
    }
    await app.page.evaluate(() => {
      for (const frame of document.querySelectorAll('.hostile')) frame.remove();
    });
  });
});

describe('rights', () => {
  beforeAll(() => enter(SELLER), 60_000);

  test('a salesperson cannot reveal, copy or call beyond their books, whatever ids the page names', async () => {
    const { page } = app;
    const listed = await ask(page, 'customers.list', { query: ALL, offset: 0, limit: 200 });
    expect(listed.rows.map((row) => row.name).toSorted()).toEqual(['Pool Customer', 'Shared Customer']);
    expect(listed.rows.find((row) => row.name === 'Pool Customer')).toMatchObject({ opensPrivate: false });
    for (const target of [foreign.pool, foreign.colleague]) {
      expect(target).toBeDefined();
      for (const method of ['customers.reveal', 'customers.copy', 'customers.call'])
        expect(['NO_KEY', 'NOT_FOUND']).toContain(await codeOf(page, method, target));
    }
    for (const search of Object.values(NUMBERS).slice(1))
      expect((await ask(page, 'customers.list', { query: { ...ALL, search }, offset: 0, limit: 200 })).total).toBe(0);
    expect(await codeOf(page, 'customers.get', { id: foreign.colleague?.id })).toBe('NOT_FOUND');
    const everything = JSON.stringify([
      listed,
      await knock(page, 'books.list'),
      await knock(page, 'people.list'),
      await knock(page, 'customers.facets', { query: ALL }),
    ]);
    for (const number of Object.values(NUMBERS)) expect(everything).not.toContain(number.slice(3, 10));
  });

  test('a salesperson cannot export, back up, invite, confirm, make teams or change the rules', async () => {
    const { page } = app;
    // One place for each of the two that ask for one.
    app.queueDialog(join(folder, 'stolen.csv.age'));
    app.queueDialog(join(folder, 'stolen.age'));
    const target = { kind: 'passphrase', passphrase: PASSPHRASE };
    expect(await codeOf(page, 'exports.run', { query: ALL, fields: ['name', 'phones'], target, reason: 'mine', language: 'en' })).toBe(
      'EXPORT_NOT_ALLOWED',
    );
    expect(await codeOf(page, 'backups.run')).toBe('FORBIDDEN');
    const { policy, memberId, teamId } = await ask(page, 'session.get');
    expect(await codeOf(page, 'policy.set', { policy: { ...policy, salespersonMayExport: true }, reason: 'mine' })).toBe('FORBIDDEN');
    expect(await codeOf(page, 'people.invite', { name: 'Friend', roles: ['lead'], teamId })).toBe('FORBIDDEN');
    expect(await codeOf(page, 'people.confirm', { memberId })).not.toBe('ok');
    expect(await codeOf(page, 'teams.create', { name: 'Mine' })).toBe('FORBIDDEN');
    expect(readdirSync(folder).filter((name) => name.startsWith('stolen'))).toEqual([]);
  });
});

describe('lock', () => {
  test('after a lock every question about the vault is refused', async () => {
    await enter(FOUNDER);
    await ask(app.page, 'vault.lock');
    const id = foreign.pool?.id;
    for (const [method, input] of [
      ['customers.list', { query: ALL, offset: 0, limit: 1 }],
      ['customers.get', { id }],
      ['customers.reveal', foreign.pool],
      ['session.get', undefined],
      ['people.list', undefined],
      ['audit.verify', undefined],
      ['exports.decide', { query: ALL }],
    ] as const) {
      expect(await codeOf(app.page, method, input), method).toBe('VAULT_LOCKED');
    }
    app.queueDialog(join(folder, 'locked.age'));
    expect(await codeOf(app.page, 'backups.run')).toBe('VAULT_LOCKED');
    expect(existsSync(join(folder, 'locked.age'))).toBe(false);
  });

  test('after a lock no revealed value, no passphrase and no customer is left in the page or its storage', async () => {
    const { page } = app;
    await signIn(person, FOUNDER);
    await inside(person);
    await goTo(person, 'customers');
    await rows(person).first().waitFor();
    await openFirst(person);
    const shown = (await revealFirst(person)).replaceAll(/\D/g, '').slice(-11);
    expect(Object.values(NUMBERS)).toContain(shown);
    await goTo(person, 'settings');
    await page.getByLabel(words('settings.passphrase.current'), { exact: true }).first().fill(PASSPHRASE);
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: words('signIn.passphrase.title') }).waitFor();
    const left = await page.evaluate(async () => ({
      page:
        document.documentElement.outerHTML +
        [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value).join(' '),
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookies: document.cookie,
      history: JSON.stringify(history.state) + location.href,
      globals: Object.keys(window)
        .filter((name) => typeof (window as unknown as Record<string, unknown>)[name] === 'string')
        .map((name) => String((window as unknown as Record<string, unknown>)[name]))
        .join(' '),
    }));
    expect(left).toMatchObject({ local: 0, session: 0, databases: 0, caches: 0, cookies: '' });
    const spelled = [shown, shown.replace(/(\d{3})(\d{4})(\d{4})/, '$1 $2 $3'), PASSPHRASE, 'Shared Customer', 'Pool Customer'];
    for (const secret of spelled) expect(left.page + left.history + left.globals).not.toContain(secret);
    expect(await page.context().cookies()).toEqual([]);
  });
});
