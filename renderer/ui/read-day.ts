import dayjs from 'dayjs';
import { isoDay } from '../../shared/model/day.ts';
/** What people write for a day or a time of day, in either language; nothing here depends on the browser's own. */

const NAMED_DAYS: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今日', 0],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
  ['大后天', 3],
  ['下周', 7],
  ['today', 0],
  ['tomorrow', 1],
  ['tmr', 1],
  ['next week', 7],
]);
const WEEKDAYS_EN = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const WEEKDAYS_ZH = '日一二三四五六';
const COUNTS_ZH: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

/** Noon, so that no change of clocks makes another day of it. */
function noonOf(day: string): Date {
  return new Date(`${day}T12:00`);
}

/** The calendar day so many days after `day`, both `2026-11-25`. */
export function shiftDay(day: string, by: number): string {
  return dayjs(day).add(by, 'day').format('YYYY-MM-DD');
}

/** `undefined` for a day the calendar does not have. */
function dayOf(year: number, month: number, date: number): string | undefined {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const at = noonOf(day);
  return Number.isNaN(at.getTime()) || isoDay(at.getTime()) !== day ? undefined : day;
}

function firstDay(candidates: readonly (string | undefined)[], today: string): string | undefined {
  return candidates.find((day) => day !== undefined && day >= today);
}

/** This year's, or next year's where it is over. The 29th of February waits for its year. */
function inYear(today: string, month: number, date: number): string | undefined {
  const year = Number(today.slice(0, 4));
  return firstDay(
    [0, 1, 2, 3, 4].map((by) => dayOf(year + by, month, date)),
    today,
  );
}

function inMonth(today: string, date: number): string | undefined {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return firstDay(
    [0, 1, 2].map((by) => dayOf(year + Math.floor((month - 1 + by) / 12), ((month - 1 + by) % 12) + 1, date)),
    today,
  );
}

function weekdayIn(text: string): number | undefined {
  const zh = /(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(text)?.[1];
  if (zh !== undefined) return WEEKDAYS_ZH.indexOf(zh === '天' ? '日' : zh);
  const en = /^[a-z]{3,9}$/.test(text) ? WEEKDAYS_EN.findIndex((name) => name.startsWith(text)) : -1;
  return en === -1 ? undefined : en;
}

/** 周三: the next one, today counts. 下周三: the one of the week after this, weeks begin on Monday. */
function onWeekday(text: string, today: string): string | undefined {
  const weekday = weekdayIn(text.replace(/^(?:下|next )/u, '').trim());
  if (weekday === undefined) return undefined;
  const now = noonOf(today).getDay();
  if (!/^(?:下|next )/u.test(text)) return shiftDay(today, (weekday - now + 7) % 7);
  return shiftDay(today, 7 - ((now + 6) % 7) + ((weekday + 6) % 7));
}

function inDays(text: string, today: string): string | undefined {
  const [, many = '', unit = ''] =
    /^\+(\d{1,3})()$/.exec(text) ?? /^\+?(\d{1,3}|[一两二三四五六七八九十])\s?(天|日|周|个?星期|d|days?|w|weeks?)后?$/u.exec(text) ?? [];
  if (many === '') return undefined;
  const count = COUNTS_ZH[many] ?? Number(many);
  return shiftDay(today, /^(?:周|个?星期|w)/u.test(unit) ? 7 * count : count);
}

function written(text: string, today: string): string | undefined {
  const [, year, month, date] =
    /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?$/u.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year !== undefined) return dayOf(Number(year), Number(month), Number(date));
  const [, only, onlyDate] = /^(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?$/u.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? [];
  if (only !== undefined) return inYear(today, Number(only), Number(onlyDate));
  const alone = /^(\d{1,2})\s?[日号]?$/u.exec(text)?.[1];
  return alone === undefined ? undefined : inMonth(today, Number(alone));
}

/**
 * A typed day as `2026-11-25`, or `undefined` when it cannot be told: `2026-11-25`, `11-25`, `11月25日`, `1125`, `25`, `周五`,
 * `下周三`, `fri`, `明天`, `tomorrow`, `+3`, `3 天后`, `2w`. What leaves out year or month is the next such day, today included.
 */
export function readDay(text: string, today: string): string | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const named = NAMED_DAYS.get(typed);
  if (named !== undefined) return shiftDay(today, named);
  return written(typed, today) ?? inDays(typed, today) ?? onWeekday(typed, today);
}

/** A typed time of day as `09:30`, or `undefined`: `9:30`, `930`, `9`, `9 点半`, `下午 3 点`, `3pm`. */
export function readTime(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim().toLowerCase();
  const [, before = '', hours, minutes = '', after = ''] =
    /^(上午|早上|下午|晚上|中午)?\s?(\d{1,2})\s?(?:[:.点时h]\s?(\d{1,2}|半)?\s?分?)?\s?(am|pm)?$/u.exec(typed) ??
    /^()(\d{1,2})(\d{2})()$/.exec(typed) ??
    [];
  if (hours === undefined) return undefined;
  const isLate = after === 'pm' || before === '下午' || before === '晚上';
  const isNight = after === 'am' && hours === '12';
  const hour = isNight ? 0 : Number(hours) + (isLate && Number(hours) < 12 ? 12 : 0);
  const minute = minutes === '半' ? 30 : Number(minutes === '' ? 0 : minutes);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `09:30` moved by minutes, within the day. */
export function shiftTime(time: string, byMinutes: number): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const at = Math.min(23 * 60 + 45, Math.max(0, hours * 60 + minutes + byMinutes));
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** The same date so many months on, or the last one of a shorter month. */
export function shiftMonth(day: string, by: number): string {
  return dayjs(day).add(by, 'month').format('YYYY-MM-DD');
}

/** `周三`, `Wed`. */
export function weekdayName(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'short' }).format(noonOf(day).getTime());
}
