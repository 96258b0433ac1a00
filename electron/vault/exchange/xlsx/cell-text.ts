/** What a cell says, as its reader would write it down: no style, no formula, no rounding to the width of a column. */
import { DAY_MS } from '../../../../shared/model/day.ts';
import type { NumberStyle } from './number-styles.ts';

/**
 * Digits of a number as they stand in the cell: 13800138000 for `1.3800138E10`. A number whose digits are lost (an ID of
 * 18 digits kept as a number is more than a double holds) stays in the scientific form, so that nobody takes it for the real one.
 */
export function numberText(value: string, style: NumberStyle, options: { readonly date1904: boolean }): string {
  const text = value.trim();
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return text;
  if (style.kind === 'date') return dateText(number, style.parts, options.date1904) ?? plainNumber(number, text);
  const plain = plainNumber(number, text);
  return style.kind === 'padded' && /^\d+$/u.test(plain) ? plain.padStart(style.digits, '0') : plain;
}

function plainNumber(number: number, text: string): string {
  if (Number.isInteger(number)) {
    if (Number.isSafeInteger(number)) return String(number === 0 ? 0 : number);
    return number
      .toExponential()
      .replace(/(\.\d{5})\d*/u, '$1')
      .replace('e', 'E');
  }
  if (Math.abs(number) < 1e-6) return text;
  // 0.1 + 0.2 is stored with seventeen digits and shown with fifteen.
  return String(Number(number.toPrecision(15)));
}

/** ISO form of a serial number of days; `undefined` for what is no date (negative, or beyond the year 9999). */
function dateText(serial: number, parts: 'date' | 'time' | 'both', date1904: boolean): string | undefined {
  if (serial < 0 || serial > 2_958_466) return undefined;
  // Excel counts a 29 February 1900 that never was.
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Math.round(((days - 25_569) * DAY_MS) / 1000) * 1000);
  const [day = '', rest = ''] = at.toISOString().split('T');
  const time = rest.slice(0, rest.slice(6, 8) === '00' ? 5 : 8);
  if (parts === 'time') return serial >= 1 && !date1904 ? `${day} ${time}` : time;
  return parts === 'both' && time !== '00:00' ? `${day} ${time}` : day;
}

/** A cell of kind `d` holds ISO 8601 text already; midnight says nothing. */
export function isoText(value: string): string {
  return value
    .trim()
    .replace(/T00:00(?::00(?:\.0+)?)?Z?$/u, '')
    .replace('T', ' ')
    .replace(/(?:\.\d+)?Z$/u, '');
}
