import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';

export type PhoneProblem = 'phone-scientific' | 'phone-invalid';
export type ParsedPhone = { readonly value: string; readonly label?: string };
export type ParsedPhones = { readonly values: readonly ParsedPhone[]; readonly problems: readonly PhoneProblem[] };

/**
 * Mobile numbers as nearly every cell of a Chinese list holds them, twenty times faster than asking the library;
 * a test holds this against the library for every beginning of four digits.
 */
const CHINESE_MOBILE = /^1(?:3\d|4[57]|5[0-35-9]|6[2567]|7[0-35-8]|8\d|9[0-35-9])\d{8}$/u;

/** Cells beyond this hold a text, not numbers; splitting them would only cost time. */
const CELL_CHARS_MAX = 1_000;

/**
 * Reads the phone numbers of one cell. Several may stand in it, separated by / , 、 ; ； | line ends or Google's " ::: ".
 * A number that is valid in `region` (ISO 3166-1) or carries its country code becomes E.164, an extension `;ext=12`
 * (RFC 3966). Everything else stays as typed: with `phone-invalid`, or without a problem for Chinese service numbers
 * such as 95588. `phone-scientific` names digits a spreadsheet has destroyed (1.38E+10); they are never guessed.
 */
export function parsePhones(cell: string, region: string): ParsedPhones {
  const text = cell.normalize('NFKC').trim();
  if (text === '') return { values: [], problems: [] };
  if (text.length > CELL_CHARS_MAX) return { values: [{ value: cell.trim() }], problems: ['phone-invalid'] };
  const values = new Map<string, ParsedPhone>();
  const problems = new Set<PhoneProblem>();
  for (const piece of text.split(/\s*(?::::|[/、|\n\r]|,(?!\d+e\+?\d)|;(?!\s*ext=))\s*/iu)) {
    const { digits, label } = splitLabel(piece);
    if (digits === '') continue;
    const { value, problem } = parseOne(digits, region);
    if (problem !== undefined) problems.add(problem);
    if (!values.has(value)) values.set(value, { value, ...(label === undefined ? {} : { label }) });
  }
  return { values: [...values.values()], problems: [...problems] };
}

/** One number in its stored form, `undefined` when it is not a valid number; for comparing spellings. */
export function toE164(text: string, region: string): string | undefined {
  const tidy = text
    .normalize('NFKC')
    .replace(/^tel:/iu, '')
    .replace(/\.0$/u, '')
    .replace(/\s*(?:转|轉|分机|分機|内线|ext\.?|extension|x|#)\s*[:.]?\s*(\d{1,7})$/iu, ' ext. $1');
  const country = isSupportedCountry(region) ? region : undefined;
  if (country === 'CN' && isForeignGrouping(tidy)) return undefined;
  const parsed = parseValid(isNorthAmerican(tidy, country) ? `+${tidy}` : tidy, country) ?? parseDashedExtension(tidy, country);
  if (parsed === undefined) return undefined;
  return parsed.ext === undefined || parsed.ext === '' ? parsed.number : `${parsed.number};ext=${parsed.ext}`;
}

function parseOne(text: string, region: string): { readonly value: string; readonly problem?: PhoneProblem } {
  if (region === 'CN' && CHINESE_MOBILE.test(text)) return { value: `+86${text}` };
  if (/^[+-]?\d(?:[.,]\d+)?e\+?\d{1,2}$/iu.test(text)) return { value: text, problem: 'phone-scientific' };
  const number = toE164(text, region);
  if (number !== undefined) return { value: number };
  const tidy = text.replace(/\.0$/u, '');
  return region === 'CN' && isChineseServiceNumber(tidy) ? { value: tidy } : { value: tidy, problem: 'phone-invalid' };
}

function parseValid(text: string, country: CountryCode | undefined): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, country === undefined ? { extract: false } : { defaultCountry: country, extract: false });
  return parsed?.isValid() === true ? parsed : undefined;
}

/** In China an extension is often written with a mere dash: 021-60876100-123. */
function parseDashedExtension(text: string, country: CountryCode | undefined): PhoneNumber | undefined {
  const [, base, extension] = /^(.*\d{7,8})[-—–](\d{1,6})$/u.exec(text) ?? [];
  return base === undefined || extension === undefined ? undefined : parseValid(`${base} ext. ${extension}`, country);
}

/** 1-800-633-0738 happens to be a valid mobile number in China; nobody groups one like that. */
function isNorthAmerican(text: string, country: CountryCode | undefined): boolean {
  return country !== 'US' && /^1([-. ])\d{3}\1\d{3}\1\d{4}$/u.test(text);
}

/** Half of all American numbers (732-658-3154) are valid in China once the dashes are gone; grouped so, only 400 and 800 numbers are Chinese. */
function isForeignGrouping(text: string): boolean {
  return /^\(?(?!400|800)[2-9]\d{2}\)?[-. ]\s?\d{3}[-. ]\d{4}$/u.test(text);
}

/** Emergency and service numbers (110, 10086, 12345), banks and companies (95588, 950816), 96xxx of one province. */
function isChineseServiceNumber(text: string): boolean {
  return /^(?:1[012]\d{1,4}|9[56]\d{3,6})$/u.test(text.replace(/[-\s]/gu, ''));
}

/** "办公: 021-…", "021-… (office)" and the single quote with which Excel marks text. */
function splitLabel(piece: string): { readonly digits: string; readonly label?: string } {
  const bare = piece.replace(/^'+/u, '').trim();
  const before = /^([\p{L} ]{1,20}):\s*(\S.*)$/su.exec(bare);
  if (before?.[1] !== undefined && before[2] !== undefined && before[1].toLowerCase() !== 'tel')
    return { digits: before[2], label: before[1].trim() };
  const after = /^(.*\d)\s*\(([^()\d]{1,20})\)$/su.exec(bare);
  if (after?.[1] !== undefined && after[2] !== undefined) return { digits: after[1], label: after[2].trim() };
  return { digits: bare };
}
