/** The system's own key store, in the two forms Electron has had: asynchronous from 45 on, synchronous before. */
/* eslint-disable @typescript-eslint/no-deprecated -- the synchronous functions are the only ones before Electron 45 */
import { safeStorage } from 'electron';
import { NO_PROTECTION, type Protection } from '../ipc/file-keystore.ts';

/** Call after `app.whenReady()`. Linux without a keyring (`basic_text`) protects nothing and is not called protection. */
export async function systemProtection(): Promise<Protection> {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return NO_PROTECTION;
  if (hasAsyncStorage()) return (await safeStorage.isAsyncEncryptionAvailable()) ? ASYNC : NO_PROTECTION;
  return safeStorage.isEncryptionAvailable() ? SYNC : NO_PROTECTION;
}

/** Types are those of 45, the test runtime is older. */
function hasAsyncStorage(): boolean {
  return typeof Reflect.get(safeStorage, 'isAsyncEncryptionAvailable') === 'function';
}

const ASYNC: Protection = {
  kind: 'os',
  protect: (value) => safeStorage.encryptStringAsync(asText(value)),
  unprotect: async (kept) => fromText((await safeStorage.decryptStringAsync(Buffer.from(kept))).result),
};

const SYNC: Protection = {
  kind: 'os',
  protect: (value) => Promise.resolve(safeStorage.encryptString(asText(value))),
  unprotect: (kept) => Promise.resolve(fromText(safeStorage.decryptString(Buffer.from(kept)))),
};

function asText(value: Uint8Array): string {
  return Buffer.from(value).toString('base64');
}

function fromText(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
