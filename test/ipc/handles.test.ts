import { expect, test } from 'vitest';
import { createHandleRegistry, HANDLE_IDLE_MS } from '../../electron/ipc/handles.ts';
import { Handle } from '../../shared/model/app.ts';

test('a handle names its path and does not contain it', () => {
  const handles = createHandleRegistry(() => 0);
  const handle = handles.issue('import', '/home/li/customers.csv');
  expect(Handle.parse(handle)).toBe(handle);
  expect(handles.resolve('import', handle)).toBe('/home/li/customers.csv');
});

test('a handle made for one use serves no other', () => {
  const handles = createHandleRegistry(() => 0);
  const handle = handles.issue('import', '/a');
  expect(() => handles.resolve('vault', handle)).toThrow('HANDLE_EXPIRED');
  expect(handles.issue('vault', '/a')).not.toBe(handle);
});

test('the same path keeps its handle, and an invented handle names nothing', () => {
  const handles = createHandleRegistry(() => 0);
  expect(handles.issue('vault', '/a')).toBe(handles.issue('vault', '/a'));
  expect(() => handles.resolve('vault', Handle.parse(`h${'0'.repeat(32)}`))).toThrow('HANDLE_EXPIRED');
});

test('a handle lives while it is used and ends an hour after', () => {
  let now = 0;
  const handles = createHandleRegistry(() => now);
  const handle = handles.issue('import', '/a');
  now += HANDLE_IDLE_MS;
  expect(handles.resolve('import', handle)).toBe('/a');
  now += HANDLE_IDLE_MS;
  expect(handles.resolve('import', handle)).toBe('/a');
  now += HANDLE_IDLE_MS + 1;
  expect(() => handles.resolve('import', handle)).toThrow('HANDLE_EXPIRED');
});

test('dropping one use leaves the others', () => {
  const handles = createHandleRegistry(() => 0);
  const forImport = handles.issue('import', '/a');
  const forVault = handles.issue('vault', '/b');
  handles.dropAll('import');
  expect(() => handles.resolve('import', forImport)).toThrow('HANDLE_EXPIRED');
  expect(handles.resolve('vault', forVault)).toBe('/b');
});
