/** Milliseconds of a day by the clock; a day of the calendar may be an hour shorter or longer. */
export const DAY_MS = 86_400_000;
