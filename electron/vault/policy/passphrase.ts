import { pinyin } from 'pinyin-pro';
import type { MatchExtended } from '@zxcvbn-ts/core';
import type { PassphraseVerdict } from '../../../shared/model/app.ts';
import type { PassphraseRules } from '../../../shared/model/passphrase-rules.ts';
import { loadEstimator } from './passphrase-estimator.ts';

/** Less than any rules may ask for. */
const LEAST: PassphraseRules = { passphraseMinLength: 12, passphraseClasses: false };

/**
 * Guesses a passphrase must be worth, as powers of ten. A stolen file can be guessed at offline; the KDF (about one
 * second here) leaves a well-equipped thief perhaps 10^3 guesses a second. 10^10 then lasts months for what one
 * salesperson can open, 10^12 decades for those whose passphrase opens the books of others.
 */
export const GUESSES_LOG10_NORMAL = 10;
export const GUESSES_LOG10_STRICT = 12;

/** The estimator's time grows steeply with length; what the first 100 characters are worth, the whole is worth too. */
const CHARACTERS_ESTIMATED = 100;

/** A name with a year and a mark is still only a name. */
const LETTERS_BESIDE_OWN = 6;
const PRODUCT_NAMES = ['Keepbook', '守册'];

export type JudgeOptions = {
  /** Names, label, team and vault name of the person: worth nothing in a passphrase, also in pinyin. */
  readonly own: readonly string[];
  /** For founders, leads, admins and holders of recovery keys. */
  readonly strict: boolean;
  /** Of the vault; the least of all where there is none yet. */
  readonly rules?: PassphraseRules;
};

/**
 * Judges a new passphrase (never one being used to sign in). Loads 4 MB of dictionaries the first time (about 0.5 s,
 * 70 MB); afterwards a judgement takes some 20 ms, at worst a second for hostile input of any length.
 */
export async function judgePassphrase(passphrase: string, options: JudgeOptions): Promise<PassphraseVerdict> {
  const estimator = await loadEstimator();
  const text = passphrase.normalize('NFKC');
  const seen = [...text].slice(0, CHARACTERS_ESTIMATED).join('');
  const own = ownTerms(options.own);
  const { guessesLog10, score, sequence } = estimator.check(seen, [...own]);

  const isGuessable = guessesLog10 < (options.strict ? GUESSES_LOG10_STRICT : GUESSES_LOG10_NORMAL);
  const rules = options.rules ?? LEAST;
  // NIST SP 800-63B counts code points after normalisation; so does the vault.
  const isShort = [...text].length < rules.passphraseMinLength;
  const lower = seen.toLowerCase();
  const problems: PassphraseVerdict['problems'][number][] = [];
  if (isShort) problems.push('too-short');
  const without = withoutTerms(lower, own);
  if (without !== lower && (isGuessable || isShort || without.replace(/[^\p{L}]/gu, '').length < LETTERS_BESIDE_OWN))
    problems.push('own-name');
  if (rules.passphraseClasses && !hasFourClasses(text)) problems.push('classes');
  if (isGuessable) {
    if (isKnownPassword(sequence, seen)) problems.push('blocklisted');
    if (shareOf(sequence, seen, ['repeat']) >= 0.5) problems.push('repeats');
    if (shareOf(sequence, seen, ['sequence', 'spatial', 'wordSequence']) >= 0.5) problems.push('sequence');
    if (shareOf(sequence, seen, ['date']) >= 0.4) problems.push('date');
    problems.push('too-guessable');
  }
  return { acceptable: problems.length === 0, guessesLog10: Math.round(guessesLog10 * 10) / 10, score, problems };
}

/** Capitals, small letters, digits, and something else; characters without case count as something else. */
function hasFourClasses(text: string): boolean {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].every((kind) => kind.test(text));
}

function withoutTerms(text: string, terms: ReadonlySet<string>): string {
  return [...terms].sort((a, b) => b.length - a.length).reduce((rest, term) => rest.replaceAll(term, ''), text);
}

/** Lower-case names with their words, and the pinyin and initials of Chinese ones; single letters would be found everywhere. */
function ownTerms(own: readonly string[]): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const name of [...own, ...PRODUCT_NAMES]) {
    const text = name.normalize('NFKC').toLowerCase().slice(0, 100);
    const words = [text, text.replace(/\s+/gu, ''), ...text.split(/[\s\-_.·@]+/u)];
    if (/\p{Script=Han}/u.test(text)) {
      const syllables = pinyin(text, { toneType: 'none', type: 'array', surname: 'head', v: true });
      const [family = '', ...given] = syllables;
      words.push(syllables.join(''), syllables.join(' '), given.join(''), `${given.join('')}${family}`);
    }
    for (const word of words) if (word.length >= 3 || /^\p{Script=Han}{2,}$/u.test(word)) terms.add(word);
  }
  return terms;
}

function isKnownPassword(sequence: readonly MatchExtended[], text: string): boolean {
  return sequence.some((match) => {
    const dictionary: unknown = 'dictionaryName' in match ? match.dictionaryName : undefined;
    return typeof dictionary === 'string' && dictionary.startsWith('passwords') && match.token.length * 4 >= text.length * 3;
  });
}

/** Share of the characters explained by one of the patterns, 0 to 1. */
function shareOf(sequence: readonly MatchExtended[], text: string, patterns: readonly string[]): number {
  const explained = sequence.filter((match) => patterns.includes(match.pattern)).reduce((sum, match) => sum + match.token.length, 0);
  return text.length === 0 ? 0 : explained / text.length;
}
