/** Keys under which a full number or address is found, whatever its spelling. Nothing here finds a part of a number. */
import type { ReachKind } from '../../../shared/model/customer.ts';
import { splitE164 } from '../../../shared/model/phone.ts';
import { fold } from './fold.ts';

/** `country` is the calling code, 0 when the stored number did not tell. */
export type ReachKey = { readonly key: string; readonly country: number };
/** `country` absent: any; 0: only where the stored one is unknown too. */
export type WantedKey = { readonly key: string; readonly country?: number };

const DIGITS_MIN = 7;
const DIGITS_MAX = 17;

/** Key of a stored value; `undefined` for kinds that are not found by their value and for what has too few digits. */
export function reachKeyOf(kind: ReachKind, value: string): ReachKey | undefined {
  if (kind === 'email') return { key: `e${fold(value).trim()}`, country: 0 };
  if (kind !== 'phone') return undefined;
  const parts = splitE164(value);
  if (parts !== undefined) return { key: phoneKey(parts.national), country: Number(parts.country) };
  const digits = fold(value).replace(/\D/g, '');
  return digits.length < DIGITS_MIN ? undefined : { key: phoneKey(digits), country: 0 };
}

/** The key to look for to find others with the same value. */
export function wantedKeyOf(kind: ReachKind, value: string): WantedKey | undefined {
  const own = reachKeyOf(kind, value);
  return own?.country === 0 ? { key: own.key } : own;
}

/** Key for customers without a number in common: same name and same company, spaces aside. */
export function nameKeyOf(name: string, company: string | undefined): string | undefined {
  return company === undefined ? undefined : `n${fold(name).replace(/\s+/g, '')}\n${fold(company).replace(/\s+/g, '')}`;
}

/** The last four digits of a phone, by which it may be found without being revealed; `undefined` for a number so short that they would be most of it. */
export function lastFourOf(phone: string): string | undefined {
  const digits = splitE164(phone)?.national ?? fold(phone).replace(/\D/g, '');
  return digits.length < DIGITS_MIN ? undefined : digits.slice(-4);
}

export type Spotted = { readonly at: number; readonly length: number; readonly keys: readonly WantedKey[] };

const EMAIL = /[^\s@,;，；]+@[^\s@,;，；]+\.[a-z]{2,}/g;
const NUMBER = /(?<![a-z0-9])[+(]?\d[\d\s().\p{Pd}]*\d(?![a-z0-9])/gu;

/** What in a folded search text may be a full number or e-mail address, with the keys to look up. */
export function spotExact(folded: string): readonly Spotted[] {
  const emails = [...folded.matchAll(EMAIL)].map((match) => ({
    at: match.index,
    length: match[0].length,
    keys: [{ key: `e${match[0]}` }],
  }));
  const numbers = [...folded.matchAll(NUMBER)].flatMap((match) => {
    const keys = wantedKeys(match[0]);
    return keys.length === 0 ? [] : [{ at: match.index, length: match[0].length, keys }];
  });
  return emails.length > 0 ? emails : numbers;
}

function wantedKeys(spelled: string): readonly WantedKey[] {
  const typed = spelled.replace(/\D/g, '');
  if (typed.length < DIGITS_MIN || typed.length > DIGITS_MAX) return [];
  const isInternational = spelled.startsWith('+') || typed.startsWith('00');
  const digits = typed.replace(/^00/, '');
  const parts = splitE164(`+${digits}`);
  const withCountry = parts === undefined ? [] : [{ key: phoneKey(parts.national), country: Number(parts.country) }];
  return isInternational ? [...withCountry, { key: phoneKey(digits), country: 0 }] : [{ key: phoneKey(digits) }, ...withCountry];
}

/** Whether a number stored with this calling code is the wanted one; a number stored without one always may be. */
export function countriesAgree(wanted: number | undefined, stored: number): boolean {
  return wanted === undefined || stored === 0 || wanted === stored;
}

function phoneKey(national: string): string {
  return `p${national.replace(/^0+/, '')}`;
}
