/**
 * What a customer can be found by, as short terms. Chinese: one and two characters, the pinyin of two neighbours joined
 * (a prefix of it also finds the first alone), the last syllable, and `~` plus two initials. Words stand as they are.
 * 王伟: `王 王伟 wangwei ~ww 伟 wei`.
 */
import type { Card } from '../../../shared/model/customer.ts';
import { charactersOf, fold, runsOf } from './fold.ts';
import { hasPairSurname, readingsOf, readingsOfName, readingsOfWord } from './pinyin.ts';
import type { Postings, TermId } from './postings.ts';

/** Words and query words are cut here, both alike. */
export const WORD_MAX = 40;
/** Characters of one run that are indexed; names and companies are far shorter. */
const CJK_MAX = 80;
const READINGS_PER_NEIGHBOUR = 3;
/** Kept pairs and shared values; beyond it the cache starts anew. */
const CACHE_MAX = 200_000;

/** Terms no query word can spell by accident. */
export function lastFourTerm(fourDigits: string): string {
  return `#${fourDigits}`;
}
export function initialsTerm(first: string, second: string): string {
  return `~${first}${second}`;
}

type Ids = readonly TermId[];
type Readings = readonly string[];
type Reader = (characters: readonly string[]) => readonly Readings[];
export type Indexer = {
  /** Adds all terms of a card and of what is known of its phones. */
  readonly index: (slot: number, card: Card, lastFours: readonly string[]) => void;
};

/**
 * Puts cards into the index. Two neighbouring characters give the same terms wherever they stand, so their ids are kept
 * by pair: joining and hashing strings anew was seven tenths of the build.
 */
export function createIndexer(postings: Pick<Postings, 'idOf' | 'add'>): Indexer {
  const pairs = new Map<number, Ids>();
  const namePairs = new Map<number, Ids>();
  const sharedValues = new Map<string, Ids>();

  function addAll(ids: Ids, slot: number): void {
    for (let index = 0; index < ids.length; index += 1) postings.add(ids[index] ?? 0, slot);
  }

  function addName(text: string, slot: number): void {
    for (const run of runsOf(fold(text))) {
      if (run.kind === 'word') addWord(run.text, slot);
      else addPersonalName(charactersOf(run.text, CJK_MAX), slot);
    }
  }

  /** The surname has its own reading, so its pair is kept apart; two-character surnames are too rare to be kept. */
  function addPersonalName(characters: readonly string[], slot: number): void {
    if (hasPairSurname(characters)) {
      const readings = readingsOfName(characters);
      characters.forEach((_, at) => addAll(idsAt(characters, readings, at), slot));
      return;
    }
    addPair(namePairs, characters[0] ?? '', characters[1] ?? '', readingsOfName, slot);
    for (let at = 1; at < characters.length; at += 1) addInnerPair(characters, at, slot);
  }

  function addInnerPair(characters: readonly string[], at: number, slot: number): void {
    addPair(pairs, characters[at] ?? '', characters[at + 1] ?? '', readEach, slot);
  }

  /** `second` is empty at the end of a run. */
  function addPair(kept: Map<number, Ids>, first: string, second: string, read: Reader, slot: number): void {
    // Both as 16-bit units in one number, because joining them to a string for each look-up costs more than all else.
    const key =
      first.length > 1 || second.length > 1 ? undefined : (first.charCodeAt(0) << 16) | (second === '' ? 0 : second.charCodeAt(0));
    const known = key === undefined ? undefined : kept.get(key);
    if (known !== undefined) {
      addAll(known, slot);
      return;
    }
    const characters = second === '' ? [first] : [first, second];
    const ids = idsAt(characters, read(characters), 0);
    addAll(ids, slot);
    if (key === undefined) return;
    if (kept.size >= CACHE_MAX) kept.clear();
    kept.set(key, ids);
  }

  function idsAt(characters: readonly string[], readings: readonly Readings[], at: number): Ids {
    return termsOfPair(characters.slice(at, at + 2), readings[at] ?? [], readings[at + 1] ?? []).map(postings.idOf);
  }

  function addWord(word: string, slot: number): void {
    postings.add(postings.idOf(word.slice(0, WORD_MAX)), slot);
  }

  function addCompany(text: string, slot: number): void {
    for (const run of runsOf(fold(text))) {
      if (run.kind === 'word') addWord(run.text, slot);
      else {
        const characters = charactersOf(run.text, CJK_MAX);
        for (let at = 0; at < characters.length; at += 1) addInnerPair(characters, at, slot);
      }
    }
  }

  function addShared(value: string, slot: number): void {
    let ids = sharedValues.get(value);
    if (ids === undefined) {
      ids = termsInContext(value).map(postings.idOf);
      if (sharedValues.size >= CACHE_MAX) sharedValues.clear();
      sharedValues.set(value, ids);
    }
    addAll(ids, slot);
  }

  function index(slot: number, card: Card, lastFours: readonly string[]): void {
    addName(card.name, slot);
    if (card.company !== undefined) addCompany(card.company, slot);
    if (card.title !== undefined) addShared(card.title, slot);
    if (card.city !== undefined) addShared(card.city, slot);
    for (const tag of card.tags) addShared(tag, slot);
    for (const digits of lastFours) postings.add(postings.idOf(lastFourTerm(digits)), slot);
  }

  return { index };
}

function readEach(characters: readonly string[]): readonly Readings[] {
  return characters.map(readingsOf);
}

/** Cities, titles and tags come again and again, so they can afford readings in context (重庆 → chongqing). */
function termsInContext(value: string): readonly string[] {
  const terms = new Set<string>();
  for (const run of runsOf(fold(value))) {
    if (run.kind === 'word') terms.add(run.text.slice(0, WORD_MAX));
    else {
      const characters = charactersOf(run.text, CJK_MAX);
      const readings = readingsOfWord(characters);
      characters.forEach((_, at) => {
        for (const term of termsOfPair(characters.slice(at, at + 2), readings[at] ?? [], readings[at + 1] ?? [])) terms.add(term);
      });
    }
  }
  return [...terms];
}

function termsOfPair(characters: readonly string[], first: Readings, second: Readings): readonly string[] {
  const terms = new Set([characters[0] ?? '', characters.join('')]);
  for (const reading of first) {
    if (second.length === 0) terms.add(reading);
    for (const following of second.slice(0, READINGS_PER_NEIGHBOUR)) {
      terms.add(reading + following);
      terms.add(initialsTerm(reading.slice(0, 1), following.slice(0, 1)));
    }
  }
  return [...terms];
}
