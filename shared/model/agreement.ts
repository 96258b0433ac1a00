import { z } from 'zod';
import { MemberId } from './ids.ts';

export const AGREEMENT_MAX = 20_000;

/** The confidentiality agreement in force, and who signed which version of it. */
export const Agreement = z.strictObject({
  /** Absent while an admin has set none. */
  current: z.strictObject({ version: z.int(), text: z.string(), by: z.string(), at: z.int() }).optional(),
  /** The viewer has the version in force still to sign. */
  isDue: z.boolean(),
  maySet: z.boolean(),
  members: z
    .array(z.strictObject({ id: MemberId, name: z.string(), version: z.int().optional(), at: z.int().optional() }))
    .max(500)
    .readonly(),
});
export type Agreement = z.infer<typeof Agreement>;

export const AgreementText = z.strictObject({ text: z.string().trim().min(1).max(AGREEMENT_MAX) });
export const AgreementVersion = z.strictObject({ version: z.int().min(1) });
