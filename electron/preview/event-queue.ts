/** Events for a page that fetches them: it waits for the next batch, nothing is pushed into it. */
import type { Send } from '../ipc/ports.ts';

type Batch = readonly (readonly [event: string, payload: unknown])[];

export type EventQueue = {
  readonly send: Send;
  /** Resolves with at least one event. A newer call takes the place of an older one, whose page is gone. */
  readonly next: () => Promise<Batch>;
};

/** A page that does not fetch for so long has lost its connection; the oldest events go first. */
const KEPT_MAX = 1_000;

export function createEventQueue(): EventQueue {
  let kept: (readonly [string, unknown])[] = [];
  let waiting: ((batch: Batch) => void) | undefined;

  const flush = (): void => {
    if (waiting === undefined || kept.length === 0) return;
    const deliver = waiting;
    const batch = kept;
    waiting = undefined;
    kept = [];
    deliver(batch);
  };
  return {
    send: (event, payload) => {
      kept = [...kept.slice(1 - KEPT_MAX), [event, payload]];
      flush();
    },
    next: () =>
      new Promise((resolve) => {
        waiting?.([]);
        waiting = resolve;
        flush();
      }),
  };
}
