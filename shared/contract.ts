import { z } from 'zod';
import {
  cancellable,
  label,
  leaving,
  name,
  onMain,
  onVault,
  paperCode,
  passphrase,
  recoverySecret,
  selection,
  type Side,
} from './contract-method.ts';
import { importMethods } from './contract-import.ts';
import { factorMethods } from './contract-factors.ts';
import { peopleMethods } from './contract-people.ts';
import { poolMethods } from './contract-pool.ts';
import { recoveryMethods } from './contract-recovery.ts';
import type { ErrorCode } from './errors.ts';
import { BookView, Role } from './model/access.ts';
import {
  AppState,
  Handle,
  Health,
  Job,
  KitSheet,
  Language,
  LockReason,
  PassphraseVerdict,
  Preferences,
  Session,
  SixWords,
} from './model/app.ts';
import { Born } from './model/born.ts';
import { AuditPage, AuditQuery, AuditSummary, AuditSummaryQuery, ChainVerdict } from './model/audit.ts';
import { CellField, EditResult, PASTE_ROWS_MAX, RowEdit } from './model/cells.ts';
import { ApartPair, DuplicatePage, DuplicateQuery, MergeRequest } from './model/duplicates.ts';
import { EditOutcome, EditState } from './model/edits.ts';
import { IsoDate, Card, NewReachValue, NoteKind, ReachEdit } from './model/customer.ts';
import { BackupInspection, BackupResult, ExportDecision, ExportRequest, ExportResult } from './model/exchange.ts';
import { BookId, CustomerId, NoteId, PastId, SlotId, ValueId } from './model/ids.ts';
import { CARD_TEXT_MAX, RecognisedCustomer, SimilarCustomer } from './model/new-customer.ts';
import { Dashboard, WEEKS_MAX } from './model/dashboard.ts';
import { PassphraseRules } from './model/passphrase-rules.ts';
import { SEALED_MAX } from './secret-fields.ts';
import { PrintRequest, PrintResult } from './model/print.ts';
import { HistoryPage, RestoreTarget } from './model/history.ts';
import { CustomerDetail, CustomerPage, CustomerQuery, Facets, PAGE_MAX } from './model/list.ts';
import { Reminder } from './model/reminder.ts';
import { SavedViews, Settings } from './model/settings.ts';
import { Handover, TodayCounts, TodayPage, TodayQuery } from './model/today.ts';

