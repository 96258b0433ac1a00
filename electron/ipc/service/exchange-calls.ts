/** Import, export, backup, restore: files on one side, the vault on the other. */
import { randomUUID } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { VaultError } from '../../../shared/errors.ts';
import type { ImportPlan } from '../../../shared/model/exchange.ts';
import { makeBackup } from '../../vault/backup/make-backup.ts';
import { proveBackup, writeRestored } from '../../vault/backup/restore.ts';
import { writeFileWhole } from '../../vault/backup/write-file.ts';
import { importCustomers } from '../../vault/customers/import-customers.ts';
import { undoableImports, undoImport } from '../../vault/customers/undo-import.ts';
import { decideExport, letFindsOut, noteImportCheck, noteRefusedRequest } from '../../vault/egress/gate.ts';
import { fillDemo } from '../../vault/demo/fill-demo.ts';
import { printCustomers } from '../../vault/egress/print-page.ts';
import { exportCustomers } from '../../vault/egress/export-customers.ts';
import { planImport } from '../../vault/exchange/import-plan.ts';
import { IMPORT_LIMITS } from '../../vault/exchange/import-limits.ts';
import { bytesSource } from '../../vault/exchange/import-source.ts';
import type { ImportSource } from '../../vault/exchange/import-source.ts';
import { refusedRows } from '../../vault/exchange/refused-rows.ts';
import { previewFile } from '../../vault/exchange/preview.ts';
import { headerRowOf, readRows } from '../../vault/exchange/read-file.ts';
import { rememberedMapping, withMapping } from '../../vault/exchange/remembered-mapping.ts';
import { noteRestored } from '../../vault/session/accept-restore.ts';
import { pause } from '../../vault/session/unlock.ts';
import { changeSettings, readSettings } from '../../vault/session/own-settings.ts';
import { booksView } from '../../vault/session/views.ts';
import { roster, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import { asVaultError } from '../../vault/storage/sqlite-errors.ts';
import type { RunningJob } from '../jobs.ts';
import type { CallTable, ServiceState } from './state.ts';

type PathPlan = Omit<ImportPlan, 'handle'> & { readonly path: string };

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

type Sources = {
  readonly of: (path: string) => ImportSource;
  readonly keep: (name: string, text: string) => { readonly path: string; readonly bytes: number };
};

/** Files, and the rows pasted last; those are gone with the process. */
function importSources(): Sources {
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

function nameOf(path: string): string {
  return PASTED.test(path) ? path.replace(PASTED, '') : basename(path);
}

/** Calendar day of the vault's clock; a day off at midnight does no harm to a guess. */
function todayOf(vault: UnlockedVault): string {
  return new Date(vault.ports.clock.now()).toISOString().slice(0, 10);
}

type Hooks = Pick<Parameters<typeof planImport>[1], 'onHeads' | 'onRefused'>;

async function plan(
  vault: UnlockedVault,
  source: ImportSource,
  input: Omit<PathPlan, 'path'>,
  job: RunningJob,
  hooks: Hooks = {},
): ReturnType<typeof planImport> {
  return planImport(readRows(source, input.format), {
    ...hooks,
    headerRow: headerRowOf(input.format),
    mapping: input.mapping,
    region: roster(vault).policy.phoneRegion,
    defaultSource: input.defaultSource === '' ? undefined : input.defaultSource,
    duplicates: input.duplicates,
    findDuplicates: (candidates) => vault.projection.findDuplicates(candidates),
    onProgress: (rows) => {
      job.progress(rows, 0);
    },
    isCancelled: job.isCancelled,
  });
}

type Calls =
  | 'imports.previewFile'
  | 'imports.checkFile'
  | 'imports.commitFile'
  | 'imports.keepPasted'
  | 'imports.writeRefused'
  | 'imports.list'
  | 'imports.undo'
  | 'exports.decide'
  | 'exports.write'
  | 'demo.fill'
  | 'prints.page'
  | 'backups.write'
  | 'restores.inspectFile'
  | 'restores.write';

export function exchangeCalls(state: ServiceState): CallTable<Calls> {
  const { jobs, ports } = state;
  const vault = (): UnlockedVault => state.unlocked();
  const sources = importSources();
  return {
    'imports.previewFile': async ({ path, format, language }) => {
      vault();
      const source = sources.of(path);
      const preview = await previewFile(source, { language, format, today: todayOf(vault()) });
      const mapping = rememberedMapping(readSettings(vault()).importMappings, preview.headers) ?? preview.mapping;
      return { fileName: nameOf(path), bytes: source.bytes, ...preview, mapping };
    },
    'imports.checkFile': (input) =>
      jobs.run('import', { canCancel: true }, async (job) => {
        const { report } = await plan(vault(), sources.of(input.path), input, job);
        await noteImportCheck(vault(), nameOf(input.path), report.duplicatesInVault);
        return report;
      }),
    'imports.commitFile': (input) =>
      jobs.run('import', { canCancel: true }, async (job) => {
        const target = vault();
        if (roster(target).books[input.bookId] === undefined) throw new VaultError('NOT_FOUND', 'unknown book');
        let heads: readonly string[] = [];
        const onHeads = (found: readonly string[]): void => {
          heads = found;
        };
        const { report, accepted } = await plan(target, sources.of(input.path), input, job, { onHeads });
        const skipped = report.rows - report.refused - accepted.count();
        const counts = { skipped, refused: report.refused };
        const result = await importCustomers(
          target,
          accepted,
          { bookId: input.bookId, fileName: nameOf(input.path), fileWins: input.duplicates === 'merge' ? input.fileWins : undefined },
          counts,
          { ...job, pause },
        );
        const known = readSettings(target).importMappings;
        const importMappings = withMapping(known, heads, input.mapping);
        if (importMappings !== known) changeSettings(target, { importMappings });
        return result;
      }),
    'imports.keepPasted': ({ name, text }) => {
      vault();
      return sources.keep(name, text);
    },
    'imports.writeRefused': (input) =>
      jobs.run('import', { canCancel: false }, async (job) => {
        const refused = refusedRows(input.language);
        await plan(vault(), sources.of(input.path), input, job, refused);
        await writeFileWhole(input.target, refused.pieces());
        return { rows: refused.count() };
      }),
    'imports.list': () => undoableImports(vault()),
    'imports.undo': ({ id }) =>
      jobs.run('import', { canCancel: false }, (job) => undoImport(vault(), id, { progress: job.progress, pause })),
    'exports.decide': async ({ query }) => {
      const open = vault();
      await letFindsOut(open, query);
      const { ids, leftOut } = open.projection.exportable(query);
      const rows = ids.length;
      const { code, maxRows, deciders } = decideExport(open, rows);
      if (code !== undefined) await noteRefusedRequest(open, code, rows);
      const readable = booksView(open)
        .filter((book) => book.opens.private && (query.books?.includes(book.id) ?? true))
        .map((book) => book.id);
      const opening = readable.length === 0 ? 0 : open.projection.exportable({ ...query, books: readable }).ids.length;
      return {
        allowed: code === undefined,
        rows,
        withoutPrivate: rows - opening,
        leftOut,
        ...(code === undefined ? {} : { code }),
        maxRows,
        deciders,
      };
    },
    'exports.write': ({ path, request }) =>
      jobs.run('export', { canCancel: false }, (job) =>
        exportCustomers(vault(), request, basename(path), (sealed) => writeFileWhole(path, [sealed]), { progress: job.progress, pause }),
      ),
    'demo.fill': () => fillDemo(vault(), pause),
    'prints.page': (request) => printCustomers(vault(), request),
    'backups.write': ({ path }) => jobs.run('backup', { canCancel: false }, (job) => makeBackup(vault(), path, job.progress)),
    'restores.inspectFile': ({ path, key }) =>
      jobs.run('restore', { canCancel: false }, async () => (await proveBackup(path, key, ports)).inspection),
    'restores.write': ({ path, key, target }) =>
      jobs.run('restore', { canCancel: false }, async () => {
        const proven = await proveBackup(path, key, ports);
        const kept = await writeRestored(proven, target, ports);
        await noteRestored(ports.keyStore, proven.content.manifest.stated);
        return kept;
      }),
  };
}
