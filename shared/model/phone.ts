/** How reach values look on screen, masked and in full. Pure text work: numbers are parsed where they enter, not here. */
import type { ReachKind } from './customer.ts';

const TWO_DIGIT_CODES = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
const E164 = /^\+(\d{6,15})(?:;ext=(\d{1,11}))?$/;
const STARS = '****';
/** With two hidden digits a hundred calls would find the number. */
const HIDDEN_DIGITS_MIN = 3;

/** Country calling code and national digits of an E.164 number; `undefined` when it is not one (ITU-T E.164 annex). */
export function splitE164(value: string): { readonly country: string; readonly national: string; readonly extension?: string } | undefined {
  const match = E164.exec(value);
  const digits = match?.[1];
  if (digits === undefined) return undefined;
  const extension = match?.[2];
  const length = /^[17]/.test(digits) ? 1 : TWO_DIGIT_CODES.test(digits) ? 2 : 3;
  return { country: digits.slice(0, length), national: digits.slice(length), ...(extension === undefined ? {} : { extension }) };
}

/** Groups of a national number as people read it aloud; Chinese ones with the trunk zero for landlines. */
function groupsOf(country: string, national: string): readonly string[] {
  if (country === '86') return chineseGroups(national);
  if (country === '1' && national.length === 10) return [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
  const groups: string[] = [];
  let rest = national;
  while (rest.length > 4) {
    const size = rest.length % 4 === 0 ? 4 : 3;
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest];
}

function chineseGroups(national: string): readonly string[] {
  if (/^1\d{10}$/.test(national)) return [national.slice(0, 3), national.slice(3, 7), national.slice(7)];
  const landline = /^(10|2\d|[3-9]\d{2})(\d{3,4})(\d{4})$/.exec(national);
  if (landline?.[1] === undefined || landline[2] === undefined || landline[3] === undefined) return [national];
  return /^[48]00/.test(national) && national.length === 10
    ? [landline[1], landline[2], landline[3]]
    : [`0${landline[1]}`, landline[2], landline[3]];
}

/** `+8613800138000` → `138 0013 8000`; other countries keep their code, an extension follows a `#`. Text that is no E.164 number stays as typed. */
export function formatPhone(value: string): string {
  const parts = splitE164(value);
  if (parts === undefined) return value;
  const shown = groupsOf(parts.country, parts.national).join(' ');
  const abroad = parts.country === '86' ? shown : `+${parts.country} ${shown}`;
  return parts.extension === undefined ? abroad : `${abroad} #${parts.extension}`;
}

/** `+8613800138000` → `138 **** 8000`. At most the leading group and the last four digits show, and three or more stay hidden. */
export function maskPhone(value: string): string {
  const parts = splitE164(value);
  if (parts === undefined) return maskTypedPhone(value);
  const abroad = parts.country === '86' ? '' : `+${parts.country} `;
  const { national } = parts;
  if (national.length < 8) return `${abroad}${STARS}`;
  const first = groupsOf(parts.country, national)[0] ?? '';
  const told = first.replace(/^0/, '').length;
  const showsFirst = first.length <= 4 && national.length - told - 4 >= HIDDEN_DIGITS_MIN;
  return `${abroad}${showsFirst ? `${first} ` : ''}${STARS} ${national.slice(-4)}`;
}

function maskTypedPhone(value: string): string {
  const digits = value.normalize('NFKC').replace(/\D/g, '');
  return digits.length < 8 ? STARS : `${STARS} ${digits.slice(-4)}`;
}

/** `wang.wei@example.com` → `w***@example.com`. */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  if (at <= 0) return '***';
  return `${firstCharacter(value.slice(0, at))}***${value.slice(at)}`;
}

/** `wangwei88` → `w***`. */
export function maskWechat(value: string): string {
  return value.length < 4 ? '***' : `${firstCharacter(value)}***`;
}

const CHINESE_AREA = /^(?:[\p{Script=Han}]{2,7}?(?:省|自治区))?(?:[\p{Script=Han}]{1,9}?[市州盟])?(?:[\p{Script=Han}]{1,8}?[区县市旗])?/u;

/** Keeps what places a customer on a map and hides the door: Chinese addresses up to the district, others the part after the last comma, unless its digits could be a phone. */
export function maskAddress(value: string): string {
  if (/\p{Script=Han}/u.test(value)) return `${CHINESE_AREA.exec(value)?.[0] ?? ''}${STARS}`;
  const comma = value.lastIndexOf(',');
  const place = comma < 0 ? '' : value.slice(comma + 1).trim();
  return place === '' || !/^\D*\d{0,6}$/.test(place) ? STARS : `${STARS}, ${place}`;
}

function firstCharacter(text: string): string {
  return [...text][0] ?? '';
}

const MASKS: Readonly<Record<ReachKind, (value: string) => string>> = {
  phone: maskPhone,
  email: maskEmail,
  wechat: maskWechat,
  address: maskAddress,
};

/** What stands on screen until a value is revealed. */
export function maskReach(kind: ReachKind, value: string): string {
  return MASKS[kind](value);
}
