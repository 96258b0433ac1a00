/** How long to wait after wrong passphrases. Pure; the times come from whoever keeps the tally. Rule N1. */

export const WAIT_MS = { first: 60_000, second: 15 * 60_000, last: 60 * 60_000 } as const;
const LADDER = [
  [3, WAIT_MS.first],
  [5, WAIT_MS.second],
] as const;

/** From this many failures on every further one costs an hour, unless the rules of the vault begin that earlier. */
export const LOCK_AFTER_DEFAULT = 10;

/** Failures of one keyslot on this computer, with both of its clocks as they stood at the last one (ms). */
export type Failures = { readonly count: number; readonly at: number; readonly uptimeMs: number };
export type Instant = { readonly at: number; readonly uptimeMs: number };

/** What `count` failures in a row cost, in ms. */
export function waitAfter(count: number, lockAfter: number): number {
  if (count >= lockAfter) return WAIT_MS.last;
  return LADDER.findLast(([failures]) => count >= failures)?.[1] ?? 0;
}

/** Failures before the next longer wait, so that a person can be told what one more slip costs. */
export function triesLeft(count: number, lockAfter: number): number {
  const steps = [...LADDER.map(([failures]) => failures).filter((step) => step < lockAfter), lockAfter];
  return (steps.find((step) => step > count) ?? count + 1) - count;
}

/**
 * Time gone since the last failure. The clock of the day can be set by anybody, the time since the computer was started
 * cannot: it counts while the computer runs on, and the clock of the day only across a restart, where nothing else is known.
 * `undefined` when that clock now stands before the failure, so that nothing can be said at all.
 */
export function elapsedSince(failures: Failures, now: Instant): number | undefined {
  if (now.uptimeMs >= failures.uptimeMs) return now.uptimeMs - failures.uptimeMs;
  return now.at >= failures.at ? now.at - failures.at : undefined;
}
