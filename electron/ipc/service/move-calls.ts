/** Somebody goes to another team: one call that can be repeated until nothing is left to be done. */
import { VaultError } from '../../../shared/errors.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import type { MoveDone, MoveRequest } from '../../../shared/model/moving.ts';
import { movePages } from '../../vault/customers/move-pages.ts';
import { keepHouse } from '../../vault/session/housekeeping.ts';
import { languageOf } from '../../vault/session/language.ts';
import { formerBookOf, movePlan, signMove } from '../../vault/session/move-member.ts';
import { booksOwedKeys, resealRows } from '../../vault/session/rotate.ts';
import { pause } from '../../vault/session/unlock.ts';
import { roster, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { RunningJob } from '../jobs.ts';
import type { CallTable, ServiceState } from './state.ts';

export type MoveCall = 'people.movePlan' | 'people.move';

/** What stayed in the book they left; after an interruption the rest goes the next time. */
async function handOver(vault: UnlockedVault, memberId: MemberId, { handTo, reason }: MoveRequest, job: RunningJob): Promise<number> {
  const left = formerBookOf(vault, memberId);
  if (left === undefined || handTo === undefined || handTo === left.id) return 0;
  const ids = vault.journal.state.customersOf(left.id);
  return (await movePages(vault, ids, { bookId: handTo, reason }, { progress: job.progress, isCancelled: () => false, pause })).moved;
}

async function move(vault: UnlockedVault, request: MoveRequest, job: RunningJob): Promise<MoveDone> {
  await vault.verified;
  const { memberId, teamId, handTo } = request;
  const before = roster(vault).members[memberId];
  if (before === undefined) throw new VaultError('NOT_FOUND', 'no such member');
  // Refused before anything is signed: a target nobody can open would leave the work half done.
  if (handTo !== undefined && roster(vault).books[handTo] === undefined) throw new VaultError('NOT_FOUND', 'no such book to hand over to');
  const isThere = before.team === teamId && before.moving === undefined;
  const signed = isThere ? { moved: true, booksWithNewKeys: 0 } : await signMove(vault, request);
  if (!signed.moved) return { state: before.team === teamId ? 'takenBack' : 'asked', handedOver: 0, booksWithNewKeys: 0, booksWaiting: 0 };
  await keepHouse(vault, languageOf(roster(vault)));
  const handedOver = await handOver(vault, memberId, request, job);
  await resealRows(vault, { progress: job.progress, isCancelled: () => vault.closed, pause });
  return { state: 'moved', handedOver, booksWithNewKeys: signed.booksWithNewKeys, booksWaiting: booksOwedKeys(roster(vault)).length };
}

export function moveCalls(state: ServiceState): CallTable<MoveCall> {
  return {
    'people.movePlan': (wanted) => movePlan(state.unlocked(), wanted),
    'people.move': async (request) => {
      const done = await state.jobs.run('move', { canCancel: false }, (job) => move(state.unlocked(), request, job));
      state.emit('roster.changed', undefined);
      state.emit('customers.changed', { ids: [] });
      return done;
    },
  };
}
