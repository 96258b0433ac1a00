import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatRelative } from './format.ts';
import { useNow } from './now.ts';

type TimeTextProps = { readonly at: number };

/** An instant (ms) in words, with the exact local time on hover and focus. */
export function TimeText({ at }: TimeTextProps) {
  const { i18n } = useTranslation();
  const now = useNow();
  return (
    <Tooltip label={formatDateTime(at)}>
      <time dateTime={new Date(at).toISOString()}>{formatRelative(at, now, i18n.language)}</time>
    </Tooltip>
  );
}
