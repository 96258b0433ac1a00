/** Spellings of pinyin one slip away: a letter left out, added, swapped with its neighbour or taken for another. */
import { isSpelled } from './syllables.ts';

const LETTERS = 'abcdefghijklmnopqrstuwxyz';
const LENGTH_MIN = 4;
const LENGTH_MAX = 14;
/** Each costs a look-up of some microseconds. */
const NEAR_MAX = 150;

/** At most 150 spellings that are whole syllables, two or more; none for what is too short to guess at. Pure, at most 20,000 comparisons. */
export function nearSpellings(letters: string): readonly string[] {
  if (letters.length < LENGTH_MIN || letters.length > LENGTH_MAX) return [];
  const near = new Set<string>();
  const consider = (candidate: string): void => {
    if (near.size < NEAR_MAX && candidate !== letters && isSpelled(candidate)) near.add(candidate);
  };
  for (let at = 0; at < letters.length; at += 1) {
    const before = letters.slice(0, at);
    const own = letters.charAt(at);
    const after = letters.slice(at + 1);
    consider(before + after.slice(0, 1) + own + after.slice(1));
    consider(before + after);
  }
  for (let at = 0; at <= letters.length; at += 1) {
    for (const letter of LETTERS) {
      consider(letters.slice(0, at) + letter + letters.slice(at));
      if (at < letters.length) consider(letters.slice(0, at) + letter + letters.slice(at + 1));
    }
  }
  return [...near];
}
