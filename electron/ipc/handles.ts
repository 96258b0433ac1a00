/** Paths stay in main; the window holds names for them that mean nothing elsewhere. */
import { randomBytes } from 'node:crypto';
import { VaultError } from '../../shared/errors.ts';
import { Handle } from '../../shared/model/app.ts';

/** What a handle may be used for; one made for reading a CSV opens no vault. */
export type HandleUse = 'new-vault' | 'vault' | 'import' | 'restore' | 'key-file';

/** A handle that nobody used for this long names nothing any more. */
export const HANDLE_IDLE_MS = 60 * 60_000;

export type HandleRegistry = {
  /** The same path and use give the same handle while it lives. */
  readonly issue: (use: HandleUse, path: string) => Handle;
  /** Throws HANDLE_EXPIRED for a handle that is unknown, too old or made for something else. */
  readonly resolve: (use: HandleUse, handle: Handle) => string;
  readonly dropAll: (use: HandleUse) => void;
};

type Entry = { readonly use: HandleUse; readonly path: string; usedAt: number };

/** `now` in ms; the registry holds as many paths as a person chooses in an hour. */
export function createHandleRegistry(now: () => number): HandleRegistry {
  const entries = new Map<Handle, Entry>();

  const dropExpired = (): void => {
    for (const [handle, entry] of entries) if (now() - entry.usedAt > HANDLE_IDLE_MS) entries.delete(handle);
  };
  return {
    issue: (use, path) => {
      dropExpired();
      for (const [handle, entry] of entries) {
        if (entry.use !== use || entry.path !== path) continue;
        entry.usedAt = now();
        return handle;
      }
      const handle = Handle.parse(`h${randomBytes(16).toString('hex')}`);
      entries.set(handle, { use, path, usedAt: now() });
      return handle;
    },
    resolve: (use, handle) => {
      dropExpired();
      const entry = entries.get(handle);
      if (entry?.use !== use) throw new VaultError('HANDLE_EXPIRED');
      entry.usedAt = now();
      return entry.path;
    },
    dropAll: (use) => {
      for (const [handle, entry] of entries) if (entry.use === use) entries.delete(handle);
    },
  };
}
