import { Button, Group, SegmentedControl, Table, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEED_TOPICS, type AuditSummary as Summary, type DeedTopic } from '../../../shared/model/audit.ts';
import type { MemberId } from '../../../shared/model/ids.ts';
import { callQuery } from '../../api/query.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/format.ts';
import { AUDIT_SPANS, type AuditFilter } from './audit-filter.ts';

type Props = { readonly filter: AuditFilter; readonly onChange: (filter: AuditFilter) => void };
type Line = { readonly actorId?: MemberId; readonly name: string; readonly counts: Readonly<Record<DeedTopic, number>> };

/** People shown before somebody asks for all of them. */
const SHOWN = 6;
const WHOLE = 'all';

/** Pixels: a cell's own edge and the inside of its button, so that heads end where figures end. */
const FIGURE_END = 18;

export function spanText(t: TFunction, days: number | undefined): string {
  return days === undefined ? t('audit.summary.always') : t('audit.summary.days', { count: days });
}

/** Who did how much in the span; each figure narrows the log below to what it counts. */
export function AuditSummary({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const { days } = filter;
  const { data, error } = useQuery({
    ...callQuery('audit.summary', days === undefined ? {} : { days }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-labelledby="audit-summary">
      <Group justify="space-between" mb={4}>
        <Title order={2} id="audit-summary">
          {t('audit.summary.title')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('audit.summary.span')}
          data={[...AUDIT_SPANS, undefined].map((span) => ({ value: String(span ?? WHOLE), label: spanText(t, span) }))}
          value={String(days ?? WHOLE)}
          onChange={(span) => onChange({ ...filter, days: AUDIT_SPANS.find((each) => String(each) === span) })}
        />
      </Group>
      {error && <ErrorNotice error={error} />}
      {data && <People people={data.people} filter={filter} onChange={onChange} />}
      {data && data.failed.length > 0 && <Failed failed={data.failed} filter={filter} onChange={onChange} />}
    </section>
  );
}

function People({ people, filter, onChange }: Props & Pick<Summary, 'people'>) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  if (people.length === 0)
    return (
      <Text size="sm" c="dimmed" mb="sm">
        {t('audit.summary.nothing')}
      </Text>
    );
  const lines: readonly Line[] = people.map(({ actorId, actor, counts }) => ({ actorId, name: actor, counts }));
  const everyone: readonly Line[] = people.length > 1 ? [{ name: t('audit.filter.anyone'), counts: sumOf(lines) }] : [];
  const shown = whole ? lines : lines.slice(0, SHOWN);
  return (
    <>
      <Table className="kb-table" aria-labelledby="audit-summary" verticalSpacing={2} mb="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('audit.filter.person')}</Table.Th>
            {DEED_TOPICS.map((topic) => (
              <Table.Th key={topic} ta="right" pe={FIGURE_END}>
                {t(`audit.topic.${topic}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...everyone, ...shown].map((line) => (
            <PersonLine key={line.actorId ?? WHOLE} line={line} filter={filter} onChange={onChange} />
          ))}
        </Table.Tbody>
      </Table>
      {lines.length > SHOWN && !whole && (
        <Button size="compact-sm" variant="subtle" mb="xs" onClick={() => setWhole(true)}>
          {t('audit.summary.all', { count: lines.length })}
        </Button>
      )}
    </>
  );
}

function PersonLine({ line, filter, onChange }: Props & { readonly line: Line }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Th scope="row">{line.name}</Table.Th>
      {DEED_TOPICS.map((topic) => {
        const count = line.counts[topic];
        const isChosen = filter.topic === topic && filter.actorId === line.actorId;
        return (
          <Table.Td key={topic} ta="right">
            {count === 0 ? (
              <Text span c="dimmed" px={8}>
                0
              </Text>
            ) : (
              <Button
                size="compact-sm"
                variant={isChosen ? 'light' : 'subtle'}
                className="kb-figures"
                aria-pressed={isChosen}
                aria-label={t('audit.summary.show', { name: line.name, topic: t(`audit.topic.${topic}`), shown: formatCount(count) })}
                onClick={() => onChange({ days: filter.days, actorId: line.actorId, topic, subject: '' })}
              >
                {formatCount(count)}
              </Button>
            )}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}

/** They were tried under somebody's name, by nobody knows whom. */
function Failed({ failed, filter, onChange }: Props & Pick<Summary, 'failed'>) {
  const { t } = useTranslation();
  return (
    <Group gap={4} mb="xs">
      <Text size="sm">{t('audit.summary.failed')}</Text>
      {failed.slice(0, SHOWN).map(({ subject, count }) => {
        const isChosen = filter.topic === 'failed' && filter.subject === (subject ?? '');
        return (
          <Button
            key={subject ?? ''}
            size="compact-sm"
            variant={isChosen ? 'light' : 'subtle'}
            className="kb-figures"
            aria-pressed={isChosen}
            onClick={() => onChange({ days: filter.days, topic: 'failed', subject: subject ?? '' })}
          >
            {t('audit.summary.failedAs', { name: subject ?? t('audit.subjectUnknown'), shown: formatCount(count) })}
          </Button>
        );
      })}
    </Group>
  );
}

function sumOf(lines: readonly Line[]): Line['counts'] {
  const sum = (topic: DeedTopic) => lines.reduce((total, { counts }) => total + counts[topic], 0);
  return { exports: sum('exports'), reveals: sum('reveals'), prints: sum('prints'), rights: sum('rights') };
}
