import { Button, Group, Loader, SegmentedControl, Table, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Dashboard } from '../../../shared/model/dashboard.ts';
import { useBookName } from '../../api/books.ts';
import { callQuery } from '../../api/query.ts';
import { useAppState } from '../../app/app-store.ts';
import { PATHS } from '../../app/places.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatCount } from '../../ui/format.ts';
import { Screen } from '../../ui/screen.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import './dashboard.css';
import { Figure } from './figure.tsx';
import { colourAt, seriesOf } from './series.ts';

const WEEKS = 12;

/** How the lead's books stand: what came and went, who follows up, what was brought in and handed over. */
export function DashboardScreen() {
  const { t } = useTranslation();
  const { shell } = useAppState();
  const [, navigate] = useLocation();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const figures = useQuery({ ...callQuery('dashboard.get', { weeks: WEEKS }), staleTime: 0 });
  const actions = (
    <>
      <SegmentedControl
        aria-label={t('dashboard.view')}
        value={view}
        onChange={(next) => setView(next === 'table' ? 'table' : 'chart')}
        data={(['chart', 'table'] as const).map((value) => ({ value, label: t(`dashboard.${value}`) }))}
      />
      {/* The preview's page cannot print: what leaves it goes through main. */}
      {shell === 'electron' && (
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('dashboard.print')}
        </Button>
      )}
    </>
  );
  return (
    <Screen title={t('dashboard.title')} intro={t('dashboard.lead', { count: WEEKS })} actions={actions} wide>
      {figures.isPending && (
        <Group gap="sm" role="status">
          <Loader size="sm" aria-hidden />
          <Text size="sm">{t('dashboard.counting', { count: WEEKS })}</Text>
        </Group>
      )}
      {figures.error && <ErrorNotice error={figures.error} />}
      {figures.data && !isEmpty(figures.data) && <Figures figures={figures.data} as={view} />}
      {figures.data && isEmpty(figures.data) && (
        <EmptyState
          title={t('dashboard.empty.title')}
          text={t('dashboard.empty.text')}
          action={<Button onClick={() => navigate(PATHS.import)}>{t('customers.empty.import')}</Button>}
        />
      )}
    </Screen>
  );
}

/** Whoever lost their last customer still sees how that came. */
function isEmpty({ customers, weeks }: Dashboard): boolean {
  return customers === 0 && weeks.every(({ added, lost }) => added + lost === 0);
}

function Figures({ figures, as }: { readonly figures: Dashboard; readonly as: 'chart' | 'table' }) {
  const { t } = useTranslation();
  const { weeks } = figures;
  const days = weeks.map(({ on }) => on);
  const names = { none: t('dashboard.none'), rest: t('dashboard.rest') };
  const flow = [
    { name: t('dashboard.added'), values: weeks.map(({ added }) => added), colour: colourAt(0) },
    { name: t('dashboard.lost'), values: weeks.map(({ lost }) => lost), colour: colourAt(2) },
  ];
  return (
    <div className="kb-figure-grid" data-as={as}>
      <Figure title={t('dashboard.byStage')} weeks={days} series={seriesOf(weeks, ({ byStage }) => byStage, names)} as={as} />
      <Figure title={t('dashboard.byLevel')} weeks={days} series={seriesOf(weeks, ({ byLevel }) => byLevel, names)} as={as} />
      <Figure title={t('dashboard.flow')} weeks={days} series={flow} as={as} />
      <People people={figures.people} />
      <Past past={figures.past} />
    </div>
  );
}

function People({ people }: Pick<Dashboard, 'people'>) {
  const { t } = useTranslation();
  const bookName = useBookName();
  return (
    <section className="kb-figure" aria-labelledby="dashboard-people">
      <Title order={2} id="dashboard-people" mb="xs">
        {t('dashboard.people')}
      </Title>
      <Table className="kb-figures">
        <Table.Thead>
          <Table.Tr>
            {(['book', 'customers', 'due', 'overdue', 'notes'] as const).map((head) => (
              <Table.Th key={head} ta={head === 'book' ? 'start' : 'end'}>
                {t(`dashboard.head.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.name}>
              <Table.Td>{bookName(person.name)}</Table.Td>
              <Table.Td ta="end">{formatCount(person.customers)}</Table.Td>
              <Table.Td ta="end">{formatCount(person.due)}</Table.Td>
              <Table.Td ta="end" {...(person.overdue > 0 ? { c: 'var(--kb-due)' } : {})}>
                {formatCount(person.overdue)}
              </Table.Td>
              <Table.Td ta="end">{formatCount(person.notes)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Past({ past }: Pick<Dashboard, 'past'>) {
  const { t } = useTranslation();
  if (past.length === 0) return undefined;
  return (
    <section className="kb-figure" aria-labelledby="dashboard-past">
      <Title order={2} id="dashboard-past" mb="xs">
        {t('dashboard.past')}
      </Title>
      <ul className="kb-past">
        {past.map((event) => (
          <li key={`${String(event.at)}${event.kind}`}>
            <TimeText at={event.at} />
            {t(`dashboard.did.${event.kind}`, { actor: event.actor, count: event.count })}
          </li>
        ))}
      </ul>
    </section>
  );
}
