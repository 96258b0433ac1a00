/** Takes what reaches a person – numbers and addresses on the net – out of a text and leaves the rest. */
import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';
import { toE164 } from '../phone.ts';

export type FoundPhone = { readonly value: string; readonly label?: string };
export type Taken<T> = { readonly found: readonly T[]; readonly rest: string };

const EMAIL = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu;
const LINK = /(?:https?:\/\/|www\.)[^\s，。；）)]{2,200}/giu;
const EXTENSION = /^ ?(?:(?:-|转|轉|分机|ext\.?|x|#) ?)(\d{1,6})(?!\d)/iu;
const AMERICAN = /(?<![\d+])(?:\+?1[-. ])?\(?[2-9]\d{2}\)?[-. ] ?\d{3}[-. ]\d{4}(?!\d)/gu;
const GROUPED_AMERICAN = /^\(?(?!400|800)[2-9]\d{2}\)?[-. ] ?\d{3}[-. ]\d{4}$/u;

export function takeEmails(text: string): Taken<string> {
  const found = text.match(EMAIL) ?? [];
  return { found: [...new Set(found)], rest: found.length === 0 ? text : text.replace(EMAIL, ' ').replace(/[<>＜＞]|\( *\)/gu, ' ') };
}

export function takeLinks(text: string): Taken<string> {
  const found = text.match(LINK) ?? [];
  return { found, rest: found.length === 0 ? text : text.replace(LINK, ' ') };
}

/** Numbers that are valid in `region` or carry their country code, with an extension where one follows. American ones also without a code, if grouped as only Americans do. */
export function takePhones(text: string, region: string): Taken<FoundPhone> {
  if (!/\d/u.test(text)) return { found: [], rest: text };
  const found: FoundPhone[] = [];
  let rest = text;
  const take = (spelled: string, value: string) => {
    if (!found.some((phone) => phone.value === value)) found.push({ value });
    rest = rest.replace(spelled, '\t');
  };
  for (const spelled of text.match(AMERICAN) ?? []) {
    const value = GROUPED_AMERICAN.test(spelled.trim()) ? toE164(spelled, 'US') : undefined;
    if (value !== undefined) take(spelled, value);
  }
  const spelling = rest;
  const known = isSupportedCountry(region) ? { defaultCountry: region } : {};
  for (const { startsAt, endsAt, number } of findPhoneNumbersInText(spelling, { ...known, extended: true })) {
    if (isLocal(spelling.slice(startsAt, endsAt), region)) continue;
    const [own, extension] = spelledAt(spelling, startsAt, endsAt);
    take(own, toE164(own, region) ?? (extension === undefined ? number.number : `${number.number};ext=${extension}`));
  }
  return { found, rest };
}

/** Seven or eight digits without an area code: some city's, but which? */
function isLocal(spelled: string, region: string): boolean {
  return region === 'CN' && /^[1-9]\d{6,7}$/u.test(spelled.replace(/[^\d+]/gu, ''));
}

function spelledAt(text: string, startsAt: number, endsAt: number): readonly [string, string | undefined] {
  const after = EXTENSION.exec(text.slice(endsAt));
  return [text.slice(startsAt, endsAt + (after?.[0].length ?? 0)), after?.[1]];
}
