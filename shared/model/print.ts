import { z } from 'zod';
import { Language } from './app.ts';
import { CustomerId } from './ids.ts';
import { PAGE_MAX } from './list.ts';

/** Up to here a list without numbers is a day's work on paper; beyond it, and with any number, it is an export. */
export const DAY_LIST_MAX = 50;

/** One customer, a day's list or a selection on paper. `tokens`: the paper names customers by token and carries no number. */
export const PrintRequest = z.strictObject({
  ids: z.array(CustomerId).min(1).max(PAGE_MAX).readonly(),
  phones: z.enum(['tokens', 'shown']),
  language: Language,
});
export type PrintRequest = z.infer<typeof PrintRequest>;

/** `folder`: name of the folder the page is in, without the way there. */
export const PrintResult = z.strictObject({ fileName: z.string(), folder: z.string(), rows: z.int(), logToken: z.string() });
export type PrintResult = z.infer<typeof PrintResult>;
