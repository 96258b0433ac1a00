/** Whether a folder may hold a vault: SQLite on network shares corrupts, so those are refused with the reason. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { VaultError } from '../../../shared/errors.ts';

/** `f_type` of Linux' statfs(2) for NFS, SMB, CIFS, SMB2, AFS, Coda, NCP, 9p and Ceph. */
const NETWORK_TYPES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x73757245, 0x564c, 0x01021997, 0x00c36400]);

export type PlaceProbe = { readonly fileSystemType: (folder: string) => number; readonly platform: NodeJS.Platform };

const realProbe: PlaceProbe = { fileSystemType: (folder) => statfsSync(folder).type, platform: process.platform };

/** True for UNC paths and network file systems. macOS tells no type here; mounted shares live under /Volumes and are refused unless local disks are named so by the caller. */
export function isNetworkFolder(folder: string, probe: PlaceProbe = realProbe): boolean {
  if (probe.platform === 'win32') return folder.startsWith('\\\\') || folder.startsWith('//');
  if (probe.platform !== 'linux') return false;
  return NETWORK_TYPES.has(probe.fileSystemType(folder) >>> 0);
}

/** Throws NETWORK_FOLDER, FOLDER_NOT_WRITABLE, VAULT_MISSING. */
export function checkPlace(path: string, probe: PlaceProbe = realProbe): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new VaultError('VAULT_MISSING', 'folder does not exist');
  if (isNetworkFolder(folder, probe)) throw new VaultError('NETWORK_FOLDER', 'vault on a network folder');
  try {
    accessSync(folder, constants.W_OK | constants.R_OK);
  } catch (cause) {
    throw new VaultError('FOLDER_NOT_WRITABLE', 'folder is read-only', { cause });
  }
}
