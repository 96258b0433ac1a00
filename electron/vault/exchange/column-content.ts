/** What columns hold by their cells, for lists whose columns have no heads. */
import type { ImportField } from '../../../shared/model/exchange.ts';
import { isPlaceholder, plainLine } from './plain-text.ts';
import { parseIsoDate } from './iso-date.ts';
import { isCity } from './recognise/city.ts';
import { looksLikeAddress, looksLikeCompany, looksLikeName, looksLikeTitle } from './recognise/signs.ts';

type Content = 'email' | 'date' | 'phone' | 'company' | 'address' | 'city' | 'name' | 'title';

/** Share of a column's cells that must agree. */
const MAJORITY = 0.6;
const PHONE_DIGITS = { min: 7, max: 15 } as const;
/** Customers are grown up: dates before this many years ago are birthdays. */
const CHILDHOOD_YEARS = 15;

/** A cell that only a value can be, never a head: an e-mail, a date or a number to call. */
export function valueContent(cell: string): 'email' | 'date' | 'phone' | undefined {
  const text = plainLine(cell);
  if (text === '' || text.length > 60) return undefined;
  if (/^\S+@\S+\.\S+$/u.test(text)) return 'email';
  if (parseIsoDate(text) !== undefined) return 'date';
  const digits = text.replace(/\D/gu, '').length;
  const isNumber = /^\D{0,3}\d[\d\s+().转ext/-]*$/u.test(text.normalize('NFKC'));
  return isNumber && digits >= PHONE_DIGITS.min && digits <= PHONE_DIGITS.max * 2 ? 'phone' : undefined;
}

/** What most of the filled cells of a column are. */
export function columnContent(cells: readonly string[]): Content | undefined {
  const texts = cells.map(plainLine).filter((text) => text !== '' && !isPlaceholder(text));
  const counts = new Map<Content, number>();
  for (const text of texts) {
    const content = contentOf(text);
    if (content !== undefined) counts.set(content, (counts.get(content) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count >= texts.length * MAJORITY)?.[0];
}

/**
 * Guesses the meaning of every column from its cells; `today` as YYYY-MM-DD tells steps to come from birthdays. The first
 * column of names is the name, without one the first of companies. Cells of dates that are neither stay out.
 */
export function guessByContent(rows: readonly (readonly string[])[], width: number, today: string): readonly ImportField[] {
  const columns = Array.from({ length: width }, (_, column) => rows.map((cells) => cells[column] ?? ''));
  const contents = columns.map((cells) => columnContent(cells));
  const nameless = !contents.includes('name');
  const taken = new Set<ImportField>();
  return contents.map((content, column): ImportField => {
    const field = content === 'date' ? dateField(columns[column] ?? [], today) : content;
    const meaning = field === 'company' && nameless ? 'name' : (field ?? 'ignore');
    if (meaning === 'phone' || meaning === 'email' || meaning === 'address') return meaning;
    if (taken.has(meaning)) return 'ignore';
    taken.add(meaning);
    return meaning;
  });
}

function dateField(cells: readonly string[], today: string): ImportField {
  const dates = cells.flatMap((cell) => parseIsoDate(plainLine(cell)) ?? []);
  const share = (fits: (date: string) => boolean): number => dates.filter(fits).length / Math.max(1, dates.length);
  if (share((date) => date >= today) >= MAJORITY) return 'nextStepOn';
  const grownUp = `${String(Number(today.slice(0, 4)) - CHILDHOOD_YEARS)}${today.slice(4)}`;
  return share((date) => date < grownUp) >= MAJORITY ? 'birthday' : 'ignore';
}

function contentOf(text: string): Content | undefined {
  const value = valueContent(text);
  if (value !== undefined) return value;
  if (looksLikeCompany(text)) return 'company';
  if (looksLikeAddress(text)) return 'address';
  if (isCity(text)) return 'city';
  if (looksLikeName(text)) return 'name';
  return looksLikeTitle(text) ? 'title' : undefined;
}
