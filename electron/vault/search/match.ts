/** From a search text to the slots that match it: every word must be found, a word being typed counts as a beginning. */
import { spotCodes } from './codes.ts';
import { charactersOf, fold, runsOf, type Run } from './fold.ts';
import { spotExact, type WantedKey } from './numbers.ts';
import type { Masks } from './masks.ts';
import type { Postings } from './postings.ts';
import { spellingsOf, type Spelling } from './syllables.ts';
import { initialsTerm, lastFourTerm, WORD_MAX } from './terms.ts';
import { nearSpellings } from './typos.ts';

/** `position`: which of the customer's values. */
export type ExactHit = { readonly slot: number; readonly position: number };
export type TextMatch = {
  /** One byte a slot, 1 where the text matches; `undefined` when the text asks for nothing. */
  readonly mask: Uint8Array | undefined;
  /** Values named in full. */
  readonly exact: readonly ExactHit[];
};
/** What a search runs on. `slots` is how many slots there are. */
export type Searched = {
  readonly postings: Postings;
  readonly slots: number;
  readonly masks: Masks;
  readonly findExact: (keys: readonly WantedKey[]) => readonly ExactHit[];
  /** Slots of the living with a customer's code. */
  readonly findCode: (code: string) => readonly number[];
};

/**
 * Costs 0.1 to 5 ms at 100,000 customers, a customer's code more. A full number or a code that is found counts alone; its digits
 * are not looked up as words as well.
 */
export function matchText(searched: Searched, search: string): TextMatch {
  const folded = fold(search);
  const masks: Uint8Array[] = [];
  const exact: ExactHit[] = [];
  let words = folded;
  const take = (found: readonly number[], { at, length }: { readonly at: number; readonly length: number }): void => {
    if (found.length === 0) return;
    const mask = searched.masks.take(searched.slots);
    for (const slot of found) mask[slot] = 1;
    masks.push(mask);
    words = words.slice(0, at) + ' '.repeat(length) + words.slice(at + length);
  };
  for (const spotted of spotCodes(folded)) take(searched.findCode(spotted.code), spotted);
  for (const spotted of spotExact(words)) {
    const hits = searched.findExact(spotted.keys);
    take(
      hits.map(({ slot }) => slot),
      spotted,
    );
    exact.push(...hits);
  }
  for (const run of runsOf(words)) masks.push(matchRun(searched, run));
  return { mask: masks.length === 0 ? undefined : allOf(searched, masks), exact };
}

function matchRun(searched: Searched, run: Run): Uint8Array {
  return run.kind === 'cjk' ? matchCharacters(searched, run.text) : matchWord(searched, run.text.slice(0, WORD_MAX));
}

function matchCharacters(searched: Searched, text: string): Uint8Array {
  const characters = charactersOf(text, 80);
  const terms = characters.length === 1 ? characters : characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
  return allOf(
    searched,
    terms.map((term) => marked(searched, (mask) => searched.postings.markTerm(term, mask))),
  );
}

function matchWord(searched: Searched, word: string): Uint8Array {
  const { postings } = searched;
  const mask = marked(searched, (own) => postings.markPrefix(word, own));
  if (/^\d{4}$/.test(word)) postings.markTerm(lastFourTerm(word), mask);
  if (!/^[a-z]{2,}$/.test(word)) return mask;
  merge(
    searched,
    mask,
    allOf(
      searched,
      initialPairs(word).map((term) => marked(searched, (own) => postings.markTerm(term, own))),
    ),
  );
  for (const spelling of spellingsOf(word)) merge(searched, mask, matchSpelling(searched, spelling));
  if (!mask.includes(1)) for (const near of nearSpellings(word)) markSpelled(searched, near, mask);
  return mask;
}

/** As `matchWord` for letters that are whole syllables, without initials: a slip is forgiven where the name is spelled out. */
function markSpelled(searched: Searched, letters: string, mask: Uint8Array): void {
  searched.postings.markPrefix(letters, mask);
  for (const spelling of spellingsOf(letters)) if (spelling.initials.length === 0) merge(searched, mask, matchSpelling(searched, spelling));
}

function initialPairs(letters: string): readonly string[] {
  return letters
    .slice(1)
    .split('')
    .map((letter, index) => initialsTerm(letters[index] ?? '', letter));
}

/** Neighbouring pieces must stand side by side somewhere; only the last one may be unfinished. */
function matchSpelling(searched: Searched, { syllables, initials }: Spelling): Uint8Array {
  const { postings } = searched;
  const pairs = syllables.slice(1).map((syllable, index) => (syllables[index] ?? '') + syllable);
  const masks = pairs.map((pair, index) => {
    const mayGrow = index === pairs.length - 1 && initials.length === 0;
    return marked(searched, (mask) => (mayGrow ? postings.markPrefix(pair, mask) : postings.markTerm(pair, mask)));
  });
  if (initials.length > 0) {
    const bridge = `${syllables.at(-1) ?? ''}${initials[0] ?? ''}`;
    masks.push(marked(searched, (mask) => postings.markPrefix(bridge, mask)));
    for (const term of initialPairs(initials.join(''))) masks.push(marked(searched, (mask) => postings.markTerm(term, mask)));
  }
  return allOf(searched, masks);
}

function marked(searched: Searched, mark: (mask: Uint8Array) => void): Uint8Array {
  const mask = searched.masks.take(searched.slots);
  mark(mask);
  return mask;
}

/** Consumes its masks. */
function allOf(searched: Searched, [first, ...others]: readonly Uint8Array[]): Uint8Array {
  const mask = first ?? searched.masks.take(searched.slots);
  for (const other of others) {
    for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (mask[slot] ?? 0) & (other[slot] ?? 0);
    searched.masks.give(other);
  }
  return mask;
}

/** Consumes `other`. */
function merge(searched: Searched, mask: Uint8Array, other: Uint8Array): void {
  for (let slot = 0; slot < mask.length; slot += 1) mask[slot] = (mask[slot] ?? 0) | (other[slot] ?? 0);
  searched.masks.give(other);
}
