/** Looking through everybody's rights, at least every 90 days: what they hold, when they last used it, and the signed result. Rule R11. */
import { z } from 'zod';
import { VaultError } from '../../../shared/errors.ts';
import { KEY_GROUPS } from '../../../shared/model/access.ts';
import { DAY_MS } from '../../../shared/model/day.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import { REVIEW_EVERY_DAYS, type Review, type ReviewedMember, type ReviewResult } from '../../../shared/model/review.ts';
import { booksOf, epochOf, hasRole, isActive, isReader, isSameRoles, membersOf, type Member, type Roster } from '../roster/roster.ts';
import { record } from '../session/record.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';

const EVERY_MS = REVIEW_EVERY_DAYS * DAY_MS;

/** Counted from the last review, in a new vault from its beginning. */
export function reviewDueAt(state: Roster): number {
  const founded = Math.min(...membersOf(state).map(({ invitedAt }) => invitedAt));
  return (state.review?.at ?? founded) + EVERY_MS;
}

/** For those whose task it is. */
export function isReviewOverdue(state: Roster, self: Member, now: number): boolean {
  return hasRole(self, 'admin') && now > reviewDueAt(state);
}

/** Also of entries this person cannot read: who wrote one and when stands in the journal for every member. */
function lastUsed(vault: UnlockedVault, id: MemberId): number | undefined {
  const at = vault.audit.db
    .prepare(
      'select max(at) from (select max(at) as at from audit where actor = @id union all select max(at) from audit_sealed where actor = @id)',
    )
    .pluck()
    .get({ id });
  return z.int().nullable().parse(at) ?? undefined;
}

function reviewed(vault: UnlockedVault, member: Member): ReviewedMember {
  const state = roster(vault);
  const [cards = 0, privates = 0] = KEY_GROUPS.map(
    (group) => booksOf(state).filter((book) => isReader(book, group, epochOf(book), member.id)).length,
  );
  const lastUsedAt = lastUsed(vault, member.id);
  const before = state.review?.results.find((result) => result.member === member.id);
  return {
    id: member.id,
    name: member.name,
    teamName: state.teams[member.team]?.name ?? '',
    roles: member.roles,
    cards,
    privates,
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
    isOpen: before?.verdict === 'revoke' && isSameRoles(before.roles, member.roles),
  };
}

/** For leads, admins and auditors. Throws FORBIDDEN. */
export function reviewOf(vault: UnlockedVault): Review {
  const self = selfMember(vault);
  const state = roster(vault);
  if (!hasRole(self, 'admin') && !hasRole(self, 'lead') && !hasRole(self, 'auditor'))
    throw new VaultError('FORBIDDEN', 'reviews are for admins, leads and auditors');
  const { review } = state;
  const count = (verdict: ReviewResult['verdict']): number => review?.results.filter((result) => result.verdict === verdict).length ?? 0;
  return {
    dueAt: reviewDueAt(state),
    isOverdue: vault.ports.clock.now() > reviewDueAt(state),
    maySign: hasRole(self, 'admin'),
    ...(review === undefined
      ? {}
      : { last: { at: review.at, by: state.members[review.by]?.name ?? '', kept: count('keep'), revoked: count('revoke') } }),
    members: membersOf(state)
      .filter(isActive)
      .map((member) => reviewed(vault, member)),
  };
}

/** Signs what was found; taking the rights away is a change of roles or a leaving. Throws FORBIDDEN. */
export async function signReview(vault: UnlockedVault, results: readonly ReviewResult[]): Promise<void> {
  await vault.verified;
  record(vault, { statements: [{ type: 'review.signed', results: [...results] }] });
}
