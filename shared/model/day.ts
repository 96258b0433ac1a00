/** Days and minutes as both sides write them, whatever the language: they are compared and sorted by eye. */

/** Milliseconds of a day by the clock; a day of the calendar may be an hour shorter or longer. */
export const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** Calendar day at this computer, `2026-11-22`. */
export function isoDay(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `2026-11-22 14:05` by this computer's clock. */
export function isoMinute(at: number): string {
  const date = new Date(at);
  return `${isoDay(at)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
