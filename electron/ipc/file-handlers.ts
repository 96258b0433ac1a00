/** Methods around files: main asks for the place, the vault process reads or writes, the window sees names only. */
import { stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, parse } from 'node:path';
import type { Handlers } from '../../shared/contract.ts';
import { VaultError } from '../../shared/errors.ts';
import { isoDay } from '../../shared/model/day.ts';
import { definedOnly } from './defined.ts';
import { dialogTitle, type DialogName } from './dialog-texts.ts';
import { placeOf, safeFileName, vaultStem, withExtension } from './file-names.ts';
import type { HandleUse } from './handles.ts';
import { kitPage } from './kit-page.ts';
import type { MainParts } from './main-parts.ts';
import { sharePages } from './share-pages.ts';
import type { FileKind } from './ports.ts';

type FileMethod =
  | 'vaults.chooseNew'
  | 'vaults.chooseExisting'
  | 'kit.save'
  | 'shares.save'
  | 'imports.choose'
  | 'imports.paste'
  | 'imports.preview'
  | 'imports.check'
  | 'imports.duplicates'
  | 'imports.commit'
  | 'imports.saveRows'
  | 'imports.deleteSource'
  | 'exports.run'
  | 'prints.run'
  | 'exposures.print'
  | 'rights.save'
  | 'backups.run'
  | 'restores.choose'
  | 'restores.inspect'
  | 'restores.run'
  | 'keyFiles.choose'
  | 'factors.addKeyFile';

export type FileHandlers = Pick<Handlers<'main'>, FileMethod>;

const CANCELLED = { cancelled: true } as const;

export function createFileHandlers(parts: MainParts): FileHandlers {
  return { ...placeHandlers(parts), ...importHandlers(parts), ...outHandlers(parts), ...restoreHandlers(parts), ...keyFileHandlers(parts) };
}

function asker({ ports, preferences }: MainParts): {
  readonly open: (name: DialogName, kind: FileKind) => Promise<string | undefined>;
  readonly save: (name: DialogName, kind: FileKind, suggested: string) => Promise<string | undefined>;
} {
  const title = (name: DialogName): string => dialogTitle(preferences.preferences().language, name);
  return {
    open: (name, kind) => ports.dialogs.openFile({ kind, title: title(name) }),
    save: async (name, kind, suggested) => {
      const path = await ports.dialogs.saveFile({ kind, title: title(name), suggestedName: safeFileName(suggested, kind) });
      return path === undefined ? undefined : withExtension(path, kind);
    },
  };
}

function placeHandlers(parts: MainParts): Pick<FileHandlers, 'vaults.chooseNew' | 'vaults.chooseExisting' | 'kit.save' | 'shares.save'> {
  const ask = asker(parts);
  return {
    'vaults.chooseNew': async ({ suggestedName }) => {
      const path = await ask.save('newVault', 'vault', suggestedName);
      if (path === undefined) return CANCELLED;
      return { handle: parts.handles.issue('new-vault', path), name: basename(path), folder: dirname(path) };
    },
    'vaults.chooseExisting': async () => {
      const path = await ask.open('openVault', 'vault');
      if (path === undefined) return CANCELLED;
      await parts.lifecycle.open(path);
      parts.preferences.remember(path);
      return parts.state();
    },
    'kit.save': async ({ sheet, language }) => {
      const page = kitPage(sheet, language, isoDay(sheet.createdAt));
      const path = await ask.save('kit', 'kit', `Keepbook-recovery-kit-${sheet.label}`);
      if (path === undefined) return CANCELLED;
      await writePage(path, page);
      return { fileName: basename(path) };
    },
    'shares.save': async ({ sheets, language }) => {
      const page = sharePages(sheets, language, isoDay(sheets[0]?.createdAt ?? 0));
      const path = await ask.save('shares', 'kit', 'Keepbook-recovery-shares');
      if (path === undefined) return CANCELLED;
      await writePage(path, page);
      return { fileName: basename(path) };
    },
  };
}

/** What a file of reported rows is called behind the name of its list. */
const ROWS_NAMES = { 'zh-CN': { out: '未导入', in: '要核对' }, en: { out: 'not-imported', in: 'to-look-at' } } as const;

type ImportMethod = Extract<FileMethod, `imports.${string}`>;

function importHandlers(parts: MainParts): Pick<FileHandlers, ImportMethod> {
  const { lifecycle, handles } = parts;
  return {
    'imports.choose': () => chooseFile(parts, 'importFile', 'list', 'import'),
    'imports.paste': async ({ name, text }) => {
      const { path, bytes } = await lifecycle.call('imports.keepPasted', { name, text });
      return { handle: handles.issue('import', path), fileName: name, bytes };
    },
    'imports.saveRows': async ({ handle, ...plan }) => {
      const path = handles.resolve('import', handle);
      const suggested = `${parse(path).name}-${ROWS_NAMES[plan.language][plan.which]}.csv`;
      const target = await asker(parts).save('reportedRows', 'rows', suggested);
      if (target === undefined) return CANCELLED;
      const { rows } = await lifecycle.call('imports.writeRows', { ...plan, path, target });
      return { fileName: basename(target), rows };
    },
    'imports.deleteSource': async ({ handle }) => {
      try {
        await unlink(handles.resolve('import', handle));
      } catch (error) {
        throw error instanceof VaultError
          ? error
          : new VaultError('FOLDER_NOT_WRITABLE', 'the file could not be deleted', { cause: error });
      }
    },
    'imports.preview': ({ handle, format, language }) =>
      lifecycle.call('imports.previewFile', { path: handles.resolve('import', handle), format: definedOnly(format ?? {}), language }),
    'imports.check': ({ handle, ...plan }) => lifecycle.call('imports.checkFile', { ...plan, path: handles.resolve('import', handle) }),
    'imports.duplicates': ({ handle, ...page }) =>
      lifecycle.call('imports.duplicatesIn', { ...page, path: handles.resolve('import', handle) }),
    'imports.commit': ({ handle, ...plan }) => lifecycle.call('imports.commitFile', { ...plan, path: handles.resolve('import', handle) }),
  };
}

