import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CLIPBOARD_CLEARS_AFTER_MS, createClipboardGuard } from '../../electron/ipc/clipboard-guard.ts';
import { memoryClipboard } from '../support/main-ports.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function guarded(): {
  clipboard: ReturnType<typeof memoryClipboard>;
  guard: ReturnType<typeof createClipboardGuard>;
  cleared: () => number;
} {
  const clipboard = memoryClipboard();
  let cleared = 0;
  const guard = createClipboardGuard(
    clipboard,
    () => {
      cleared += 1;
    },
    () => undefined,
  );
  return { clipboard, guard, cleared: () => cleared };
}

test('a copied value leaves the clipboard after 30 seconds, not before', async () => {
  const { clipboard, guard, cleared } = guarded();
  await guard.copy('13800138000');
  await vi.advanceTimersByTimeAsync(CLIPBOARD_CLEARS_AFTER_MS - 1);
  expect(await clipboard.readText()).toBe('13800138000');
  await vi.advanceTimersByTimeAsync(1);
  expect(await clipboard.readText()).toBe('');
  expect(cleared()).toBe(1);
});

test('what the person copied meanwhile stays', async () => {
  const { clipboard, guard, cleared } = guarded();
  await guard.copy('13800138000');
  await clipboard.writeText('something else');
  await vi.advanceTimersByTimeAsync(CLIPBOARD_CLEARS_AFTER_MS);
  expect(await clipboard.readText()).toBe('something else');
  expect(cleared()).toBe(0);
});

test('a second copy starts the 30 seconds anew', async () => {
  const { clipboard, guard } = guarded();
  await guard.copy('first');
  await vi.advanceTimersByTimeAsync(20_000);
  await guard.copy('second');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await clipboard.readText()).toBe('second');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await clipboard.readText()).toBe('');
});

test('a lock clears at once, and only what was copied here', async () => {
  const { clipboard, guard, cleared } = guarded();
  await clipboard.writeText('own text');
  await guard.clear();
  expect(await clipboard.readText()).toBe('own text');
  await guard.copy('13800138000');
  await guard.clear();
  expect(await clipboard.readText()).toBe('');
  expect(cleared()).toBe(1);
});

test('whoever asks to clear while that is under way waits until it is done', async () => {
  const { clipboard, guard } = guarded();
  await guard.copy('13800138000');
  void guard.clear();
  await guard.clear();
  expect(await clipboard.readText()).toBe('');
});