/** Every message that can cross the process boundary. If it is not here, it does not cross. */
export const contract = {
  'app.state': onMain(z.void(), AppState),
  'preferences.set': onMain(Preferences.partial(), Preferences),
  // vaults: choosing, creating, opening, locking
  'vaults.chooseNew': onMain(
    z.strictObject({ suggestedName: name }),
    cancellable(z.strictObject({ handle: Handle, name: z.string(), folder: z.string() })),
  ),
  'vaults.chooseExisting': onMain(z.void(), cancellable(AppState)),
  'vaults.open': onMain(z.strictObject({ handle: Handle }), AppState),
  'vaults.close': onMain(z.void(), AppState),
  /** Creates and unlocks; the sheet is shown once. */
  'vaults.create': onMain(
    z.strictObject({ handle: Handle, teamName: name, name, label, passphrase, born: Born.optional(), language: Language }),
    KitSheet,
  ),
  /** Opens a vault of invented customers; leaving or locking it throws it away. */
  'vaults.createDemo': onMain(z.strictObject({ language: Language }), AppState),
  'vault.unlock': onMain(z.strictObject({ slotId: SlotId, passphrase, keyFile: Handle.optional() }), AppState),
  ...factorMethods,
  /** Back into the session that was locked, after the system recognised its person. */
  'vault.unlockWithTouch': onMain(z.void(), AppState),
  'vault.unlockWithKit': onMain(z.strictObject({ code: paperCode }), AppState),
  'vault.inspectInvitation': onVault(
    z.strictObject({ code: paperCode }),
    z.strictObject({
      name: z.string(),
      teamName: z.string(),
      roles: z.array(Role).readonly(),
      customRoles: z.array(z.string()).readonly(),
      invitedBy: z.string(),
      vaultWords: SixWords,
      rules: PassphraseRules,
    }),
  ),
  'vault.join': onMain(z.strictObject({ code: paperCode, label, passphrase, born: Born.optional() }), AppState),
  'vault.lock': onMain(z.void(), AppState),
  /** Tells the idle clock that a person is here. */
  'app.touch': onMain(z.void(), z.void()),
  'session.get': onVault(z.void(), Session),
  'health.get': onVault(z.void(), Health),
  /** Signs that an older state is a legitimate restore, so that it does not alarm again. */
  'health.acceptRestore': onVault(z.strictObject({ reason: z.string().trim().min(1).max(300) }), Health),
  /** Public key of the vault process that is running: secrets are sealed to it on their way through main. */
  'secrets.key': onVault(z.void(), z.strictObject({ key: z.base64().length(88) })),
  'passphrase.judge': onVault(
    z.strictObject({
      passphrase: z.string().max(SEALED_MAX),
      own: z.array(z.string().max(100)).max(40).readonly(),
      strict: z.boolean(),
      rules: PassphraseRules,
    }),
    PassphraseVerdict,
  ),
  'passphrase.generate': onVault(
    z.strictObject({ language: Language, rules: PassphraseRules }),
    z.strictObject({ passphrase: z.string() }),
  ),
  'passphrase.change': onVault(z.strictObject({ current: passphrase, next: passphrase, born: Born.optional() }), z.void()),
  'kit.create': onVault(z.strictObject({ passphrase }), KitSheet),
  /** Writes the sheet shown last as a printable page. */
  'kit.save': onMain(z.strictObject({ sheet: KitSheet, language: Language }), cancellable(z.strictObject({ fileName: z.string() }))),
  // customers
  'books.list': onVault(z.void(), z.array(BookView).readonly()),
  'customers.list': leaving(
    'vault',
    z.strictObject({ query: CustomerQuery, offset: z.int().min(0).max(10_000_000), limit: z.int().min(1).max(PAGE_MAX) }),
    CustomerPage,
  ),
  'customers.facets': onVault(z.strictObject({ query: CustomerQuery }), Facets),
  'customers.get': onVault(z.strictObject({ id: CustomerId }), CustomerDetail),
  'customers.create': onVault(
    z.strictObject({
      bookId: BookId.optional(),
      card: Card.omit({ trashedAt: true }),
      reach: z.array(NewReachValue).max(40).readonly(),
      note: z.string().trim().max(10_000).optional(),
    }),
    z.strictObject({ id: CustomerId }),
  ),
  /** Reads a pasted card, message or signature; nothing is kept of it. */
  'customers.recognise': onVault(z.strictObject({ text: z.string().max(CARD_TEXT_MAX) }), RecognisedCustomer),
  /** Who of the customers the viewer can open may be the one being typed. A full number found counts as a reveal. */
  'customers.similar': leaving(
    'vault',
    z.strictObject({
      name: z.string().max(200),
      company: z.string().max(200).optional(),
      phones: z.array(z.string().max(500)).max(10).readonly(),
      emails: z.array(z.string().max(500)).max(10).readonly(),
    }),
    z.strictObject({ matches: z.array(SimilarCustomer).max(5).readonly(), countedAsReveal: z.boolean() }),
  ),
  'customers.update': onVault(
    z.strictObject({
      id: CustomerId,
      version: z.int(),
      card: Card.omit({ trashedAt: true }).optional(),
      reach: z.array(ReachEdit).max(40).readonly().optional(),
    }),
    CustomerDetail,
  ),
  /** Cells as typed or pasted: all of them in one transaction, or none and what is wrong with which. */
  'customers.updateMany': onVault(z.strictObject({ rows: z.array(RowEdit).min(1).max(PASTE_ROWS_MAX).readonly() }), EditResult),
  /** What stood before, newest first; private values masked. */
  'customers.history': onVault(
    z.strictObject({ id: CustomerId, offset: z.int().min(0).max(1_000_000), limit: z.int().min(1).max(100) }),
    HistoryPage,
  ),
  'customers.restoreValue': onVault(
    z.strictObject({ id: CustomerId, version: z.int(), pastId: PastId, target: RestoreTarget }),
    CustomerDetail,
  ),
  /** What came of the next step as a note, where there is one, and the step after it; none without `next`. */
  'customers.finishStep': onVault(
    z.strictObject({
      id: CustomerId,
      note: z.strictObject({ kind: NoteKind.optional(), text: z.string().trim().min(1).max(10_000) }).optional(),
      next: z.strictObject({ text: z.string().trim().min(1).max(200).optional(), on: IsoDate.optional() }).optional(),
    }),
    CustomerDetail,
  ),
  /** One section of the day's work. */
  'today.list': onVault(TodayQuery, TodayPage),
  'today.counts': onVault(TodayQuery.pick({ scope: true, on: true }), TodayCounts),
  /** Handed over to the viewer in the last 30 days, and by whom. */
  'handovers.list': onVault(z.void(), z.array(Handover).max(10_000).readonly()),
  'handovers.seeAll': onVault(z.void(), z.void()),
  /** Within what this person can open; customers in the trash are not looked at. */
  'duplicates.find': onVault(DuplicateQuery, DuplicatePage),
  /** Says for this person that the two are not the same, or takes it back. */
  'duplicates.setApart': onVault(ApartPair.extend({ apart: z.boolean() }), z.void()),
  'customers.merge': onVault(MergeRequest, CustomerDetail),
  'customers.trash': onVault(z.strictObject({ ids: selection }), z.strictObject({ count: z.int() })),
  'customers.restore': onVault(z.strictObject({ ids: selection }), z.strictObject({ count: z.int() })),
  'customers.move': onVault(
    z.strictObject({ ids: selection, bookId: BookId, reason: z.string().trim().max(300) }),
    z.strictObject({ moved: z.int(), throughInbox: z.int() }),
  ),
  /** Everybody a list shows, page by page; what is moved when it stops stays moved. */
  'customers.moveAll': onVault(
    z.strictObject({ query: CustomerQuery, bookId: BookId, reason: z.string().trim().max(300) }),
    z.strictObject({ moved: z.int(), throughInbox: z.int() }),
  ),
  /** Takes back what this person did last since unlocking, whatever it was; and does it again. */
  'edits.undo': onVault(z.void(), EditOutcome),
  'edits.redo': onVault(z.void(), EditOutcome),
  'edits.state': onVault(z.void(), EditState),
  /** `kind` says how the customer was reached; a plain note without it. */
  'notes.add': onVault(
    z.strictObject({ id: CustomerId, kind: NoteKind.optional(), text: z.string().trim().min(1).max(10_000) }),
    z.strictObject({ noteId: NoteId }),
  ),
  'customers.reveal': leaving(
    'vault',
    z.strictObject({ id: CustomerId, valueId: ValueId }),
    z.strictObject({ value: z.string(), hideAfterMs: z.int(), revealsLeft: z.int(), revealsPerDay: z.int() }),
  ),
  'customers.copy': leaving('main', z.strictObject({ id: CustomerId, valueId: ValueId }), z.strictObject({ clearsAfterMs: z.int() })),
  /** Rows of the list for a spreadsheet, numbers masked. */
  'customers.copyBlock': leaving(
    'main',
    z.strictObject({ ids: selection, fields: z.array(CellField).min(1).max(20).readonly() }),
    z.strictObject({ rows: z.int(), clearsAfterMs: z.int() }),
  ),
  /** Hands `tel:` to the system; `opened` is false where nothing takes it. */
  'customers.call': leaving('main', z.strictObject({ id: CustomerId, valueId: ValueId }), z.strictObject({ opened: z.boolean() })),
  // what a person or a team arranged
  'settings.get': onVault(z.void(), Settings),
  'settings.set': onVault(Settings.partial(), Settings),
  'views.list': onVault(z.void(), SavedViews),
  'views.share': onVault(z.strictObject({ views: SavedViews }), SavedViews),
  ...importMethods,
  'jobs.list': onVault(z.void(), z.array(Job).max(50).readonly()),
  'jobs.cancel': onVault(z.strictObject({ id: z.string().max(60) }), z.void()),
  ...peopleMethods,
  ...poolMethods,
  ...recoveryMethods,
  // ways out
  'exports.decide': onVault(z.strictObject({ query: CustomerQuery }), ExportDecision),
  'exports.run': leaving('main', ExportRequest, cancellable(ExportResult)),
  /** A page to print; main keeps it as a file. Numbers on it are an export. */
  'prints.run': leaving('main', PrintRequest, cancellable(PrintResult)),
  'backups.run': leaving('main', z.void(), cancellable(BackupResult)),
  'restores.choose': onMain(z.void(), cancellable(z.strictObject({ handle: Handle, fileName: z.string(), bytes: z.int() }))),
  /** `key` is a recovery kit code, the recovery key `AGE-SECRET-KEY-1…`, or enough of its shares in a row; proves the backup without writing. */
  'restores.inspect': onMain(z.strictObject({ handle: Handle, key: recoverySecret }), BackupInspection),
  'restores.run': onMain(z.strictObject({ handle: Handle, key: recoverySecret }), cancellable(AppState)),
  /** Figures of the books the viewer can open; for leads. */
  'dashboard.get': onVault(z.strictObject({ weeks: z.int().min(1).max(WEEKS_MAX) }), Dashboard),
  // log
  'audit.list': onVault(AuditQuery, AuditPage),
  /** Who did how much, of the entries this person can open. */
  'audit.summary': onVault(AuditSummaryQuery, AuditSummary),
  'audit.verify': onVault(z.void(), ChainVerdict),
} as const;

export const events = {
  'app.changed': AppState,
  'vault.locked': z.strictObject({ reason: LockReason }),
  'customers.changed': z.strictObject({ ids: z.array(CustomerId).max(PAGE_MAX).readonly() }),
  'roster.changed': z.void(),
  'health.changed': z.void(),
  'job.progressed': Job,
  'clipboard.cleared': z.void(),
  'reminder.due': Reminder,
  /** A person answered a notification of the system. */
  'reminder.opened': Reminder.pick({ id: true }),
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Input<M extends Method> = z.input<Contract[M]['input']>;
export type Parsed<M extends Method> = z.output<Contract[M]['input']>;
export type Output<M extends Method> = z.output<Contract[M]['output']>;
export type MethodOf<S extends Side> = { [M in Method]: Contract[M]['side'] extends S ? M : never }[Method];
export type Handlers<S extends Side> = { readonly [M in MethodOf<S>]: (input: Parsed<M>) => Output<M> | Promise<Output<M>> };
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly details?: Readonly<Record<string, string | number>> };
