/** Methods that bring lists in. */
import { z } from 'zod';
import { cancellable, onMain, onVault } from './contract-method.ts';
import { Handle, Language } from './model/app.ts';
import {
  ChosenImport,
  ImportFormatChoice,
  ImportPlan,
  ImportPreview,
  ImportReport,
  ImportResult,
  ImportUndone,
  ImportView,
  ReportedRows,
  SavedRows,
} from './model/exchange.ts';
import { ImportId } from './model/ids.ts';
import { ImportDuplicatePage, ImportDuplicateQuery } from './model/import-duplicates.ts';

export const importMethods = {
  'imports.choose': onMain(z.void(), cancellable(ChosenImport)),
  /** Rows copied in Excel or WPS, taken as a file of the given name; they live in the vault process until it locks. */
  'imports.paste': onMain(z.strictObject({ name: z.string().trim().min(1).max(60), text: z.string().min(1).max(300_000) }), ChosenImport),
  'imports.preview': onMain(z.strictObject({ handle: Handle, format: ImportFormatChoice.optional(), language: Language }), ImportPreview),
  'imports.check': onMain(ImportPlan, ImportReport),
  /** Page by page what the check just made found in the vault too; values of the vault stay masked. */
  'imports.duplicates': onMain(ImportDuplicateQuery, ImportDuplicatePage),
  'imports.commit': onMain(ImportPlan, ImportResult),
  /** Rows of the person's own file that stay out, or that come in with a remark, as a plain CSV with the reason beside each. */
  'imports.saveRows': onMain(ImportPlan.extend({ which: ReportedRows, language: Language }), cancellable(SavedRows)),
  /** Deletes the chosen file from its folder; copies elsewhere and what the disk still holds are out of reach. */
  'imports.deleteSource': onMain(z.strictObject({ handle: Handle }), z.void()),
  /** Imports of the last seven days; taking one back removes what it made and leaves what was worked on since. */
  'imports.list': onVault(z.void(), z.array(ImportView).max(100).readonly()),
  'imports.undo': onVault(z.strictObject({ id: ImportId }), ImportUndone),
} as const;
