import { z } from 'zod';
import { AuditEntry } from './audit.ts';
import { DeviceId, SlotId } from './ids.ts';
import { ExposureCounts } from './leaving.ts';

export const ACCOUNT_TOPICS = ['all', 'signIns', 'out', 'refused'] as const;
export const AccountTopic = z.enum(ACCOUNT_TOPICS);
export type AccountTopic = z.infer<typeof AccountTopic>;

export const ACCOUNT_DAYS = 30;

/** What a person's own account did, from entries they can read anyway. */
export const Account = z.strictObject({
  /** Over the last `ACCOUNT_DAYS` days. */
  signIns: z.int(),
  /** The sign-in before the one that is running. */
  lastSignInAt: z.int().optional(),
  out: ExposureCounts,
  customersOut: z.int(),
  refused: z.int(),
  devices: z
    .array(z.strictObject({ id: DeviceId, since: z.int().optional(), isThis: z.boolean() }))
    .max(100)
    .readonly(),
  /** Keyslots that open this account. */
  ways: z
    .array(z.strictObject({ id: SlotId, kind: z.enum(['passphrase', 'kit']), isThis: z.boolean() }))
    .max(100)
    .readonly(),
});
export type Account = z.infer<typeof Account>;

export const AccountQuery = z.strictObject({ topic: AccountTopic, offset: z.int().min(0).max(10_000_000), limit: z.int().min(1).max(200) });
export type AccountQuery = z.infer<typeof AccountQuery>;
export const AccountPage = z.strictObject({ total: z.int(), entries: z.array(AuditEntry).max(200).readonly() });
