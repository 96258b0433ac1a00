/** Readings of Chinese characters, cached per character: the library needs 10 to 30 µs a string, a list has a million. */
import { pinyin } from 'pinyin-pro';

const MAX_READINGS = 4;
const PLAIN = { toneType: 'none', type: 'array', v: true } as const;
/** First characters of two-character surnames whose reading differs from the everyday one (尉迟, 万俟, 长孙, 单于, 澹台 …). */
const PAIR_SURNAME_HEADS = new Set('尉万長长单單澹宰相夏侯皇令'.split(''));

const readingsByCharacter = new Map<string, readonly string[]>();
const readingsBySurname = new Map<string, readonly string[]>();
const readingsByPair = new Map<string, readonly string[]>();

/** All toneless readings of one character, most frequent first, at most four; `ü` stands as `v` and as `u`, as people type it. Empty for what has none. */
export function readingsOf(character: string): readonly string[] {
  const known = readingsByCharacter.get(character);
  if (known !== undefined) return known;
  const readings = clean(pinyin(character, { ...PLAIN, multiple: true }));
  readingsByCharacter.set(character, readings);
  return readings;
}

/** Whether the name may begin with a surname of two characters that is read in its own way. */
export function hasPairSurname(characters: readonly string[]): boolean {
  return characters.length >= 3 && PAIR_SURNAME_HEADS.has(characters[0] ?? '');
}

/** Whether the character as a surname is read in another way than elsewhere (单, 解, 仇 …). */
export function hasOwnSurnameReading(character: string): boolean {
  const own = readingsOf(character);
  return surnameReadings(character, own)[0] !== own[0];
}

/** Readings of each character of a personal name; the surname's own reading comes first (单 → shan before dan). */
export function readingsOfName(characters: readonly string[]): readonly (readonly string[])[] {
  const [first, second] = characters;
  if (first === undefined) return [];
  const readings = characters.map(readingsOf);
  if (second !== undefined && hasPairSurname(characters)) {
    const pair = surnamePair(first + second);
    return readings.map((own, index) => (index < 2 ? preferring(pair[index], own) : own));
  }
  return readings.map((own, index) => (index === 0 ? surnameReadings(first, own) : own));
}

/** Readings in the context of a word (重庆 → chong qing first); for short values that repeat, because it asks the library each time. */
export function readingsOfWord(characters: readonly string[]): readonly (readonly string[])[] {
  const inContext = pinyin(characters.join(''), PLAIN);
  const readings = characters.map(readingsOf);
  return inContext.length === characters.length ? readings.map((own, index) => preferring(inContext[index], own)) : readings;
}

function surnameReadings(character: string, own: readonly string[]): readonly string[] {
  const known = readingsBySurname.get(character);
  if (known !== undefined) return known;
  const readings = preferring(pinyin(character, { ...PLAIN, mode: 'surname' })[0], own);
  readingsBySurname.set(character, readings);
  return readings;
}

function surnamePair(pair: string): readonly string[] {
  const known = readingsByPair.get(pair);
  if (known !== undefined) return known;
  const readings = pinyin(pair, { ...PLAIN, mode: 'surname' });
  readingsByPair.set(pair, readings);
  return readings;
}

function preferring(reading: string | undefined, others: readonly string[]): readonly string[] {
  return reading === undefined ? others : clean([reading, ...others]);
}

function clean(readings: readonly string[]): readonly string[] {
  const typed = readings.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading]));
  return [...new Set(typed)].filter((reading) => /^[a-z]+$/.test(reading)).slice(0, MAX_READINGS);
}
