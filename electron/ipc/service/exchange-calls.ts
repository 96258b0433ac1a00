/** Export, backup, restore: files on one side, the vault on the other. */
import { basename } from 'node:path';
import { makeBackup } from '../../vault/backup/make-backup.ts';
import { proveBackup, writeRestored } from '../../vault/backup/restore.ts';
import { writeFileWhole } from '../../vault/backup/write-file.ts';
import { decideExport, letFindsOut, noteRefusedRequest } from '../../vault/egress/gate.ts';
import { fillDemo } from '../../vault/demo/fill-demo.ts';
import { printCustomers } from '../../vault/egress/print-page.ts';
import { exportCustomers } from '../../vault/egress/export-customers.ts';
import { noteRestored } from '../../vault/session/accept-restore.ts';
import { pause } from '../../vault/session/unlock.ts';
import { booksView } from '../../vault/session/views.ts';
import type { UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { CallTable, ServiceState } from './state.ts';

type Calls = 'exports.decide' | 'exports.write' | 'demo.fill' | 'prints.page' | 'backups.write' | 'restores.inspectFile' | 'restores.write';

export function exchangeCalls(state: ServiceState): CallTable<Calls> {
  const { jobs, ports } = state;
  const vault = (): UnlockedVault => state.unlocked();
  return {
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
