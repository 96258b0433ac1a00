/** What somebody without a mouse does and sees: keys, what has the focus, and whether it shows. */
import type { Page } from 'playwright-core';

export type Keyboard = {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** The accessible name of what has the focus. */
  readonly focused: () => Promise<string>;
  /** A person must see where they are: an outline, a changed border or a shadow on the element, or on the box around it. */
  readonly focusIsVisible: () => Promise<boolean>;
  /** Tab, or Shift+Tab, until what has the focus is named so; throws where a stop on the way does not show, or none is named so. */
  readonly tabTo: (name: string | RegExp, key?: 'Tab' | 'Shift+Tab') => Promise<void>;
};

const STOPS_MAX = 60;

export function keyboardOf(page: Page): Keyboard {
  const press: Keyboard['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const active = document.activeElement;
      const labels =
        active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
          ? [...(active.labels ?? [])].map((label) => label.textContent)
          : [];
      return active?.getAttribute('aria-label') ?? labels[0] ?? active?.textContent ?? '';
    });
  const focusIsVisible = (): Promise<boolean> =>
    page.evaluate(() => {
      const active = document.activeElement;
      if (!(active instanceof HTMLElement) || active === document.body) return false;
      const marked = (element: HTMLElement | null): boolean => {
        if (element === null) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
      };
      // A list with one tab stop shows the focus on the row it stands on.
      const pointed = document.getElementById(active.getAttribute('aria-activedescendant') ?? '');
      if (marked(active) || marked(active.parentElement) || marked(pointed)) return true;
      // A border still on its way to its colour counts as arrived.
      const border = (): string => {
        for (const animation of active.getAnimations()) animation.finish();
        return getComputedStyle(active).borderColor;
      };
      const before = border();
      active.blur();
      const after = border();
      active.focus();
      return before !== after;
    });
  const tabTo: Keyboard['tabTo'] = async (name, key = 'Tab') => {
    const stops: string[] = [];
    while (stops.length < STOPS_MAX) {
      await press(key);
      const at = await focused();
      if (!(await focusIsVisible())) throw new Error(`the focus does not show on “${at}”`);
      if (typeof name === 'string' ? at === name : name.test(at)) return;
      stops.push(at);
    }
    throw new Error(`no key leads to ${String(name)}; on the way: ${stops.join(' | ')}`);
  };
  return { press, type: (text) => page.keyboard.type(text), focused, focusIsVisible, tabTo };
}

/** As somebody copies a text in another program. */
export async function copyElsewhere(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const elsewhere = document.createElement('textarea');
    elsewhere.id = 'elsewhere';
    elsewhere.value = copied;
    document.body.append(elsewhere);
    elsewhere.select();
  }, text);
  await page.keyboard.press('Control+c');
  await page.evaluate(() => document.getElementById('elsewhere')?.remove());
}
