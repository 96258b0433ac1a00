/** Somebody goes to another team: one call that can be repeated until nothing is left to be done. */
import { VaultError } from '../../../shared/errors.ts';
import type { MoveDone, MoveRequest } from '../../../shared/model/moving.ts';
import { keepHouse } from '../../vault/session/housekeeping.ts';
import { languageOf } from '../../vault/session/language.ts';
import { formerBookOf, movePlan, signMove } from '../../vault/session/move-member.ts';
import { booksOwedKeys, resealRows } from '../../vault/session/rotate.ts';
import { pause } from '../../vault/session/unlock.ts';
import { memberIn, roster, type UnlockedVault } from '../../vault/session/unlocked-vault.ts';
import type { RunningJob } from '../jobs.ts';
import { handOverBook } from './hand-over-book.ts';
import type { CallTable, ServiceState } from './state.ts';

export type MoveCall = 'people.movePlan' | 'people.move';

async function move(vault: UnlockedVault, request: MoveRequest, job: RunningJob): Promise<MoveDone> {
  await vault.verified;
  const { memberId, teamId, handTo } = request;
  const before = memberIn(vault, memberId);
  // Refused before anything is signed: a target nobody can open would leave the work half done.
  if (handTo !== undefined && roster(vault).books[handTo] === undefined) throw new VaultError('NOT_FOUND', 'no such book to hand over to');
  const isThere = before.team === teamId && before.moving === undefined;
  const signed = isThere ? { moved: true, booksWithNewKeys: 0 } : await signMove(vault, request);
  if (!signed.moved) return { state: before.team === teamId ? 'takenBack' : 'asked', handedOver: 0, booksWithNewKeys: 0, booksWaiting: 0 };
  await keepHouse(vault, languageOf(roster(vault)));
  const handedOver = await handOverBook(vault, formerBookOf(vault, memberId), request, job.progress);
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
