/** The review of rights: what it shows, that it has to be whole, and when it is overdue. Rule R11. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reviewOf, signReview } from '../../../electron/vault/rights/review.ts';
import { changeRoles } from '../../../electron/vault/session/change-roles.ts';
import { roster, type UnlockedVault } from '../../../electron/vault/session/unlocked-vault.ts';
import { sessionView } from '../../../electron/vault/session/views.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import { REVIEW_EVERY_DAYS, type ReviewResult, type ReviewVerdict } from '../../../shared/model/review.ts';
import { as, dissolve, found, hire, memberNamed, type Company } from '../session/company.ts';

let company: Company;
beforeAll(async () => {
  company = await found();
  await hire(company, 'adam', ['admin']);
  await hire(company, 'ann', ['salesperson', 'reader']);
}, 60_000);
afterAll(() => dissolve(company));

function results(vault: UnlockedVault, verdictOf: (name: string) => ReviewVerdict): readonly ReviewResult[] {
  return reviewOf(vault).members.map(({ id, name, roles }) => ({ member: id, roles, verdict: verdictOf(name) }));
}

test('R11 an admin without any key sees who holds how many, and when each was last active', async () => {
  await as(company, 'adam', (vault) => {
    const review = reviewOf(vault);
    expect(review).toMatchObject({ isOverdue: false, maySign: true });
    expect(review.last).toBeUndefined();
    expect(review.members.map(({ name, cards, privates }) => [name, cards, privates])).toEqual([
      ['boss', 3, 3],
      ['adam', 0, 0],
      ['ann', 3, 2],
    ]);
    expect(review.members.every(({ lastUsedAt }) => lastUsedAt !== undefined)).toBe(true);
  });
  await as(company, 'ann', (vault) => {
    expect(() => reviewOf(vault)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }) as Error);
  });
});

test('R11 it is overdue after 90 days, told to admins alone, until somebody signs one that is whole', async () => {
  company.ports.time.now += (REVIEW_EVERY_DAYS + 1) * DAY_MS;
  await as(company, 'ann', (vault) => {
    expect(sessionView(vault).waiting.reviewOverdue).toBe(false);
  });
  await as(company, 'adam', async (vault) => {
    expect(sessionView(vault).waiting.reviewOverdue).toBe(true);
    const all = results(vault, (name) => (name === 'ann' ? 'revoke' : 'keep'));
    await expect(signReview(vault, all.slice(1))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await signReview(vault, all);
    expect(sessionView(vault).waiting.reviewOverdue).toBe(false);
    expect(reviewOf(vault).last).toMatchObject({ by: 'adam', kept: 2, revoked: 1 });
  });
});

test('R11 what was found too much stays marked until the roles change', async () => {
  await as(company, 'boss', async (vault) => {
    const open = () =>
      reviewOf(vault)
        .members.filter(({ isOpen }) => isOpen)
        .map(({ name }) => name);
    expect(open()).toEqual(['ann']);
    await changeRoles(vault, { memberId: memberNamed(roster(vault), 'ann'), roles: ['salesperson'], reason: 'review' });
    expect(open()).toEqual([]);
  });
});
