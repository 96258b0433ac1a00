import { expect, test } from 'vitest';
import { isTrustedSender } from '../../electron/ipc/sender.ts';

test('the top frame of our page may call', () => {
  expect(isTrustedSender({ url: 'https://keepbook.localhost/', isTopFrame: true })).toBe(true);
  expect(isTrustedSender({ url: 'https://keepbook.localhost/customers?x#y', isTopFrame: true })).toBe(true);
});

test('a frame inside our page may not call', () => {
  expect(isTrustedSender({ url: 'https://keepbook.localhost/', isTopFrame: false })).toBe(false);
  expect(isTrustedSender(undefined)).toBe(false);
});

test.each([
  'http://keepbook.localhost/',
  'https://keepbook.localhost:444/',
  'https://keepbook.localhost.example.com/',
  'https://evil.keepbook.localhost/',
  'https://example.com/?https://keepbook.localhost/',
  'https://keepbook.localhost@example.com/',
  'https://user@keepbook.localhost/',
  'blob:https://keepbook.localhost/1234',
  'about:blank',
  'data:text/html,x',
  'file:///keepbook.localhost',
  'chrome-error://chromewebdata/',
  '',
])('%s may not call', (url) => {
  expect(isTrustedSender({ url, isTopFrame: true })).toBe(false);
});