function outHandlers(
  parts: MainParts,
): Pick<FileHandlers, 'exports.run' | 'prints.run' | 'exposures.print' | 'rights.save' | 'backups.run'> {
  const ask = asker(parts);
  const named = (what: string): string => `${vaultStem(parts.lifecycle.path() ?? 'keepbook')}-${what}-${isoDay(Date.now())}`;
  const keepPage = async (
    what: 'print' | 'exposure',
    make: () => Promise<{ readonly html: string; readonly rows: number; readonly logToken: string }>,
  ) => {
    const path = await ask.save(what, 'kit', named(what));
    if (path === undefined) return CANCELLED;
    const { html, rows, logToken } = await make();
    await writePage(path, html);
    return { ...placeOf(path), rows, logToken };
  };
  return {
    'exports.run': async (request) => {
      const path = await ask.save('export', 'export', `${named('export')}.csv.age`);
      if (path === undefined) return CANCELLED;
      return { ...(await parts.lifecycle.call('exports.write', { path, request })), folder: placeOf(path).folder };
    },
    'prints.run': (request) => keepPage('print', () => parts.lifecycle.call('prints.page', request)),
    'exposures.print': (request) => keepPage('exposure', () => parts.lifecycle.call('exposures.page', request)),
    'rights.save': async ({ language }) => {
      const path = await ask.save('rights', 'rows', `${named('rights')}.csv`);
      if (path === undefined) return CANCELLED;
      return { ...placeOf(path), ...(await parts.lifecycle.call('rights.write', { path, language })) };
    },
    'backups.run': async () => {
      const path = await ask.save('backup', 'backup', `${named('backup')}.age`);
      return path === undefined ? CANCELLED : parts.lifecycle.call('backups.write', { path });
    },
  };
}

function restoreHandlers(parts: MainParts): Pick<FileHandlers, 'restores.choose' | 'restores.inspect' | 'restores.run'> {
  const { lifecycle, handles, preferences } = parts;
  const ask = asker(parts);
  return {
    'restores.choose': () => chooseFile(parts, 'openBackup', 'backup', 'restore'),
    'restores.inspect': ({ handle, key }) => lifecycle.call('restores.inspectFile', { path: handles.resolve('restore', handle), key }),
    'restores.run': async ({ handle, key }) => {
      const path = handles.resolve('restore', handle);
      const { vaultName } = await lifecycle.call('restores.inspectFile', { path, key });
      const target = await ask.save('restoreTo', 'vault', vaultName);
      if (target === undefined) return CANCELLED;
      // An open vault keeps its own file; it is closed before another may stand in its place.
      if (lifecycle.path() === target) await lifecycle.close();
      const { keptAs } = await lifecycle.call('restores.write', { path, key, target });
      await lifecycle.open(target, { restored: keptAs === undefined ? {} : { keptAs: basename(keptAs) } });
      preferences.remember(target);
      return parts.state();
    },
  };
}

function keyFileHandlers(parts: MainParts): Pick<FileHandlers, 'keyFiles.choose' | 'factors.addKeyFile'> {
  const { handles, lifecycle } = parts;
  const ask = asker(parts);
  return {
    'keyFiles.choose': async () => {
      const path = await ask.open('keyFile', 'key');
      if (path === undefined) return CANCELLED;
      return { handle: handles.issue('key-file', path), fileName: basename(path) };
    },
    'factors.addKeyFile': async ({ passphrase }) => {
      const path = await ask.save('newKeyFile', 'key', vaultStem(lifecycle.path() ?? 'keepbook'));
      if (path === undefined) return CANCELLED;
      await lifecycle.call('factors.writeKeyFile', { passphrase, path });
      return { fileName: basename(path) };
    },
  };
}

async function chooseFile(
  parts: MainParts,
  name: DialogName,
  kind: FileKind,
  use: HandleUse,
): Promise<Awaited<ReturnType<FileHandlers['imports.choose']>>> {
  const path = await asker(parts).open(name, kind);
  if (path === undefined) return CANCELLED;
  const bytes = await sizeOf(path);
  return { handle: parts.handles.issue(use, path), fileName: basename(path), bytes };
}

/** Throws FILE_UNREADABLE, also for folders and devices. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) throw new VaultError('FILE_UNREADABLE');
  return found.size;
}

/** Throws DISK_FULL, FOLDER_NOT_WRITABLE. */
async function writePage(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page, { mode: 0o600 });
  } catch (error) {
    throw writeRefusal(error);
  }
}

function writeRefusal(error: unknown): VaultError {
  const full = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  return new VaultError(full ? 'DISK_FULL' : 'FOLDER_NOT_WRITABLE', 'the page could not be written', { cause: error });
}
