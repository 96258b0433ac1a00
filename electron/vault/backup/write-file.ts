/** Writes beside the target, syncs, renames: the target is whole or not there. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { asVaultError } from '../storage/sqlite-errors.ts';

/** Returns the bytes written. Throws DISK_FULL, FOLDER_NOT_WRITABLE; nothing is left behind then. */
export async function writeFileWhole(path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
  const temporary = `${path}.part`;
  let bytes = 0;
  try {
    const fd = openSync(temporary, 'w', 0o600);
    try {
      for await (const piece of pieces) bytes += writeAll(fd, piece);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
    return bytes;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw asVaultError(error);
  }
}

function writeAll(fd: number, piece: Uint8Array): number {
  let at = 0;
  while (at < piece.length) at += writeSync(fd, piece, at, piece.length - at);
  return piece.length;
}

/** The rename itself must survive a power cut; Windows has no way to ask for it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
