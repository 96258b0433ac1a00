import { afterEach, expect, test, vi } from 'vitest';
import { pinnedNode, rejectOldNode } from '../../../electron/preview/launcher/pinned-node.mjs';
import { findOnPath } from '../../../electron/preview/launcher/paths.mjs';
import { run } from '../../../electron/preview/launcher/run.mjs';
import { EXIT_MACHINE_LACKS } from '../../../electron/preview/launcher/say.mjs';
import { findElectron, hasDisplay, shellUnderTest } from '../../../electron/preview/launcher/shells.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['20.20.2', '22.17.1', '18.0.0'])('Node %s is refused with the exit code for a lacking machine', (version) => {
  expect(() => {
    rejectOldNode(version);
  }).toThrow(expect.objectContaining({ exitCode: EXIT_MACHINE_LACKS }));
});

test.each(['22.18.0', '24.21.0', '26.0.0'])('Node %s is good enough', (version) => {
  expect(() => {
    rejectOldNode(version);
  }).not.toThrow();
});

test('no Node is pinned where npm offers none', () => {
  expect(pinnedNode('darwin', 'x64')).toBeUndefined();
  expect(pinnedNode('linux', 'arm64')).toBeUndefined();
});

test('Linux has a display when X11 or Wayland says so, other systems always', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});

test('SHELL_UNDER_TEST decides, and a misspelt one is refused instead of ignored', () => {
  vi.stubEnv('SHELL_UNDER_TEST', 'electron');
  expect(shellUnderTest()).toBe('electron');
  vi.stubEnv('SHELL_UNDER_TEST', 'chromium');
  expect(() => shellUnderTest()).toThrow('SHELL_UNDER_TEST');
});

test('without an Electron binary the preview shell is driven', () => {
  vi.stubEnv('SHELL_UNDER_TEST', '');
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', import.meta.dirname);
  expect(findElectron()).toBeUndefined();
  expect(shellUnderTest()).toBe('preview');
});

test('a program is found on the path, a folder of that name is not one', () => {
  expect(findOnPath(['launcher', 'preview'], `${import.meta.dirname}/..`)).toBeUndefined();
  expect(findOnPath(['no-such-program'])).toBeUndefined();
});

test('exit codes pass through, a missing program is 127, one that takes too long 124', async () => {
  expect(await run(process.execPath, ['-e', 'process.exit(7)'], { quiet: true })).toBe(7);
  expect(await run('no-such-program', [], { quiet: true })).toBe(127);
  expect(await run(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { quiet: true, limitMs: 300 })).toBe(124);
});
