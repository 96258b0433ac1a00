import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppState } from '../../shared/model/app.ts';
import { launchApp, shellUnderTest, type AppUnderTest } from '../support/app-under-test.ts';

type Bridge = { readonly call: (method: string, input: unknown) => Promise<unknown> };

let app: AppUnderTest;
beforeAll(async () => {
  app = await launchApp();
}, 60_000);
afterAll(async () => {
  await app.close();
}, 30_000);

function call(method: string, input?: unknown): Promise<unknown> {
  return app.page.evaluate(
    ([name, given]) => (window as unknown as { keepbook: Bridge }).keepbook.call(name as string, given),
    [method, input],
  );
}

test('the window opens on our origin in a secure context', async () => {
  expect(app.page.url()).toMatch(/^https:\/\/keepbook\.localhost\//);
  expect(await app.page.evaluate(() => window.isSecureContext)).toBe(true);
});

test('the page learns the state of the program through the bridge', async () => {
  const reply = (await call('app.state')) as { ok: boolean; value: unknown };
  expect(reply.ok).toBe(true);
  expect(AppState.parse(reply.value)).toMatchObject({ phase: 'welcome', shell: shellUnderTest() });
});

test('a method outside the contract is refused', async () => {
  expect(await call('db.run', { sql: 'select 1' })).toEqual({ ok: false, code: 'UNKNOWN_METHOD' });
  expect(await call('constructor')).toEqual({ ok: false, code: 'UNKNOWN_METHOD' });
});

test('the bridge cannot be replaced and the page has no Node', async () => {
  const seen = await app.page.evaluate(() => {
    const bridge = (window as unknown as { keepbook: Bridge }).keepbook;
    try {
      (window as unknown as { keepbook: unknown }).keepbook = undefined;
    } catch {
      // Refused loudly in strict code, silently elsewhere; both are fine.
    }
    return {
      same: (window as unknown as { keepbook: Bridge }).keepbook === bridge,
      frozen: Object.isFrozen(bridge),
      node: 'process' in window || 'require' in window,
    };
  });
  expect(seen).toEqual({ same: true, frozen: true, node: false });
});

test('the page reaches no other address', async () => {
  const reached = await app.page.evaluate(async () => {
    const tries = ['https://example.com/', 'http://127.0.0.1/', 'https://keepbook.localhost/index.html'].map((url) =>
      fetch(url).then(
        () => url,
        () => 'refused',
      ),
    );
    return Promise.all(tries);
  });
  expect(reached).toEqual(['refused', 'refused', 'refused']);
});

test('a frame inside the page gets no bridge', async () => {
  const inFrame = await app.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return 'keepbook' in (frame.contentWindow ?? {});
  });
  expect(inFrame).toBe(false);
});

test('the page can open no window', async () => {
  const before = app.page.context().pages().length;
  expect(await app.page.evaluate(() => window.open('https://keepbook.localhost/') === null)).toBe(true);
  expect(app.page.context().pages()).toHaveLength(before);
});

test('the program ends when the system asks it to, and leaves no vault process', async () => {
  const other = await launchApp();
  await other.page.evaluate(() =>
    (window as unknown as { keepbook: Bridge }).keepbook.call('passphrase.judge', {
      passphrase: 'x',
      own: [],
      strict: true,
      rules: { passphraseMinLength: 15, passphraseClasses: false },
    }),
  );
  const pid = (await other.vaultPid()) ?? 0;
  expect(pid).toBeGreaterThan(0);
  expect(await other.terminate()).toBe(0);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
