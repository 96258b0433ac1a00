/** Methods on the recovery key. */
import { z } from 'zod';
import { cancellable, onMain, onVault, recoverySecret } from './contract-method.ts';
import { Language } from './model/app.ts';
import { RecoveryStatus, Rehearsal, ShareCodes, ShareSheets, SplitShape } from './model/recovery.ts';

export const recoveryMethods = {
  'recovery.status': onVault(z.void(), RecoveryStatus),
  /** Splits the key that stands on the founder's paper; the sheets are shown once. */
  'recovery.split': onVault(SplitShape.extend({ key: recoverySecret }), ShareSheets),
  /** Makes another key, as shares from the beginning; nothing is signed until shares of it were typed back. */
  'recovery.prepare': onVault(SplitShape, ShareSheets),
  /** Shares of the key made last, typed back from paper: signs it. */
  'recovery.replace': onVault(z.strictObject({ codes: ShareCodes }), RecoveryStatus),
  /** A lead agrees that the key somebody offered opens the books of their team. */
  'recovery.agree': onVault(z.void(), RecoveryStatus),
  /** Whether shares work, without opening or changing anything. */
  'recovery.rehearse': onVault(z.strictObject({ codes: ShareCodes }), Rehearsal),
  /** Writes the sheets shown last as pages to print. */
  'shares.save': onMain(z.strictObject({ sheets: ShareSheets, language: Language }), cancellable(z.strictObject({ fileName: z.string() }))),
} as const;
