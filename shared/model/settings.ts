import { z } from 'zod';
import { APART_MAX, ApartPair } from './duplicates.ts';
import { CustomerId } from './ids.ts';
import { CustomerQuery } from './list.ts';
import { ReminderSettings } from './reminder.ts';

const columnId = z.string().min(1).max(40);

/** A column of the list: `width` in px, absent while it shares what is left. Their order is the order on screen. */
export const ColumnSetting = z.strictObject({ id: columnId, visible: z.boolean(), width: z.int().min(40).max(800).optional() });
export type ColumnSetting = z.infer<typeof ColumnSetting>;

/** A list worth coming back to: filters, sort, and the columns it is read in. */
export const SavedView = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(40),
  query: CustomerQuery.omit({ ids: true }),
  columns: z.array(ColumnSetting).max(40).readonly().optional(),
});
export type SavedView = z.infer<typeof SavedView>;

export const SavedViews = z.array(SavedView).max(50).readonly();
export type SavedViews = z.infer<typeof SavedViews>;

export const DRAFTS_MAX = 20;
export const DRAFT_TEXT_MAX = 12_000;

/** Something typed and not saved, by the place it was typed in. */
export const Draft = z.strictObject({ key: z.string().min(1).max(120), text: z.string().min(1).max(DRAFT_TEXT_MAX) });
export type Draft = z.infer<typeof Draft>;

/** What one person arranged for themselves: sealed in the vault, follows them to every computer, opens for nobody else. */
export const Settings = z.strictObject({
  columns: z.array(ColumnSetting).max(40).readonly(),
  views: SavedViews,
  /** Column mappings of imported files; `signature` is a digest of the header, so it tells nothing of the file. */
  importMappings: z
    .array(z.strictObject({ signature: z.string().min(1).max(128), mapping: z.array(z.string().max(60)).max(300).readonly() }))
    .max(50)
    .readonly(),
  /** Newest first. */
  recentCustomers: z.array(CustomerId).max(30).readonly(),
  drafts: z.array(Draft).max(DRAFTS_MAX).readonly(),
  dismissedHints: z.array(z.string().min(1).max(60)).max(100).readonly(),
  fontSize: z.enum(['small', 'normal', 'large']),
  reminders: ReminderSettings,
  /** Instant in ms up to which due steps have been told; 0 before the first. */
  remindedUntil: z.int().nonnegative(),
  /** Handovers up to `until` (ms) were looked at, and of later ones the customers named, as they came at `at`. */
  handovers: z.strictObject({
    until: z.int().nonnegative(),
    seen: z
      .array(z.strictObject({ id: CustomerId, at: z.int() }))
      .max(500)
      .readonly(),
  }),
  /** Looked alike and are not, by this person's word. */
  apart: z.array(ApartPair).max(APART_MAX).readonly(),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  columns: [],
  views: [],
  importMappings: [],
  recentCustomers: [],
  drafts: [],
  dismissedHints: [],
  fontSize: 'normal',
  reminders: { on: true, quietFrom: '21:00', quietUntil: '08:00' },
  remindedUntil: 0,
  handovers: { until: 0, seen: [] },
  apart: [],
};
