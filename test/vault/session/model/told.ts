import { z } from 'zod';
import { HAPPENINGS } from './happenings.ts';

/** What one process of a long run tells: all it has played so far, and at its end what failed. */
export const Told = z.strictObject({
  sequences: z.int(),
  commands: z.int(),
  cells: z.int(),
  happened: z.array(z.tuple([z.enum(HAPPENINGS), z.int()])),
  failure: z.string().optional(),
});
export type Told = z.infer<typeof Told>;
