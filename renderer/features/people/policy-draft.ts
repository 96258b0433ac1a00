import { Policy } from '../../../shared/model/access.ts';

/** Limits typed as numbers, with the bounds the contract sets. */
export const NUMBER_LIMITS = {
  exportMaxRows: { min: 1, max: 1_000_000 },
  revealsPerDay: { min: 1, max: 100_000 },
  autoLockMinutes: { min: 1, max: 240 },
  claimsPerDay: { min: 0, max: 1_000 },
  holdingMax: { min: 1, max: 100_000 },
  allotPerDay: { min: 0, max: 200 },
  returnAfterDays: { min: 0, max: 730 },
  returnWarnDays: { min: 1, max: 60 },
  coolingOffDays: { min: 0, max: 365 },
  passphraseMinLength: { min: 12, max: 64 },
  passphraseHistory: { min: 0, max: 24 },
  lockAfter: { min: 3, max: 10 },
} as const satisfies Partial<Record<keyof Policy, { readonly min: number; readonly max: number }>>;

export type NumberLimit = keyof typeof NUMBER_LIMITS;

/** What stands in the fields: a number field may be empty or half typed. */
export type PolicyDraft = Omit<Policy, NumberLimit> & Readonly<Record<NumberLimit, number | string>>;

/** Regions offered for phones without a country code: where Chinese-speaking sales teams and their customers are. */
export const PHONE_REGIONS = ['CN', 'HK', 'MO', 'TW', 'SG', 'MY', 'TH', 'VN', 'JP', 'KR', 'US', 'CA', 'GB', 'DE', 'FR', 'AU'] as const;

/** The policy a draft says, or `undefined` while a field is out of its bounds. */
export function policyOf(draft: PolicyDraft): Policy | undefined {
  const parsed = Policy.safeParse(draft);
  return parsed.success ? parsed.data : undefined;
}

/** Whether a number field can be accepted as it stands. */
export function isWithin(limit: NumberLimit, value: number | string): boolean {
  const { min, max } = NUMBER_LIMITS[limit];
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

/** Whether signing would change anything. */
export function differs(draft: PolicyDraft, policy: Policy): boolean {
  return (Object.keys(policy) as (keyof Policy)[]).some((key) => JSON.stringify(draft[key]) !== JSON.stringify(policy[key]));
}
