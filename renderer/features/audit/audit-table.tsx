import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import { isoMinute } from '../../../shared/model/day.ts';
import { useAppState } from '../../app/app-store.ts';
import { formatRelative } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';
import { isAlarming } from './audit-filter.ts';
import { sentenceOf } from './audit-sentence.ts';

type Props = { readonly entries: readonly AuditEntry[] };

/** One page of the log, newest first, each entry as a sentence. */
export function AuditTable({ entries }: Props) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <Table className="kb-table" aria-label={t('audit.table.label')} verticalSpacing={6} highlightOnHover stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={250}>{t('audit.table.when')}</Table.Th>
          <Table.Th>{t('audit.table.what')}</Table.Th>
          <Table.Th w={80} ta="right">
            {t('audit.table.entry')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={`${entry.seq}-${entry.index}`}>
            <Table.Td>
              <time dateTime={new Date(entry.at).toISOString()}>{isoMinute(entry.at)}</time>{' '}
              <Text span size="xs" c="dimmed">
                {formatRelative(Math.min(entry.at, now), now, i18n.language)}
              </Text>
            </Table.Td>
            <Table.Td c={isAlarming(entry.action) ? 'var(--kb-leaving)' : 'var(--mantine-color-text)'}>
              <Sentence entry={entry} />
            </Table.Td>
            <Table.Td ta="right" c="dimmed">
              #{entry.seq}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Sentence({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation();
  const { language } = useAppState().preferences;
  const { text, reason } = sentenceOf(entry, t, language);
  return (
    <>
      {text}
      {reason && (
        <Text span size="sm" c="dimmed">
          {' '}
          · {t('audit.reason', { text: reason })}
        </Text>
      )}
    </>
  );
}
