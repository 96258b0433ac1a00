/** Customers by the code that the log and a print-out name them by. Nothing is kept for it: the code follows from the id. */
import { customerToken } from '../customers/token.ts';
import type { Slots } from './slots.ts';

/** The letters of `customerToken`, folded. */
const CODE = /(?<![a-z0-9])c\p{Pd}[0-9a-hj-km-np-tv-z]{6}(?![a-z0-9])/gu;

export type SpottedCode = { readonly at: number; readonly length: number; readonly code: string };

/** What in a folded search text may be a code, as `customerToken` spells it. */
export function spotCodes(folded: string): readonly SpottedCode[] {
  return [...folded.matchAll(CODE)].map(({ index, 0: text }) => ({
    at: index,
    length: text.length,
    code: `C-${text.slice(2).toUpperCase()}`,
  }));
}

/** Slots of the living with the code. Goes through all of them. */
export function findCode(slots: Slots, code: string): readonly number[] {
  const found: number[] = [];
  for (let slot = 0; slot < slots.count(); slot += 1) if (slots.isAlive(slot) && customerToken(slots.idAt(slot)) === code) found.push(slot);
  return found;
}
