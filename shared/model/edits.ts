import { z } from 'zod';
import { CustomerId } from './ids.ts';

export const EDIT_ACTIONS = ['created', 'changed', 'trashed', 'restored', 'noted', 'filled', 'merged', 'moved'] as const;
export const EditAction = z.enum(EDIT_ACTIONS);
export type EditAction = z.infer<typeof EditAction>;

/** One thing a person did, with how many customers it touched. */
export const EditStep = z.strictObject({ action: EditAction, count: z.int() });
export type EditStep = z.infer<typeof EditStep>;

/** What Ctrl+Z and Ctrl+Shift+Z would do now. Lives in the vault process and is gone at lock. */
export const EditState = z.strictObject({ undo: EditStep.optional(), redo: EditStep.optional() });
export type EditState = z.infer<typeof EditState>;

/** Why a customer stays as it is: something else changed it meanwhile; it is gone for good; it was given to a book whose keys one does not hold. */
export const BLOCKED_REASONS = ['changed', 'gone', 'no-key'] as const;
export type BlockedReason = (typeof BLOCKED_REASONS)[number];

/** `step` is absent when there was nothing to take back. `blocked`: customers that stay as they are. */
export const EditOutcome = z.strictObject({
  step: EditStep.optional(),
  blocked: z
    .array(z.strictObject({ id: CustomerId, name: z.string(), reason: z.enum(BLOCKED_REASONS) }))
    .max(200)
    .readonly(),
  blockedTotal: z.int(),
  state: EditState,
});
export type EditOutcome = z.infer<typeof EditOutcome>;
