/** A program driven one key or click at a time, so that nobody who drives it holds the passphrase as a whole. */
import type { Page } from 'playwright-core';

export type Step =
  | { readonly do: 'press'; readonly key: string }
  | { readonly do: 'click'; readonly role: 'button'; readonly name: string }
  | { readonly do: 'focus'; readonly label: string }
  | { readonly do: 'wait'; readonly role: 'heading' | 'navigation'; readonly name: string };

export async function takeStep(page: Page, step: Step): Promise<void> {
  switch (step.do) {
    case 'press':
      return page.keyboard.press(step.key);
    case 'click':
      return page.getByRole(step.role, { name: step.name, exact: true }).click();
    case 'focus':
      return page.getByLabel(step.label, { exact: true }).focus();
    case 'wait':
      return page.getByRole(step.role, { name: step.name }).waitFor({ timeout: 60_000 });
  }
}
