/** Decides when nobody is here any more. */

export type IdleClock = {
  /** A person did something. */
  readonly touch: () => void;
  /** Starts counting; `undefined` stops. */
  readonly watch: (idleMinutes: number | undefined) => void;
};

export type IdlePorts = {
  /** Ms of a clock that cannot be set back. */
  readonly monotonic: () => number;
  /** Ms of the wall clock; it runs on while the computer sleeps. */
  readonly wall: () => number;
  readonly systemIdleMs?: () => number;
  readonly onIdle: () => void;
  /** The computer slept although nobody announced it. */
  readonly onSlept: () => void;
};

const CHECK_EVERY_MS = 2_000;
/** A check that comes this much late means the computer slept. */
const SLEPT_MS = 60_000;

/** Of the two idle times the longer one counts: a page that keeps saying "someone is here" cannot outvote the keyboard. */
export function isIdle(ownIdleMs: number, systemIdleMs: number, idleMinutes: number): boolean {
  return Math.max(ownIdleMs, systemIdleMs) >= idleMinutes * 60_000;
}

export function createIdleClock(ports: IdlePorts): IdleClock {
  let touchedAt = ports.monotonic();
  let checkedAt = ports.wall();
  let timer: NodeJS.Timeout | undefined;

  const check = (idleMinutes: number): void => {
    const late = ports.wall() - checkedAt - CHECK_EVERY_MS;
    checkedAt = ports.wall();
    if (late > SLEPT_MS) ports.onSlept();
    else if (isIdle(ports.monotonic() - touchedAt, ports.systemIdleMs?.() ?? 0, idleMinutes)) ports.onIdle();
  };
  return {
    touch: () => {
      touchedAt = ports.monotonic();
    },
    watch: (idleMinutes) => {
      clearInterval(timer);
      touchedAt = ports.monotonic();
      checkedAt = ports.wall();
      if (idleMinutes === undefined) return;
      timer = setInterval(() => {
        check(idleMinutes);
      }, CHECK_EVERY_MS);
      timer.unref();
    },
  };
}
