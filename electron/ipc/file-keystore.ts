/** Key store as small files in the user's folder, protected by whatever `protect` gives: the system's own store in Electron, nothing in the preview. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyStore } from '../vault/ports.ts';

export type Protection = {
  readonly kind: KeyStore['kind'];
  readonly protect: (value: Uint8Array) => Promise<Uint8Array>;
  readonly unprotect: (kept: Uint8Array) => Promise<Uint8Array>;
};

/** Honest about itself: bytes are kept as they are, readable by everyone who can read the user's files. */
export const NO_PROTECTION: Protection = {
  kind: 'none',
  protect: (value) => Promise.resolve(value),
  unprotect: (kept) => Promise.resolve(kept),
};

/** File names are digests, so the folder does not tell which vaults were opened here. A value that does not open counts as absent. */
export function fileKeyStore(folder: string, protection: Protection, log: (message: string, error?: unknown) => void): KeyStore {
  const fileOf = (name: string): string =>
    join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 40)}.${protection.kind}`);
  return {
    kind: protection.kind,
    read: async (name) => {
      const kept = await readFile(fileOf(name)).catch(() => undefined);
      if (kept === undefined) return undefined;
      try {
        return new Uint8Array(await protection.unprotect(kept));
      } catch (error) {
        log('a kept value does not open with the system key store', error);
        return undefined;
      }
    },
    write: async (name, value) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(name);
      const kept = await protection.protect(value);
      await writeFile(`${file}.new`, kept, { mode: 0o600, flush: true });
      await rename(`${file}.new`, file);
    },
  };
}
