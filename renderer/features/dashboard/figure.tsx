import { Table, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import type { Series } from './series.ts';
import { WeekChart } from './week-chart.tsx';

type FigureProps = {
  readonly title: string;
  readonly weeks: readonly string[];
  readonly series: readonly Series[];
  readonly as: 'chart' | 'table';
};

/** One question and its answer, as a chart with a legend or as a table. */
export function Figure({ title, weeks, series, as }: FigureProps) {
  const { t } = useTranslation();
  const id = useId();
  const last = series.map(({ name, values }) => `${name} ${formatCount(values.at(-1) ?? 0)}`).join(t('common.listSeparator'));
  return (
    <section className="kb-figure" aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {title}
      </Title>
      {as === 'chart' ? (
        <>
          <WeekChart label={t('dashboard.says', { title, last })} weeks={weeks} series={series} />
          <ul className="kb-legend">
            {series.map(({ name, colour }) => (
              <li key={name}>
                <svg width="11" height="11" aria-hidden>
                  <rect width="11" height="11" fill={colour} />
                </svg>
                {name}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Table className="kb-figures" withRowBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('dashboard.week')}</Table.Th>
              {series.map(({ name }) => (
                <Table.Th key={name} ta="end">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {weeks
              .map((week, index) => (
                <Table.Tr key={week}>
                  <Table.Td>{week}</Table.Td>
                  {series.map(({ name, values }) => (
                    <Table.Td key={name} ta="end">
                      {formatCount(values[index] ?? 0)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))
              // What is now stands on top.
              .toReversed()}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
