/** Somebody leaves: one call that can be repeated until nothing is left to be done. */
import { VaultError } from '../../../shared/errors.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import type { LeaveRequest, LeaveResult } from '../../../shared/model/leaving.ts';
import { openSessions } from '../../vault/audit/audit-log.ts';
import { exposurePage } from '../../vault/egress/exposure-page.ts';
import { exposureOf } from '../../vault/egress/exposure-report.ts';
import { languageOf } from '../../vault/session/language.ts';
import { isPresent, ownBook, type Member } from '../../vault/roster/roster.ts';
import { freeze, leaveHindrance } from '../../vault/session/leave.ts';
import { leavePlan } from '../../vault/session/leave-plan.ts';
import { booksOwedKeys, resealRows, rotateBooks } from '../../vault/session/rotate.ts';
import { pause } from '../../vault/session/unlock.ts';
import { memberIn, roster, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { RunningJob } from '../jobs.ts';
import { handOverBook } from './hand-over-book.ts';
import type { CallTable, ServiceState } from './state.ts';

async function leave(vault: UnlockedVault, request: LeaveRequest, job: RunningJob): Promise<LeaveResult> {
  await vault.verified;
  const { memberId, handTo, reason } = request;
  const member = memberIn(vault, memberId);
  // Refused before anything is signed: a target nobody can open would leave the work half done.
  if (handTo !== undefined && (roster(vault).books[handTo] === undefined || ownBook(roster(vault), memberId)?.id === handTo))
    throw new VaultError('NOT_FOUND', 'no such book to hand over to');
  if (isPresent(member)) await freeze(vault, memberId, reason);
  const booksWithNewKeys = await rotateBooks(vault);
  const handedOver = await handOverBook(vault, ownBook(roster(vault), memberId), request, job.progress);
  const rowsSealedAnew = await resealRows(vault, { progress: job.progress, isCancelled: () => vault.closed, pause });
  return { handedOver, booksWithNewKeys, rowsSealedAnew, booksWaiting: booksOwedKeys(roster(vault)).length };
}

const REPLACED = { 'zh-CN': '忘记口令，重新邀请', en: 'forgot the passphrase, invited again' } as const;

/** The account a confirmed member takes over from, while it is there and this person may sign that it ended. */
function replacedBy(vault: UnlockedVault, member: MemberId): Member | undefined {
  const { members } = roster(vault);
  const before = members[members[member]?.replaces ?? ''];
  return before === undefined || !isPresent(before) || leaveHindrance(vault, before) !== undefined ? undefined : before;
}

/** The account before is frozen, and its customers go to the new book. Returns whether there was one. */
export async function endReplaced(vault: UnlockedVault, member: MemberId, job: RunningJob): Promise<boolean> {
  const before = replacedBy(vault, member);
  if (before === undefined) return false;
  const handTo = ownBook(roster(vault), member)?.id;
  const request = { memberId: before.id, reason: REPLACED[languageOf(roster(vault))], ...(handTo === undefined ? {} : { handTo }) };
  await leave(vault, request, job);
  return true;
}

/** A confirmed member takes over the account they lost: it is frozen, and its customers go to their new book. Rule V4. */
export async function takeOver(state: ServiceState, member: MemberId): Promise<void> {
  const vault = state.unlocked();
  if (replacedBy(vault, member) === undefined) return;
  await state.jobs.run('leave', { canCancel: false }, (job) => endReplaced(vault, member, job));
  state.emit('customers.changed', { ids: [] });
}

export function leaveCalls(state: ServiceState): CallTable<'people.leavePlan' | 'people.leave' | 'people.exposure' | 'exposures.page'> {
  const vault = (): UnlockedVault => state.unlocked();
  return {
    'people.leavePlan': ({ memberId }) => leavePlan(vault(), memberId),
    'people.leave': async (request) => {
      const result = await state.jobs.run('leave', { canCancel: false }, (job) => leave(vault(), request, job));
      state.emit('roster.changed', undefined);
      state.emit('customers.changed', { ids: [] });
      return result;
    },
    'people.exposure': async ({ memberId, days, ...page }) => {
      await openSessions(vault().audit);
      return exposureOf(vault(), memberId, days, page);
    },
    'exposures.page': async (request) => {
      await openSessions(vault().audit);
      return exposurePage(vault(), request);
    },
  };
}
