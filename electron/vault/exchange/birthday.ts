import { parseIsoDate } from './iso-date.ts';

/** What address books of telephones write for a birthday without a year. */
const NO_YEAR = new Set(['1604', '0000']);
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Birthday of a cell as `YYYY-MM-DD`, or `MM-DD` where the year is not told: what `parseIsoDate` reads, 5月20日, 05-20 and
 * the `--0520` of a vCard. Anything else, a date of the lunar calendar too, gives `undefined`.
 */
export function parseBirthday(cell: string): string | undefined {
  const text = cell.normalize('NFKC').trim();
  const whole = parseIsoDate(text);
  if (whole !== undefined) return NO_YEAR.has(whole.slice(0, 4)) ? whole.slice(5) : whole;
  const [, month, day] =
    /^(\d{1,2})月(\d{1,2})[日号]?$/u.exec(text) ?? /^--(\d{2})-?(\d{2})(?:T.*)?$/u.exec(text) ?? /^(\d{2})-(\d{2})$/u.exec(text) ?? [];
  if (month === undefined || day === undefined) return undefined;
  const days = DAYS[Number(month) - 1];
  if (days === undefined || Number(day) < 1 || Number(day) > days) return undefined;
  return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
