import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair, DuplicateQuery, DuplicateReason } from '../../../shared/model/duplicates.ts';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FilterChip } from './filter-chip.tsx';
import { useSetApart } from './use-set-apart.ts';

/** Which pairs are looked at, and from which on. */
export type PairView = Omit<DuplicateQuery, 'limit'>;

type PairListProps = {
  readonly view: PairView;
  readonly onView: (view: PairView) => void;
  readonly onPick: (pair: DuplicatePair) => void;
};

const PAGE = 50;

/** What names a pair wherever one of them is meant. */
export const keyOfPair = ({ first, second }: DuplicatePair): string => `${first.id} ${second.id}`;

/** Pairs who may be one, narrowed to reasons; or those said not to be. */
export function PairList({ view, onView, onPick }: PairListProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery({ ...callQuery('duplicates.find', { ...view, limit: PAGE }), placeholderData: (previous) => previous });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Text c="dimmed">{t('common.loading')}</Text>;
  const { offset, reasons, apart } = view;
  // Merging empties the last page: then the one before it is the last.
  if (offset > 0 && offset >= data.total) onView({ ...view, offset: Math.max(0, PAGE * (Math.ceil(data.total / PAGE) - 1)) });
  const isWhole = reasons.length === 0 && !apart;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {data.total === 0 && isWhole ? t('customers.duplicates.none') : t('customers.duplicates.total', { count: data.total })}
        </Text>
        {(data.counts.length > 1 || reasons.length > 0) && (
          <FilterChip
            name={t('customers.duplicates.reason')}
            choices={data.counts.map(({ reason, count }) => ({ value: reason, label: t(`customers.duplicates.because.${reason}`), count }))}
            chosen={reasons}
            onChange={(chosen) => onView({ ...view, reasons: chosen as readonly DuplicateReason[], offset: 0 })}
          />
        )}
        {(data.apart > 0 || apart) && (
          <Button
            size="compact-sm"
            variant={apart ? 'light' : 'default'}
            aria-pressed={apart}
            onClick={() => onView({ reasons: [], apart: !apart, offset: 0 })}
          >
            {t('customers.duplicates.apartShow', { count: data.apart })}
          </Button>
        )}
      </Group>
      {apart && (
        <Text size="sm" c="dimmed">
          {t('customers.duplicates.apartHint')}
        </Text>
      )}
      <ul className="kb-pairs">
        {data.pairs.map((pair) => (
          <PairLine key={keyOfPair(pair)} pair={pair} apart={apart} onPick={onPick} />
        ))}
      </ul>
      {data.total > PAGE && (
        <Group justify="center" gap="xs">
          <Button variant="subtle" disabled={offset === 0} onClick={() => onView({ ...view, offset: Math.max(0, offset - PAGE) })}>
            {t('customers.duplicates.earlier')}
          </Button>
          <Text size="sm" className="kb-figures" role="status">
            {t('customers.duplicates.range', { from: offset + 1, to: Math.min(offset + PAGE, data.total), total: data.total })}
          </Text>
          <Button variant="subtle" disabled={offset + PAGE >= data.total} onClick={() => onView({ ...view, offset: offset + PAGE })}>
            {t('customers.duplicates.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

type PairLineProps = { readonly pair: DuplicatePair; readonly apart: boolean; readonly onPick: (pair: DuplicatePair) => void };

function PairLine({ pair, apart, onPick }: PairLineProps) {
  const { t } = useTranslation();
  const { mutate: setApart, isPending } = useSetApart(pair);
  const names = { first: pair.first.name, second: pair.second.name };
  return (
    <li>
      <div>
        <OneLine row={pair.first} />
        <OneLine row={pair.second} />
      </div>
      <Stack gap={4} align="flex-end">
        <Group gap={4} justify="flex-end">
          {pair.reasons.map((reason) => (
            <Badge key={reason} className="kb-tag" color="gray" variant="light" radius="sm" tt="none">
              {t(`customers.duplicates.because.${reason}`)}
            </Badge>
          ))}
        </Group>
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Text size="xs" c="dimmed" className="kb-figures">
            {t('customers.duplicates.score', { score: pair.score })}
          </Text>
          <Button size="compact-sm" variant="default" aria-label={t('customers.duplicates.compareOne', names)} onClick={() => onPick(pair)}>
            {t('customers.duplicates.compare')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={isPending}
            aria-label={t(apart ? 'customers.duplicates.takeBackOne' : 'customers.duplicates.apartOne', names)}
            onClick={() => setApart(!apart)}
          >
            {t(apart ? 'customers.duplicates.takeBack' : 'customers.duplicates.apart')}
          </Button>
        </Group>
      </Stack>
    </li>
  );
}

function OneLine({ row }: { readonly row: CustomerRow }) {
  return (
    <Text size="sm" truncate>
      <strong>{row.name}</strong> {[row.company, row.city, row.maskedPhone].filter(Boolean).join(' · ')}
    </Text>
  );
}
