import { z } from 'zod';

/**
 * What a passphrase can need beside it, mixed into the key. `device`: a secret in this computer's key store. `file`: a key
 * file, on a USB stick. In the order in which they are mixed.
 */
export const FACTORS = ['device', 'file'] as const;
export const Factor = z.enum(FACTORS);
export type Factor = z.infer<typeof Factor>;

/** Factors of one slot, each at most once and in that order. */
export const Factors = z
  .array(Factor)
  .max(FACTORS.length)
  .readonly()
  .refine((list) => list.every((factor, at) => at === 0 || FACTORS.indexOf(factor) > FACTORS.indexOf(list[at - 1] ?? factor)));
export type Factors = z.infer<typeof Factors>;
