import { DatePicker } from '@mantine/dates';
import { useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { shiftDay, shiftMonth, weekdayName } from './read-day.ts';

type CalendarProps = { readonly value: string; readonly today: string; readonly onPick: (day: string) => void };

const STEPS: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => shiftDay(day, -1),
  ArrowRight: (day) => shiftDay(day, 1),
  ArrowUp: (day) => shiftDay(day, -7),
  ArrowDown: (day) => shiftDay(day, 7),
  PageUp: (day) => shiftMonth(day, -1),
  PageDown: (day) => shiftMonth(day, 1),
};

/** One month, weeks from Monday: arrows walk the days, Page Up and Down the months, Enter takes one. */
export function Calendar({ value, today, onPick }: CalendarProps) {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState(value === '' ? today : value);
  // The picker's own arrows end with the month.
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, target, currentTarget } = event;
    const from = target instanceof HTMLElement ? target.dataset['day'] : undefined;
    const to = from === undefined ? undefined : STEPS[key]?.(from);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // The day the keyboard stands on may go away with its month.
    flushSync(() => setShown(to));
    currentTarget.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  return (
    <DatePicker
      size="xs"
      value={value === '' ? null : value}
      date={shown}
      onDateChange={setShown}
      onChange={(day) => day !== null && onPick(day)}
      // The day that stands there, chosen again, stays.
      allowDeselect={false}
      highlightToday
      // Red is kept for what is due.
      weekendDays={[]}
      maxLevel="month"
      monthLabelFormat="YYYY-MM"
      weekdayFormat={(day) => weekdayName(day, i18n.language).replace('周', '')}
      getDayAriaLabel={(day) => `${String(Number(day.slice(8)))} ${weekdayName(day, i18n.language)} ${day}`}
      getDayProps={(day) => ({ 'data-day': day, ...(day === (value === '' ? today : value) ? { 'data-autofocus': true } : {}) })}
      ariaLabels={{ previousMonth: t('days.previousMonth'), nextMonth: t('days.nextMonth') }}
      onKeyDownCapture={handleKeyDown}
    />
  );
}
