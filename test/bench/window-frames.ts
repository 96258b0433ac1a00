/** Frames as the page gets them: the time between two calls of requestAnimationFrame, which is what a person sees as smooth or not. */
import type { Page } from 'playwright-core';

export type Frames = { readonly count: number; readonly dropped: number; readonly p95: number; readonly longest: number };

/** A screen shows sixty a second; a gap of two of them is one frame nobody saw. */
const FRAME_MS = 1000 / 60;
const SCROLL_MS = 3_000;

function framesFrom(gaps: readonly number[]): Frames {
  const sorted = [...gaps].sort((a, b) => a - b);
  return {
    count: gaps.length,
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0),
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    longest: sorted.at(-1) ?? 0,
  };
}

/** Per cent of the frames that were due and shown. */
export function frameShare({ count, dropped }: Frames): number {
  return (100 * count) / Math.max(1, count + dropped);
}

/** Scrolls the list by so many pixels each frame, down and at the end up again. */
export async function scrollBy(page: Page, pixels: number): Promise<Frames> {
  const gaps = await page.evaluate(
    ([step, forMs]) =>
      new Promise<number[]>((resolve) => {
        const list = document.querySelector('.kb-grid');
        const found: number[] = [];
        let [startedAt, before, by] = [0, 0, step];
        const frame = (now: number): void => {
          if (startedAt === 0) startedAt = now;
          else found.push(now - before);
          before = now;
          if (list === null || now - startedAt > forMs) {
            resolve(found);
            return;
          }
          if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1) by = -step;
          else if (list.scrollTop === 0) by = step;
          list.scrollTop += by;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    [pixels, SCROLL_MS] as const,
  );
  return framesFrom(gaps);
}

/** Frames, and the longest answer to another call of the window, while `work` runs. */
export async function framesWhile(page: Page, work: () => Promise<void>): Promise<Frames & { readonly longestCall: number }> {
  await page.evaluate(() => {
    const watch = { gaps: [] as number[], calls: [] as number[], on: true };
    Object.assign(globalThis, { keepbookWatch: watch });
    let before = performance.now();
    const frame = (now: number): void => {
      watch.gaps.push(now - before);
      before = now;
      if (watch.on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const ask = async (): Promise<void> => {
      while (watch.on) {
        const askedAt = performance.now();
        await (globalThis as unknown as { keepbook: { call: (method: string) => Promise<unknown> } }).keepbook.call('edits.state');
        watch.calls.push(performance.now() - askedAt);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    void ask();
  });
  await work();
  const { gaps, calls } = await page.evaluate(() => {
    const { keepbookWatch } = globalThis as unknown as { keepbookWatch: { gaps: number[]; calls: number[]; on: boolean } };
    keepbookWatch.on = false;
    return keepbookWatch;
  });
  return { ...framesFrom(gaps), longestCall: Math.max(0, ...calls) };
}

/** Milliseconds from an action to the frame in which the first rows of the list are others. */
export async function untilChanged(page: Page, act: () => Promise<unknown>): Promise<number> {
  const changed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const shown = (): string =>
          [...document.querySelectorAll('.kb-grid-body [role=row]')]
            .slice(0, 8)
            .map((row) => row.textContent)
            .join('|');
        const before = shown();
        let startedAt = performance.now();
        const begin = (): void => {
          startedAt = performance.now();
        };
        for (const type of ['keydown', 'click']) document.addEventListener(type, begin, { capture: true, once: true });
        const frame = (): void => {
          if (shown() === before) requestAnimationFrame(frame);
          else resolve(performance.now() - startedAt);
        };
        requestAnimationFrame(frame);
      }),
  );
  await act();
  return changed;
}
