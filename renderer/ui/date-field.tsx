import { ActionIcon, Popover } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoDay } from '../../shared/model/day.ts';
import { Calendar } from './calendar.tsx';
import { useNow } from './now.ts';
import { ReadField, type ReadFieldProps } from './read-field.tsx';
import { readDay, shiftDay, weekdayName } from './read-day.ts';

/**
 * A calendar day, `2026-11-25`, in the language of the product and not of the browser. Understands `11-25`, `25`, `周五`, `+3`;
 * ↑ and ↓ step a day, the button opens a calendar.
 */
export function DateField(props: ReadFieldProps) {
  const { t, i18n } = useTranslation();
  const today = isoDay(useNow());
  const [opened, setOpened] = useState(false);
  const { value, onChange, disabled } = props;
  const box = useRef<HTMLDivElement>(null);
  // Back to the text, where Enter saves what was picked.
  const handleClose = () => {
    setOpened(false);
    box.current?.querySelector('input')?.focus();
  };
  const handlePick = (day: string) => {
    onChange(day);
    handleClose();
  };
  return (
    // Inside the page, so that whoever leaves the field for its calendar has not left the form around it.
    <Popover
      opened={opened}
      onChange={(open) => (open ? setOpened(true) : handleClose())}
      position="bottom-end"
      shadow="md"
      trapFocus
      withRoles={false}
      withinPortal={false}
    >
      <Popover.Target>
        <div ref={box} className="kb-date-field">
          <ReadField
            {...props}
            read={(text) => readDay(text, today)}
            step={(day, by) => (day === '' ? today : shiftDay(day, by))}
            problem={t('days.unread')}
            placeholder={t('days.example')}
            rightSectionWidth={value === '' ? 34 : 68}
            rightSection={
              <span className="kb-date-right">
                {value !== '' && <span className="kb-quiet">{weekdayName(value, i18n.language)}</span>}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('days.calendar')}
                  aria-expanded={opened}
                  disabled={disabled === true}
                  onClick={() => setOpened(!opened)}
                >
                  <IconCalendar size={16} aria-hidden />
                </ActionIcon>
              </span>
            }
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown p="xs" role="dialog" aria-label={t('days.calendar')}>
        <Calendar value={value} today={today} onPick={handlePick} />
      </Popover.Dropdown>
    </Popover>
  );
}
