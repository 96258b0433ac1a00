/** The recovery key: in one piece, as shares, or being replaced by another one. */
import { z } from 'zod';
import { SEALED_MAX } from '../secret-fields.ts';
import { SixWords } from './app.ts';

export const SHARES_MAX = 9;
/** A share as typed or scanned, with whatever separates its groups. */
const ShareCode = z.string().min(1).max(SEALED_MAX);
export const ShareCodes = z.array(ShareCode).min(1).max(SHARES_MAX).readonly();
export const SplitShape = z.strictObject({ threshold: z.int().min(2).max(SHARES_MAX), shares: z.int().min(2).max(SHARES_MAX) });
export type SplitShape = z.infer<typeof SplitShape>;

/** One page to print. Whoever has `threshold` of them and the file or a backup opens everything. */
export const ShareSheet = z.strictObject({
  code: z.string(),
  index: z.int(),
  shares: z.int(),
  threshold: z.int(),
  /** First characters of the commitment that stands in the roster; tells pages of different splits apart. */
  mark: z.string(),
  vaultName: z.string(),
  vaultWords: SixWords,
  createdAt: z.int(),
  qrPath: z.string(),
  qrSize: z.int(),
});
export type ShareSheet = z.infer<typeof ShareSheet>;
export const ShareSheets = z.array(ShareSheet).min(2).max(SHARES_MAX).readonly();

export const SHARE_VERDICTS = ['holds', 'mistyped', 'unknown', 'twice'] as const;
/** `mistyped`: the checksum differs · `unknown`: of another split, vault or key · `twice`: the same share once more. */
export const ShareVerdict = z.enum(SHARE_VERDICTS);
export type ShareVerdict = z.infer<typeof ShareVerdict>;

export const Rehearsal = z.strictObject({
  shares: z
    .array(z.strictObject({ verdict: ShareVerdict, index: z.int().optional() }))
    .max(SHARES_MAX)
    .readonly(),
  threshold: z.int().optional(),
  /** The shares that hold give back the key of the roster. Nothing was changed but a line in the log. */
  proven: z.boolean(),
});
export type Rehearsal = z.infer<typeof Rehearsal>;

export const RecoveryStatus = z.strictObject({
  /** Shares of the key that holds now, newest split first. */
  splits: z
    .array(z.strictObject({ threshold: z.int(), shares: z.int(), at: z.int(), byName: z.string(), marks: z.array(z.string()).readonly() }))
    .max(50)
    .readonly(),
  /** When shares were last proven to work, and by whom. */
  rehearsed: z.strictObject({ at: z.int(), byName: z.string() }).optional(),
  /** Another key somebody wants to put in its place; it holds when a lead of every team agreed. */
  offer: z.strictObject({ byName: z.string(), at: z.int(), waitingFor: z.array(z.string()).readonly(), canAgree: z.boolean() }).optional(),
  /** Books whose newest keys are sealed to the key that holds now, of all books. */
  books: z.strictObject({ covered: z.int(), total: z.int() }),
  /** Rows of books still sealed under keys the key before opens, as far as this person's program seals them anew. */
  rowsLeft: z.int(),
  canSplit: z.boolean(),
  canReplace: z.boolean(),
});
export type RecoveryStatus = z.infer<typeof RecoveryStatus>;
