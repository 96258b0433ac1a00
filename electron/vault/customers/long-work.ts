/** Work on many customers in pieces, between which other calls get through. */
import { VaultError } from '../../../shared/errors.ts';
import type { CustomerId } from '../../../shared/model/ids.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';

export type LongWork = {
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
  /** Lets timers and messages run. */
  readonly pause: () => Promise<void>;
};

const PIECE = 50;

/** Whether somebody wrote rows of this customer after batch `seq`, or took them all away. */
export function writtenSince(vault: UnlockedVault, id: CustomerId, seq: number): boolean {
  const facts = vault.journal.state.ofCustomer(id);
  return facts.length === 0 || facts.some((fact) => fact.seq > seq);
}

/**
 * `one` for each item in turn. What was worked out for customers whom another call wrote to meanwhile is worked out anew at
 * the end, in one go: whoever writes the outcome before waiting again overwrites nobody. Throws CANCELLED.
 */
export async function workThrough<T extends { readonly id: CustomerId }, R>(
  vault: UnlockedVault,
  items: readonly T[],
  one: (item: T) => R,
  work: LongWork,
): Promise<readonly R[]> {
  const seq = vault.journal.seq;
  const outcomes: R[] = [];
  for (const item of items) {
    outcomes.push(one(item));
    if (outcomes.length % PIECE !== 0 || outcomes.length === items.length) continue;
    work.progress(outcomes.length, items.length);
    await work.pause();
    if (work.isCancelled()) throw new VaultError('CANCELLED', 'stopped before anything was written');
  }
  if (vault.journal.seq === seq) return outcomes;
  return items.map((item, at) => {
    const outcome = outcomes[at];
    return outcome === undefined || writtenSince(vault, item.id, seq) ? one(item) : outcome;
  });
}

const queues = new WeakMap<UnlockedVault, Promise<unknown>>();

/** One after the other in the order asked: a second undo waits until the first one has turned the stack. */
export function oneAtATime<T>(vault: UnlockedVault, work: () => Promise<T>): Promise<T> {
  const before = queues.get(vault) ?? vault.verified;
  const mine = before.then(work, work);
  queues.set(vault, mine);
  return mine;
}
