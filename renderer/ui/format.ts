/** Dates as `2026-11-22`, whatever the language: they are compared and sorted by eye. */
import { DAY_MS } from '../../shared/model/day.ts';

const STEPS = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['week', 7 * DAY_MS],
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Making one takes longer than using it for a whole list. */
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function relativeFormat(language: string): Intl.RelativeTimeFormat {
  const format = relativeFormats.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  relativeFormats.set(language, format);
  return format;
}

/** "3 天前", "in 2 days"; under a minute counts as now. `now` and `at` in ms. */
export function formatRelative(at: number, now: number, language: string): string {
  const format = relativeFormat(language);
  const distance = at - now;
  for (const [unit, ms] of STEPS) {
    if (Math.abs(distance) >= ms) return spaced(format.format(Math.trunc(distance / ms), unit));
  }
  // The languages' own words are "at present" and "now", which nobody says of a change.
  return language === 'zh-CN' ? '刚刚' : 'just now';
}

/** Chinese and Latin text keep a space between them. */
function spaced(text: string): string {
  return text.replace(/(\d)(?=[\u4e00-\u9fff])/g, '$1 ').replace(/([\u4e00-\u9fff])(?=\d)/g, '$1 ');
}

/** "A、B", "A, B and C", "A, B or C". The browser's own Chinese lists leave out the space beside Latin names. */
export function formatList(names: readonly string[], language: string, type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return language === 'zh-CN' ? names.join('、') : new Intl.ListFormat(language, { type }).format(names);
}

/** `1,204`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `3.4 MB`, decimal units as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'] as const;
  let value = bytes / 1000;
  let unit: (typeof units)[number] = 'kB';
  for (const next of units) {
    unit = next;
    if (value < 1000) break;
    if (next !== 'GB') value /= 1000;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** Groups of five for codes that are read aloud or typed from paper. */
export function groupCode(code: string): string {
  return code.includes('-') ? code : (code.match(/.{1,5}/g) ?? []).join(' ');
}
