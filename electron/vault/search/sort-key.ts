/** Text that sorts the way a Chinese address book does: by pinyin, same characters together, Latin in its alphabetical place. */
import { charactersOf, fold } from './fold.ts';
import { hash64 } from './hash.ts';
import { readingsOf, readingsOfName } from './pinyin.ts';

const CHARACTERS_MAX = 60;

/** Compare with `<`. Ends in a hash, so that 王伟 and 王威 stand in two groups and not mixed. */
export function sortKeyOf(text: string, kind: 'name' | 'text'): string {
  const characters = charactersOf(fold(text).trim(), CHARACTERS_MAX);
  const readings = kind === 'name' ? readingsOfName(characters) : characters.map(readingsOf);
  let key = '';
  characters.forEach((character, at) => {
    const reading = readings[at]?.[0];
    key += reading === undefined || /[a-z0-9]/.test(character) ? character : ` ${reading} `;
  });
  return `${key.replace(/ {2,}/g, ' ').trim()}\n${hash64(text)[0].toString(36)}`;
}
