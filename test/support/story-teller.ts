/** What the story is told with. */
import type { Person } from './person.ts';

export type StoryNames = {
  readonly team: string;
  readonly founder: string;
  readonly seller: string;
  readonly auditor: string;
  readonly customer: string;
  readonly company: string;
};

export type StoryTeller = {
  readonly person: Person;
  readonly names: StoryNames;
  /** Where vault, backup and export go. */
  readonly folder: string;
  /** A real customer list as CSV, something to type that finds one of its customers, and how many it holds. */
  readonly list: { readonly file: string; readonly find: string; readonly customers: number };
  /** Called when something worth seeing is on screen. */
  readonly look: (name: string, said: string) => Promise<void>;
};
