/** Text that sorts the way a Chinese address book does: by pinyin, same characters together, Latin in its alphabetical place. */
import { charactersOf, fold } from './fold.ts';
import { hash64 } from './hash.ts';
import { hasOwnSurnameReading, hasPairSurname, readingsOf, readingsOfName } from './pinyin.ts';

const CHARACTERS_MAX = 60;
const pieces = new Map<string, string>();

/** Compare with `<`. Ends in a hash, so that 王伟 and 王威 stand in two groups and not mixed. */
export function sortKeyOf(text: string, kind: 'name' | 'text'): string {
  const characters = charactersOf(fold(text).trim(), CHARACTERS_MAX);
  const surname = kind === 'name' ? surnameLength(characters) : 0;
  let key =
    surname === 0
      ? ''
      : readingsOfName(characters)
          .slice(0, surname)
          .map((readings, at) => pieceFrom(characters[at] ?? '', readings))
          .join('');
  for (let at = surname; at < characters.length; at += 1) key += pieceOf(characters[at] ?? '');
  return `${key}\n${hash64(text)[0].toString(36)}`;
}

/** How many characters are read as a surname and not each for itself. */
function surnameLength(characters: readonly string[]): number {
  if (hasPairSurname(characters)) return 2;
  return hasOwnSurnameReading(characters[0] ?? '') ? 1 : 0;
}

function pieceOf(character: string): string {
  const known = pieces.get(character);
  if (known !== undefined) return known;
  const piece = pieceFrom(character, readingsOf(character));
  pieces.set(character, piece);
  return piece;
}

/** A space after each syllable, so that shorter ones come first: xi an before xian. */
function pieceFrom(character: string, readings: readonly string[]): string {
  const reading = readings[0];
  return reading === undefined || /[a-z0-9]/.test(character) ? character : `${reading} `;
}
