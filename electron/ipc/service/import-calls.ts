/** Imports: a file on one side, the vault on the other. */
import { VaultError } from '../../../shared/errors.ts';
import { CHOICES_MAX, type ImportPlan, type ImportReport } from '../../../shared/model/exchange.ts';
import { describeDuplicates, type FoundDuplicate } from '../../vault/customers/import-duplicates.ts';
import { mayMapOwners, ownerPlaces } from '../../vault/customers/import-owners.ts';
import { importCustomers } from '../../vault/customers/import-customers.ts';
import { undoableImports, undoImport } from '../../vault/customers/undo-import.ts';
import { writeFileWhole } from '../../vault/backup/write-file.ts';
import { noteImportCheck } from '../../vault/egress/gate.ts';
import type { AcceptedRows } from '../../vault/exchange/accepted-rows.ts';
import { planImport } from '../../vault/exchange/import-plan.ts';
import type { ImportSource } from '../../vault/exchange/import-source.ts';
import { previewFile } from '../../vault/exchange/preview.ts';
import { headerRowOf, readRows } from '../../vault/exchange/read-file.ts';
import { rememberedMapping, withMapping } from '../../vault/exchange/remembered-mapping.ts';
import { rowsWithReasons } from '../../vault/exchange/rows-with-reasons.ts';
import { changeSettings, readSettings } from '../../vault/session/own-settings.ts';
import { pause } from '../../vault/session/unlock.ts';
import { roster, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { RunningJob } from '../jobs.ts';
import { importSources, nameOf } from './import-sources.ts';
import type { CallTable, ServiceState } from './state.ts';

type PathPlan = Omit<ImportPlan, 'handle'> & { readonly path: string };
/** Calendar day of the vault's clock; a day off at midnight does no harm to a guess. */
function todayOf(vault: UnlockedVault): string {
  return new Date(vault.ports.clock.now()).toISOString().slice(0, 10);
}

type Hooks = Pick<Parameters<typeof planImport>[1], 'onHeads' | 'onRefused' | 'onRemarked' | 'onDuplicate'> & {
  /** Rows an earlier look counted; left out when nobody has looked. */
  readonly expected?: number;
};

async function plan(
  vault: UnlockedVault,
  source: ImportSource,
  input: Omit<PathPlan, 'path'>,
  job: RunningJob,
  { expected = 0, ...hooks }: Hooks = {},
): Promise<{ readonly report: ImportReport; readonly accepted: AcceptedRows }> {
  const owners = ownerPlaces(vault, input);
  const { report, accepted } = await planImport(readRows(source, input.format), {
    ...hooks,
    headerRow: headerRowOf(input.format),
    mapping: input.mapping,
    region: roster(vault).policy.phoneRegion,
    defaults: input.defaults,
    placeOf: owners?.placeOf,
    duplicates: input.duplicates,
    fileWins: input.fileWins,
    choices: input.choices,
    findDuplicates: (candidates) => vault.projection.findDuplicates(candidates),
    onProgress: (rows) => {
      job.progress(rows, expected);
    },
    isCancelled: job.isCancelled,
  });
  return { report: { ...report, owners: owners?.list() ?? [] }, accepted };
}

type Calls =
  | 'imports.previewFile'
  | 'imports.checkFile'
  | 'imports.duplicatesIn'
  | 'imports.commitFile'
  | 'imports.keepPasted'
  | 'imports.writeRows'
  | 'imports.list'
  | 'imports.undo';

export function importCalls(state: ServiceState): CallTable<Calls> {
  const { jobs } = state;
  const vault = (): UnlockedVault => state.unlocked();
  const sources = importSources();
  /** What the last check found in the vault too; gone with the next one, with the import and with the process. */
  let checked:
    { readonly path: string; readonly rows: number; readonly total: number; readonly found: readonly FoundDuplicate[] } | undefined;
  return {
    'imports.previewFile': async ({ path, format, language }) => {
      vault();
      const source = sources.of(path);
      const preview = await previewFile(source, { language, format, today: todayOf(vault()) });
      const mapping = rememberedMapping(readSettings(vault()).importMappings, preview.headers) ?? preview.mapping;
      const allowed = mayMapOwners(vault()) ? mapping : mapping.map((field) => (field === 'owner' ? 'ignore' : field));
      return { fileName: nameOf(path), bytes: source.bytes, ...preview, mapping: allowed };
    },
    'imports.checkFile': (input) =>
      jobs.run('check', { canCancel: true }, async (job) => {
        const found: FoundDuplicate[] = [];
        const onDuplicate: Hooks['onDuplicate'] = (row, customer) => {
          if (found.length < CHOICES_MAX) found.push({ row, customer });
        };
        checked = undefined;
        const { report } = await plan(vault(), sources.of(input.path), input, job, { onDuplicate });
        await noteImportCheck(vault(), nameOf(input.path), report.duplicatesInVault);
        checked = { path: input.path, rows: report.rows, total: report.duplicatesInVault, found };
        return report;
      }),
    'imports.duplicatesIn': ({ path, offset, limit }) => {
      const open = vault();
      if (checked?.path !== path) throw new VaultError('HANDLE_EXPIRED', 'the file was not checked, or another one since');
      return { total: checked.total, duplicates: describeDuplicates(open, checked.found.slice(offset, offset + limit)) };
    },
    'imports.commitFile': (input) =>
      jobs.run('import', { canCancel: true }, async (job) => {
        const target = vault();
        const expected = checked?.path === input.path ? checked.rows : 0;
        checked = undefined;
        if (roster(target).books[input.bookId] === undefined) throw new VaultError('NOT_FOUND', 'unknown book');
        let heads: readonly string[] = [];
        const onHeads = (found: readonly string[]): void => {
          heads = found;
        };
        const { report, accepted } = await plan(target, sources.of(input.path), input, job, { onHeads, expected });
        const skipped = report.rows - report.refused - accepted.count();
        const counts = { skipped, refused: report.refused };
        const result = await importCustomers(target, accepted, { bookId: input.bookId, fileName: nameOf(input.path) }, counts, {
          ...job,
          pause,
        });
        const known = readSettings(target).importMappings;
        const importMappings = withMapping(known, heads, input.mapping);
        if (importMappings !== known) changeSettings(target, { importMappings });
        return result;
      }),
    'imports.keepPasted': ({ name, text }) => {
      vault();
      return sources.keep(name, text);
    },
    'imports.writeRows': (input) =>
      jobs.run('saveRows', { canCancel: false }, async (job) => {
        const { hooks, pieces, count } = rowsWithReasons(input.which, input.language);
        await plan(vault(), sources.of(input.path), input, job, hooks);
        await writeFileWhole(input.target, pieces());
        return { rows: count() };
      }),
    'imports.list': () => undoableImports(vault()),
    'imports.undo': ({ id }) =>
      jobs.run('undoImport', { canCancel: false }, (job) => undoImport(vault(), id, { progress: job.progress, pause })),
  };
}
