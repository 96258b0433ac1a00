import { z } from 'zod';
import { Card } from './customer.ts';
import { MERGE_FIELDS, MergeField } from './duplicates.ts';
import { CustomerQuery } from './list.ts';
import { BookId, CustomerId, ImportId } from './ids.ts';
import { Handle, Language } from './app.ts';
import { SEALED_MAX } from '../secret-fields.ts';

/** What a column of an import file can become. Phones and e-mails may stand in several columns or several in one cell. */
export const IMPORT_FIELDS = [
  'ignore',
  'name',
  'givenName',
  'familyName',
  'company',
  'title',
  'city',
  'tags',
  'level',
  'stage',
  'source',
  'nextStep',
  'nextStepOn',
  'lastContactOn',
  'birthday',
  'doNotContact',
  'owner',
  'phone',
  'email',
  'wechat',
  'address',
  'note',
] as const;
export const ImportField = z.enum(IMPORT_FIELDS);
export type ImportField = z.infer<typeof ImportField>;

/** Sheets offered of one workbook. */
export const SHEETS_MAX = 100;

export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const Encoding = z.enum(ENCODINGS);
export type Encoding = z.infer<typeof Encoding>;
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export const Delimiter = z.enum(DELIMITERS);
export type Delimiter = z.infer<typeof Delimiter>;

/** `headerRow` of a list whose first row is data already. */
export const NO_HEADER = -1;
/** Counted from 0 with blank rows, as a spreadsheet numbers its rows from 1. */
const headerRow = z.int().min(NO_HEADER).max(50);
/** Position among the sheets that hold cells; charts do not count. */
const sheet = z
  .int()
  .min(0)
  .max(SHEETS_MAX - 1);
export const ImportFormat = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('csv'), encoding: Encoding, delimiter: Delimiter, headerRow }),
  z.strictObject({ kind: z.literal('xlsx'), sheet, headerRow }),
  /** `language`: of the column heads, which business cards do not have. */
  z.strictObject({ kind: z.literal('vcard'), language: Language }),
]);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** What a person chose of the format; the rest is guessed, and what does not belong to the file's kind is ignored. */
export const ImportFormatChoice = z.strictObject({
  encoding: Encoding.optional(),
  delimiter: Delimiter.optional(),
  sheet: sheet.optional(),
  headerRow: headerRow.optional(),
});
export type ImportFormatChoice = z.infer<typeof ImportFormatChoice>;

