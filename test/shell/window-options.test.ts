import { expect, test } from 'vitest';
import { PARTITION, WEB_PREFERENCES, WINDOW_OPTIONS } from '../../electron/shell/window-options.ts';

test('the page is sandboxed, isolated and without Node', () => {
  expect(WEB_PREFERENCES).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});

test('the window uses exactly these preferences and keeps nothing of the page on disk', () => {
  expect(WINDOW_OPTIONS.webPreferences).toBe(WEB_PREFERENCES);
  expect(WEB_PREFERENCES.partition).toBe(PARTITION);
  expect(PARTITION.startsWith('persist:')).toBe(false);
});
