import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftDay, shiftMonth, weekdayName, weeksOf } from './read-day.ts';

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
  const [at, setAt] = useState(value === '' ? today : value);
  const grid = useRef<HTMLTableElement>(null);
  const weeks = weeksOf(at);
  const month = at.slice(0, 7);
  useEffect(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [at]);

  const handleKeyDown = (event: KeyboardEvent) => {
    const next = STEPS[event.key]?.(at);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
  };
  return (
    <div className="kb-calendar">
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <ActionIcon variant="subtle" color="gray" aria-label={t('days.previousMonth')} onClick={() => setAt(shiftMonth(at, -1))}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Text size="sm" fw={600} className="kb-figures" aria-live="polite">
          {month}
        </Text>
        <ActionIcon variant="subtle" color="gray" aria-label={t('days.nextMonth')} onClick={() => setAt(shiftMonth(at, 1))}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <table ref={grid} onKeyDown={handleKeyDown}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {weekdayName(day, i18n.language).replace('周', '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    tabIndex={day === at ? 0 : -1}
                    data-autofocus={day === at || undefined}
                    aria-label={`${String(Number(day.slice(8)))} ${weekdayName(day, i18n.language)} ${day}`}
                    aria-pressed={day === value}
                    aria-current={day === today ? 'date' : undefined}
                    data-outside={day.slice(0, 7) === month ? undefined : true}
                    onClick={() => onPick(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
