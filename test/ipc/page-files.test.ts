import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../electron/ipc/csp.ts';
import { openPageFiles, type PageFiles } from '../../electron/ipc/page-files.ts';

let folder: string;
let files: PageFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keepbook-page-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'outside');
  writeFileSync(join(folder, 'page', 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>');
  writeFileSync(join(folder, 'page', 'assets', 'app.js'), 'app');
  writeFileSync(join(folder, 'page', 'assets', 'app.js.map'), 'sources');
  files = openPageFiles(join(folder, 'page'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function get(url: string, method = 'GET'): ReturnType<PageFiles['answer']> {
  return files.answer({ url, method });
}

test('the policy allows our own scripts, nonced styles, images in text, and nothing else', () => {
  const policy = contentSecurityPolicy('abc');
  expect(
    policy.startsWith(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self' data:; font-src 'self'; connect-src 'none'",
    ),
  ).toBe(true);
  for (const denied of [
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "worker-src 'none'",
    "frame-src 'none'",
  ])
    expect(policy).toContain(denied);
  expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/);
});

test('each load of the page has its own nonce, the same in header and text', () => {
  const [first, second] = [get('https://keepbook.localhost/'), get('https://keepbook.localhost/')];
  const nonce = /'nonce-([^']+)'/.exec(first?.headers['Content-Security-Policy'] ?? '')?.[1] ?? '';
  expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
  expect(first?.body.toString()).toBe(`<meta name="csp-nonce" content="${nonce}"><style nonce="${nonce}"></style>`);
  expect(second?.body.toString()).not.toBe(first?.body.toString());
});

test('addresses of screens give the page, files give themselves with their type and the policy', () => {
  expect(get('https://keepbook.localhost/customers/1?x=1')?.headers['Content-Type']).toContain('text/html');
  const script = get('https://keepbook.localhost/assets/app.js');
  expect(script?.body.toString()).toBe('app');
  expect(script?.headers).toMatchObject({
    'Content-Type': 'text/javascript; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  expect(script?.headers['Content-Security-Policy']).toContain("default-src 'none'");
});

test.each([
  '/assets/app.js.map',
  '/../secret.js',
  '/..%2fsecret.js',
  '/assets/../../secret.js',
  '/%2e%2e/secret.js',
  '//secret.js',
  '/assets\\..\\..\\secret.js',
])('%s is not found', (path) => {
  const answer = get(`https://keepbook.localhost${path}`);
  expect(answer?.body.toString() ?? '').not.toMatch(/outside|sources/);
  expect(answer?.status).toBe(404);
});

test('other origins are not ours to answer, and other methods are refused', () => {
  for (const url of [
    'https://example.com/',
    'http://keepbook.localhost/',
    'https://keepbook.localhost:8443/',
    'https://a@keepbook.localhost/',
    'nonsense',
  ])
    expect(get(url)).toBeUndefined();
  expect(get('https://keepbook.localhost/', 'POST')?.status).toBe(405);
});

test('a page that was not built is said to be missing', () => {
  expect(() => openPageFiles(join(folder, 'page', 'assets'))).toThrow('index.html is missing');
});
