import { expect, test } from 'vitest';
import { DEFAULT_POLICY, Policy } from '../../../../shared/model/access.ts';
import {
  differs,
  isWithin,
  NUMBER_LIMITS,
  PHONE_REGIONS,
  policyOf,
  type NumberLimit,
} from '../../../../renderer/features/people/policy-draft.ts';

const limits = Object.keys(NUMBER_LIMITS) as NumberLimit[];

test('the bounds shown are those the contract accepts', () => {
  for (const limit of limits) {
    const accepts = (value: number) => Policy.safeParse({ ...DEFAULT_POLICY, [limit]: value }).success;
    const { min, max } = NUMBER_LIMITS[limit];
    expect([accepts(min - 1), accepts(min), accepts(max), accepts(max + 1)], limit).toEqual([false, true, true, false]);
    expect(
      [min - 1, min, max, max + 1].map((value) => isWithin(limit, value)),
      limit,
    ).toEqual([false, true, true, false]);
  }
});

test('an empty or half typed number is no policy', () => {
  expect(policyOf({ ...DEFAULT_POLICY, revealsPerDay: '' })).toBeUndefined();
  expect(policyOf({ ...DEFAULT_POLICY, revealsPerDay: 1.5 })).toBeUndefined();
  expect(policyOf(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
});

test('signing is offered only when something changed', () => {
  expect(differs({ ...DEFAULT_POLICY }, DEFAULT_POLICY)).toBe(false);
  expect(differs({ ...DEFAULT_POLICY, salespersonMayExport: true }, DEFAULT_POLICY)).toBe(true);
});

test('every region offered has a name in both languages', () => {
  for (const language of ['zh-CN', 'en']) {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    for (const region of PHONE_REGIONS) expect(names.of(region)).not.toBe(region);
  }
});
