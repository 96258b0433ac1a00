import { z } from 'zod';
import { Handle } from './app.ts';
import { Card, IsoDate, NewReachValue } from './customer.ts';
import { DuplicateReason } from './duplicates.ts';
import { CHOICES_MAX } from './exchange.ts';
import { CustomerId } from './ids.ts';
import { MaskedValue } from './list.ts';

/** A row of the file beside the customer of the vault it seems to be. */
export const ImportDuplicate = z.strictObject({
  line: z.int(),
  /** As the person's own file says it; `known` where the customer has the same value. */
  row: z.strictObject({
    card: Card,
    reach: z
      .array(NewReachValue.extend({ known: z.boolean() }))
      .max(40)
      .readonly(),
    note: z.string().optional(),
    lastContactOn: IsoDate.optional(),
  }),
  customer: z.strictObject({
    id: CustomerId,
    bookName: z.string(),
    card: Card,
    reach: z.array(MaskedValue).max(40).readonly(),
    /** Without the private key a customer can only be skipped or kept beside the new one. */
    opensPrivate: z.boolean(),
  }),
  /** Empty when somebody changed the customer since the check. */
  reasons: z.array(DuplicateReason).max(5).readonly(),
});
export type ImportDuplicate = z.infer<typeof ImportDuplicate>;

/** Of the file checked last. */
export const ImportDuplicateQuery = z.strictObject({
  handle: Handle,
  offset: z.int().min(0).max(CHOICES_MAX),
  limit: z.int().min(1).max(50),
});

/** `total`: all that were found, of which the first 10,000 can be looked at. */
export const ImportDuplicatePage = z.strictObject({ total: z.int(), duplicates: z.array(ImportDuplicate).max(50).readonly() });
export type ImportDuplicatePage = z.infer<typeof ImportDuplicatePage>;
