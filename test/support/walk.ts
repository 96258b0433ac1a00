/** A walk through the product: who walks, and what happens when a screen stands still. */
import type { Person } from './person.ts';

/** Called when a screen stands still. */
export type Look = (screen: string) => Promise<void>;

export type Walk = { readonly person: Person; readonly folder: string; readonly look: Look };

export const WALK_NAMES = {
  team: 'Sales North',
  founder: 'Chen Jing',
  seller: 'Li Lei',
  below: 'Sales Coast',
  auditor: 'Zhou Shen',
  role: 'Fair desk',
} as const;
export const WAIT_MS = 60_000;

/** Until the search has answered and nothing moves any more. */
export async function settle(person: Person): Promise<void> {
  await person.page.waitForTimeout(350);
}