export const ImportPreview = z.strictObject({
  fileName: z.string(),
  bytes: z.int(),
  format: ImportFormat,
  /** Names of the sheets of a workbook; empty for other files. */
  sheets: z.array(z.string()).max(SHEETS_MAX).readonly(),
  /** Without a header row the letters by which a spreadsheet calls its columns. */
  headers: z.array(z.string()).max(256).readonly(),
  /** First rows below the header, as text. */
  rows: z.array(z.array(z.string()).max(256).readonly()).max(20).readonly(),
  /** Guessed meaning of each column, same length as `headers`. */
  mapping: z.array(ImportField).max(256).readonly(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const DuplicateRule = z.enum(['skip', 'update', 'merge', 'keep']);
export type DuplicateRule = z.infer<typeof DuplicateRule>;

/** Decisions of one import made customer by customer; the rule for all decides about the rest. */
export const CHOICES_MAX = 10_000;
/** What becomes of one row the vault has already; `take`: with `merge` the fields in which the file wins. */
export const DuplicateChoice = z.strictObject({
  /** Of the file, 1-based. */
  line: z.int().min(0),
  rule: DuplicateRule,
  take: z.array(MergeField).max(MERGE_FIELDS.length).readonly(),
});
export type DuplicateChoice = z.infer<typeof DuplicateChoice>;

/** Put on imported customers that have none; tags are put on all. */
export const ImportDefaults = Card.pick({ city: true, level: true, stage: true, source: true })
  .partial()
  .extend({ tags: Card.shape.tags.optional() });
export type ImportDefaults = z.infer<typeof ImportDefaults>;

/** Names of owners told apart in one file. */
export const OWNERS_MAX = 200;
const ownerName = z.string().min(1).max(200);
/** `to` absent: rows under this name stay out. */
export const OwnerChoice = z.strictObject({ name: ownerName, to: BookId.optional() });
export type OwnerChoice = z.infer<typeof OwnerChoice>;

/** Rows under one name of the owner column, and where they go. */
export const ImportOwner = z.strictObject({
  name: ownerName,
  rows: z.int(),
  to: BookId.optional(),
  /** known: a member's own book. For the others a choice is asked: nobody or several are called so, or the one who is has no book. */
  state: z.enum(['known', 'nobody', 'several', 'bookless']),
  /** The person importing cannot open that book: the rows wait in its inbox for its next reader and cannot be taken back. */
  throughInbox: z.boolean(),
});
export type ImportOwner = z.infer<typeof ImportOwner>;

export const ImportPlan = z.strictObject({
  handle: Handle,
  format: ImportFormat,
  mapping: z.array(ImportField).max(256).readonly(),
  bookId: BookId,
  duplicates: DuplicateRule,
  /** With the rule `merge`: the fields in which the file wins over the vault; in all others gaps are filled. */
  fileWins: z.array(MergeField).max(MERGE_FIELDS.length).readonly().optional(),
  choices: z.array(DuplicateChoice).max(CHOICES_MAX).readonly().optional(),
  defaults: ImportDefaults.optional(),
  /** Where rows go whose owner column names nobody with a book; the others go to `bookId`. */
  owners: z.array(OwnerChoice).max(OWNERS_MAX).readonly().optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export const IMPORT_PROBLEMS = [
  'no-name',
  'phone-scientific',
  'phone-invalid',
  'email-invalid',
  'date-invalid',
  'too-long',
  'too-many-cells',
  'owner-left-out',
  'duplicate-in-file',
] as const;
export const ImportProblem = z.enum(IMPORT_PROBLEMS);
export type ImportProblem = z.infer<typeof ImportProblem>;

/** Which problems keep a row out; the others import the row and are only reported. */
export const BLOCKING_PROBLEMS: readonly ImportProblem[] = ['no-name', 'phone-scientific', 'too-long', 'too-many-cells', 'owner-left-out'];

export const ChosenImport = z.strictObject({ handle: Handle, fileName: z.string(), bytes: z.int() });

/** Rows an import reports: those that stay out, and those that come in with something to look at. */
export const ReportedRows = z.enum(['out', 'in']);
export type ReportedRows = z.infer<typeof ReportedRows>;

/** A file of such rows. */
export const SavedRows = z.strictObject({ fileName: z.string(), rows: z.int() });

export const ImportReport = z.strictObject({
  rows: z.int(),
  ready: z.int(),
  duplicatesInFile: z.int(),
  duplicatesInVault: z.int(),
  refused: z.int(),
  /** Duplicates of the vault decided otherwise than by the rule for all. */
  decided: z.int(),
  /** By the owner column, the most frequent first. */
  owners: z.array(ImportOwner).max(OWNERS_MAX).readonly(),
  /** Grouped by problem, with the first file line numbers (1-based, header included). */
  problems: z.array(z.strictObject({ problem: ImportProblem, count: z.int(), lines: z.array(z.int()).max(20).readonly() })).readonly(),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** `id`: where there is something to undo. `inboxed`: of the imported, those that wait in an inbox. */
export const ImportResult = z.strictObject({
  id: ImportId.optional(),
  imported: z.int(),
  inboxed: z.int(),
  updated: z.int(),
  skipped: z.int(),
  refused: z.int(),
});
export type ImportResult = z.infer<typeof ImportResult>;

/** An import that can still be taken back. */
export const ImportView = z.strictObject({
  id: ImportId,
  at: z.int(),
  fileName: z.string(),
  byName: z.string(),
  created: z.int(),
  updated: z.int(),
  undoUntil: z.int(),
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportUndone = z.strictObject({
  removed: z.int(),
  restored: z.int(),
  /** Worked on since the import, and therefore left as they are. */
  kept: z
    .array(z.strictObject({ id: CustomerId, name: z.string() }))
    .max(200)
    .readonly(),
  keptTotal: z.int(),
});
export type ImportUndone = z.infer<typeof ImportUndone>;

export const EXPORT_FIELDS = [
  'name',
  'company',
  'title',
  'city',
  'tags',
  'level',
  'stage',
  'source',
  'nextStep',
  'nextStepOn',
  'phones',
  'emails',
  'wechat',
  'addresses',
] as const;
export const ExportField = z.enum(EXPORT_FIELDS);
export type ExportField = z.infer<typeof ExportField>;

export const ExportRequest = z.strictObject({
  query: CustomerQuery,
  fields: z.array(ExportField).min(1).max(EXPORT_FIELDS.length).readonly(),
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(1).max(SEALED_MAX) }),
    z.strictObject({ kind: z.literal('recipient'), recipient: z.string().min(1).max(4096) }),
  ]),
  reason: z.string().trim().max(300),
  /** Of the column heads. */
  language: Language,
});
export type ExportRequest = z.infer<typeof ExportRequest>;

export const ExportDecision = z.strictObject({
  allowed: z.boolean(),
  rows: z.int(),
  /** Customers in the filter whose private values the viewer cannot open: their private columns stay empty. */
  withoutPrivate: z.int(),
  /** Customers in the filter who asked not to be contacted: they are in no export and not in `rows`. */
  leftOut: z.int(),
  code: z.enum(['EXPORT_NOT_ALLOWED', 'EXPORT_TOO_LARGE', 'VERIFICATION_PENDING']).optional(),
  maxRows: z.int(),
  /** Who could do or allow it. */
  deciders: z.array(z.string()).readonly(),
});
export type ExportDecision = z.infer<typeof ExportDecision>;

export const ExportResult = z.strictObject({
  fileName: z.string(),
  /** Name of the folder it is in, without the way there. */
  folder: z.string(),
  rows: z.int(),
  /** Customers of the filter left out because they asked not to be contacted. */
  leftOut: z.int(),
  bytes: z.int(),
  logToken: z.string(),
});
export type ExportResult = z.infer<typeof ExportResult>;

export const BackupResult = z.strictObject({
  fileName: z.string(),
  bytes: z.int(),
  customers: z.int(),
  words: z.strictObject({ en: z.array(z.string()).readonly(), zh: z.array(z.string()).readonly() }),
  tookMs: z.int(),
});
export type BackupResult = z.infer<typeof BackupResult>;

/** What was proven about a backup before anything is written. */
export const BackupInspection = z.strictObject({
  vaultName: z.string(),
  madeAt: z.int(),
  madeBy: z.string(),
  rows: z.int(),
  words: z.strictObject({ en: z.array(z.string()).readonly(), zh: z.array(z.string()).readonly() }),
  labels: z.array(z.string()).readonly(),
});
export type BackupInspection = z.infer<typeof BackupInspection>;
