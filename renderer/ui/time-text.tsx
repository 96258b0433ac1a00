import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isoMinute } from '../../shared/model/day.ts';
import { formatRelative } from './format.ts';
import { useNow } from './now.ts';

type TimeTextProps = {
  readonly at: number;
  /** Thousands of rows pass by: there the browser's own hint does. */
  readonly inList?: boolean;
};

/** An instant (ms) in words, with the exact local time on hover and focus. */
export function TimeText({ at, inList = false }: TimeTextProps) {
  const { i18n } = useTranslation();
  const now = useNow();
  const exact = isoMinute(at);
  const time = (
    <time dateTime={new Date(at).toISOString()} title={inList ? exact : undefined}>
      {formatRelative(at, now, i18n.language)}
    </time>
  );
  return inList ? time : <Tooltip label={exact}>{time}</Tooltip>;
}
