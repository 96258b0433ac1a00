import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createIdleClock, isIdle, type IdleClock } from '../../electron/ipc/idle-clock.ts';

let now = 0;
let slept = 0;
let idle = 0;
let systemIdle = 0;
let clock: IdleClock;

beforeEach(() => {
  vi.useFakeTimers();
  [now, slept, idle, systemIdle] = [0, 0, 0, 0];
  clock = createIdleClock({
    monotonic: () => now,
    wall: () => now,
    systemIdleMs: () => systemIdle,
    onIdle: () => {
      idle += 1;
    },
    onSlept: () => {
      slept += 1;
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
});

function pass(ms: number): void {
  for (let passed = 0; passed < ms; passed += 2_000) {
    now += 2_000;
    vi.advanceTimersByTime(2_000);
  }
}

test('whoever does nothing for the policy’s minutes is idle, not a moment before', () => {
  expect(isIdle(299_999, 0, 5)).toBe(false);
  expect(isIdle(300_000, 0, 5)).toBe(true);
  clock.watch(5);
  pass(298_000);
  expect(idle).toBe(0);
  pass(2_000);
  expect(idle).toBe(1);
});

test('activity puts the clock back', () => {
  clock.watch(5);
  pass(200_000);
  clock.touch();
  pass(200_000);
  expect(idle).toBe(0);
});

test('a page that keeps touching cannot outvote a still keyboard', () => {
  clock.watch(5);
  systemIdle = 300_000;
  clock.touch();
  pass(2_000);
  expect(idle).toBe(1);
});

test('a computer that slept unannounced is noticed', () => {
  clock.watch(5);
  pass(4_000);
  now += 90_000;
  vi.advanceTimersByTime(2_000);
  expect(slept).toBe(1);
});

test('nothing is watched once watching has ended', () => {
  clock.watch(1);
  clock.watch(undefined);
  pass(200_000);
  expect([idle, slept]).toEqual([0, 0]);
});
