/**
 * What main asks of the vault process beyond the methods it passes through from the window.
 * Paths appear here because main holds the dialogs; they never reach the window.
 */
import type { MethodOf, Output, Parsed } from '../../shared/contract.ts';
import type { KitSheet, Language, LockReason, SignInLabel } from '../../shared/model/app.ts';
import type {
  BackupInspection,
  BackupResult,
  ExportRequest,
  ExportResult,
  ImportFormatChoice,
  ImportPlan,
  ImportPreview,
  ImportReport,
  ImportResult,
  ReportedRows,
} from '../../shared/model/exchange.ts';
import type { ImportDuplicatePage } from '../../shared/model/import-duplicates.ts';
import type { Born } from '../../shared/model/born.ts';
import type { CellField } from '../../shared/model/cells.ts';
import type { ExposurePrint } from '../../shared/model/leaving.ts';
import type { PrintRequest } from '../../shared/model/print.ts';
import type { CustomerId, SlotId, ValueId } from '../../shared/model/ids.ts';

type PlanWithPath = Omit<ImportPlan, 'handle'> & { readonly path: string };
type ValueOf = { readonly id: CustomerId; readonly valueId: ValueId };
type Unlocked = { readonly autoLockMinutes: number };

type OwnCalls = {
  /** Takes the vault's lock and reads the labels; no key exists yet. Errors: NOT_A_VAULT, VAULT_TOO_NEW, VAULT_IN_USE, VAULT_MISSING, NETWORK_FOLDER, FOLDER_NOT_WRITABLE. */
  'vault.open': (input: { readonly path: string }) => { readonly labels: readonly SignInLabel[] };
  'vault.create': (input: {
    readonly path: string;
    readonly teamName: string;
    readonly name: string;
    readonly label: string;
    readonly passphrase: string;
    readonly born?: Born | undefined;
    readonly language: Language;
  }) => KitSheet;
  /** For the vault just created as a demo. */
  'demo.fill': (input: undefined) => void;
  'vault.unlock': (input: { readonly slotId: SlotId; readonly passphrase: string; readonly keyFile?: string }) => Unlocked;
  /** `path` is where the key file is written. */
  'factors.writeKeyFile': (input: { readonly passphrase: string; readonly path: string }) => void;
  'vault.unlockWithSecurityKey': (input: { readonly slotId: SlotId; readonly secret: string }) => Unlocked;
  /** What leads back into this session after a lock; absent where the rules or this computer give no way. */
  'wayBack.make': (input: undefined) => { readonly sealed?: Uint8Array };
  'vault.comeBack': (input: { readonly sealed: Uint8Array }) => Unlocked;
  'vault.unlockWithKit': (input: { readonly code: string }) => Unlocked;
  'vault.join': (input: {
    readonly code: string;
    readonly label: string;
    readonly passphrase: string;
    readonly born?: Born | undefined;
  }) => Unlocked;
  /** Writes checkpoint and sealed snapshot, closes the file; main ends the process afterwards (or after a few seconds regardless). */
  'vault.settle': (input: { readonly reason: LockReason }) => void;
  'customers.copyValue': (input: ValueOf) => { readonly value: string };
  'customers.copyBlockText': (input: { readonly ids: readonly CustomerId[]; readonly fields: readonly CellField[] }) => {
    readonly text: string;
  };
  'customers.callValue': (input: ValueOf) => { readonly number: string };
  'imports.previewFile': (input: {
    readonly path: string;
    readonly format: ImportFormatChoice;
    readonly language: Language;
  }) => ImportPreview;
  /** Answers a name to use as `path` in the calls beside it. */
  'imports.keepPasted': (input: { readonly name: string; readonly text: string }) => { readonly path: string; readonly bytes: number };
  'imports.checkFile': (input: PlanWithPath) => ImportReport;
  /** Throws HANDLE_EXPIRED where the last check was not of this file. */
  'imports.duplicatesIn': (input: { readonly path: string; readonly offset: number; readonly limit: number }) => ImportDuplicatePage;
  'imports.commitFile': (input: PlanWithPath) => ImportResult;
  'imports.writeRows': (input: PlanWithPath & { readonly target: string; readonly which: ReportedRows; readonly language: Language }) => {
    readonly rows: number;
  };
  'exports.write': (input: { readonly path: string; readonly request: ExportRequest }) => Omit<ExportResult, 'folder'>;
  'prints.page': (input: PrintRequest) => { readonly html: string; readonly rows: number; readonly logToken: string };
  'exposures.page': (input: ExposurePrint) => { readonly html: string; readonly rows: number; readonly logToken: string };
  'rights.write': (input: { readonly path: string; readonly language: Language }) => { readonly rows: number; readonly logToken: string };
  'backups.write': (input: { readonly path: string }) => BackupResult;
  'restores.inspectFile': (input: { readonly path: string; readonly key: string }) => BackupInspection;
  /** Proves the backup, keeps an existing file at `target` under another name, then writes. */
  'restores.write': (input: { readonly path: string; readonly key: string; readonly target: string }) => { readonly keptAs?: string };
};

type PassedThrough = { [M in MethodOf<'vault'>]: (input: Parsed<M>) => Output<M> };

export type VaultCalls = OwnCalls & PassedThrough;
export type VaultCall = keyof VaultCalls;
export type CallInput<C extends VaultCall> = Parameters<VaultCalls[C]>[0];
export type CallOutput<C extends VaultCall> = ReturnType<VaultCalls[C]>;

/** Implemented by `vault-service.ts` inside the vault process; throws `VaultError`. */
export type VaultService = {
  readonly call: <C extends VaultCall>(method: C, input: CallInput<C>) => Promise<CallOutput<C>>;
};
