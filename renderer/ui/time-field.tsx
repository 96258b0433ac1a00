import { useTranslation } from 'react-i18next';
import { ReadField, type ReadFieldProps } from './read-field.tsx';
import { readTime, shiftTime } from './read-day.ts';

const STEP_MINUTES = 15;

/** A time of day, `09:30`; understands `930`, `9 点半`, `3pm`. ↑ and ↓ step a quarter of an hour. */
export function TimeField(props: ReadFieldProps) {
  const { t } = useTranslation();
  return (
    <ReadField
      {...props}
      read={readTime}
      step={(time, by) => (time === '' ? '09:00' : shiftTime(time, by * STEP_MINUTES))}
      problem={t('days.unreadTime')}
      placeholder={t('days.timeExample')}
    />
  );
}
