/** What an import reads from: a file on the disk, or rows that were pasted. */
import { randomUUID } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { VaultError } from '../../../shared/errors.ts';
import { IMPORT_LIMITS } from '../../vault/exchange/import-limits.ts';
import { bytesSource } from '../../vault/exchange/import-source.ts';
import type { ImportSource } from '../../vault/exchange/import-source.ts';
import { asVaultError } from '../../vault/storage/sqlite-errors.ts';

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch (cause) {
    throw new VaultError('FILE_UNREADABLE', 'file cannot be read', { cause });
  }
}

async function* chunksOf(path: string, start = 0, end?: number): AsyncGenerator<Uint8Array> {
  if (end !== undefined && end <= start) return;
  try {
    const range = end === undefined ? { start } : { start, end: end - 1 };
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16, ...range })) yield chunk as Uint8Array;
  } catch (cause) {
    throw asVaultError(cause).code === 'INTERNAL' ? cause : new VaultError('FILE_UNREADABLE', 'file cannot be read', { cause });
  }
}

/** Throws FILE_UNREADABLE, FILE_TOO_LARGE. */
function fileSource(path: string): ImportSource {
  const bytes = sizeOf(path);
  if (bytes > IMPORT_LIMITS.fileBytes) throw new VaultError('FILE_TOO_LARGE', 'import file is too large');
  return { bytes, chunks: (start, end) => chunksOf(path, start, end) };
}

/** Names of pasted rows; no dialog answers such a path. */
const PASTED = /^pasted:[^:]+:/u;

export type Sources = {
  readonly of: (path: string) => ImportSource;
  readonly keep: (name: string, text: string) => { readonly path: string; readonly bytes: number };
};

/** Files, and the rows pasted last; those are gone with the process. */
export function importSources(): Sources {
  let pasted: { readonly path: string; readonly source: ImportSource } | undefined;
  return {
    keep: (name, text) => {
      const source = bytesSource(Buffer.from(text));
      pasted = { path: `pasted:${randomUUID()}:${name}`, source };
      return { path: pasted.path, bytes: source.bytes };
    },
    of: (path) => {
      if (!PASTED.test(path)) return fileSource(path);
      if (path !== pasted?.path) throw new VaultError('HANDLE_EXPIRED', 'other rows were pasted since');
      return pasted.source;
    },
  };
}

/** The file's name, or the one given to pasted rows. */
export function nameOf(path: string): string {
  return PASTED.test(path) ? path.replace(PASTED, '') : basename(path);
}
