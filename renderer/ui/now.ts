import { useSyncExternalStore } from 'react';

const TICK_MS = 30_000;

type Ticker = { readonly subscribe: (listener: () => void) => () => void; readonly now: () => number };

/** One clock for all who look at it, so that a list of times does not set a timer for each. */
function createTicker(tickMs: number): Ticker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let at = 0;
  const tick = (): void => {
    at = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      timer ??= setInterval(tick, tickMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    now: () => {
      if (timer === undefined && Math.abs(Date.now() - at) >= tickMs) at = Date.now();
      return at;
    },
  };
}

const tickers = new Map<number, Ticker>();

/** The present instant in ms, at most two ticks of `tickMs` (half a minute) old, so that times do not go stale on screen. */
export function useNow(tickMs = TICK_MS): number {
  const ticker = tickers.get(tickMs) ?? createTicker(tickMs);
  tickers.set(tickMs, ticker);
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}
