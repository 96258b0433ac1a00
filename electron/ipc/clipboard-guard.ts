/** What was copied leaves the clipboard again: after a while, at lock, at exit – unless the person copied something else meanwhile. */
import { createHash } from 'node:crypto';
import type { Clipboard } from './ports.ts';

export const CLIPBOARD_CLEARS_AFTER_MS = 30_000;

export type ClipboardGuard = {
  readonly copy: (value: string) => Promise<void>;
  /** Clears now what `copy` put there, if it is still there. */
  readonly clear: () => Promise<void>;
};

/** `onCleared` is told after the clipboard was really cleared. */
export function createClipboardGuard(
  clipboard: Clipboard,
  onCleared: () => void,
  log: (message: string, error?: unknown) => void,
  clearsAfterMs: number = CLIPBOARD_CLEARS_AFTER_MS,
): ClipboardGuard {
  // A digest, so that main keeps no copy of the value for half a minute.
  let copied: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  const clearNow = async (expected: string): Promise<void> => {
    try {
      if (digest(await clipboard.readText()) !== expected) return;
      await clipboard.clear();
      onCleared();
    } catch (error) {
      log('the clipboard could not be cleared', error);
    }
  };
  // The lock clears, and the exit right behind it must wait for that instead of finding nothing left to do.
  let clearing: Promise<void> = Promise.resolve();
  const clear = (): Promise<void> => {
    clearTimeout(timer);
    const expected = copied;
    copied = undefined;
    if (expected !== undefined) clearing = clearing.then(() => clearNow(expected));
    return clearing;
  };
  return {
    copy: async (value) => {
      clearTimeout(timer);
      await clipboard.writeText(value);
      copied = digest(value);
      timer = setTimeout(() => void clear(), clearsAfterMs);
    },
    clear,
  };
}

function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64');
}
