/** Text that sorts the way a Chinese address book does: by pinyin, same characters together, Latin in its alphabetical place. */
import { charactersOf, fold } from './fold.ts';
import { readingsOf, readingsOfName } from './pinyin.ts';

const CHARACTERS_MAX = 60;

/** Compare with `<`. Two different texts never give the same key. */
export function sortKeyOf(text: string, kind: 'name' | 'text'): string {
  const characters = charactersOf(fold(text).trim(), CHARACTERS_MAX);
  const readings = kind === 'name' ? readingsOfName(characters) : characters.map(readingsOf);
  let key = '';
  characters.forEach((character, at) => {
    const reading = readings[at]?.[0];
    key += reading === undefined || /[a-z0-9]/.test(character) ? character : ` ${reading} `;
  });
  return `${key.replace(/ +/g, ' ').trim()}\n${text}`;
}
