import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '../../../shared/model/duplicates.ts';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MergeView, type MergeChoices } from './merge-view.tsx';

type DuplicatesDialogProps = { readonly opened: boolean; readonly onClose: () => void };

const PAGE = 50;

/** Customers who may be one, the surest first, and the two of a pair side by side. */
export function DuplicatesDialog({ opened, onClose }: DuplicatesDialogProps) {
  const { t } = useTranslation();
  const [pair, setPair] = useState<DuplicatePair>();
  const [offset, setOffset] = useState(0);
  /** What was chosen for pairs looked at, until the dialog closes. */
  const [choices, setChoices] = useState<ReadonlyMap<string, MergeChoices>>(new Map());
  const title = t(pair ? 'customers.merge.title' : 'customers.duplicates.title');
  const handleClose = () => {
    setPair(undefined);
    setOffset(0);
    setChoices(new Map());
    onClose();
  };
  return (
    <Modal opened={opened} onClose={handleClose} size={980} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {pair ? (
        <MergeView
          pair={pair}
          chosen={choices.get(keyOf(pair)) ?? {}}
          onChoose={(chosen) => setChoices(new Map(choices).set(keyOf(pair), chosen))}
          onDone={() => setPair(undefined)}
        />
      ) : (
        <PairList offset={offset} onPage={setOffset} onPick={setPair} />
      )}
    </Modal>
  );
}

const keyOf = ({ first, second }: DuplicatePair): string => `${first.id} ${second.id}`;

type PairListProps = {
  readonly offset: number;
  readonly onPage: (offset: number) => void;
  readonly onPick: (pair: DuplicatePair) => void;
};

function PairList({ offset, onPage, onPick }: PairListProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery({ ...callQuery('duplicates.find', { offset, limit: PAGE }), placeholderData: (previous) => previous });
  const total = data?.total ?? 0;
  // Merging empties the last page: then the one before it is the last.
  if (data && offset > 0 && offset >= total) onPage(Math.max(0, PAGE * (Math.ceil(total / PAGE) - 1)));
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Text c="dimmed">{t('common.loading')}</Text>;
  if (data.total === 0) return <Text>{t('customers.duplicates.none')}</Text>;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed" role="status">
        {t('customers.duplicates.total', { count: data.total })}
      </Text>
      <ul className="kb-pairs">
        {data.pairs.map((pair) => (
          <li key={keyOf(pair)}>
            <div>
              <OneLine row={pair.first} />
              <OneLine row={pair.second} />
            </div>
            <Group gap={4} justify="flex-end">
              {pair.reasons.map((reason) => (
                <Badge key={reason} className="kb-tag" color="gray" variant="light" radius="sm" tt="none">
                  {t(`customers.duplicates.because.${reason}`)}
                </Badge>
              ))}
              <Text size="xs" c="dimmed" className="kb-figures">
                {t('customers.duplicates.score', { score: pair.score })}
              </Text>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('customers.duplicates.compareOne', { first: pair.first.name, second: pair.second.name })}
                onClick={() => onPick(pair)}
              >
                {t('customers.duplicates.compare')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {data.total > PAGE && (
        <Group justify="center" gap="xs">
          <Button variant="subtle" disabled={offset === 0} onClick={() => onPage(Math.max(0, offset - PAGE))}>
            {t('customers.duplicates.earlier')}
          </Button>
          <Text size="sm" className="kb-figures" role="status">
            {t('customers.duplicates.range', { from: offset + 1, to: Math.min(offset + PAGE, data.total), total: data.total })}
          </Text>
          <Button variant="subtle" disabled={offset + PAGE >= data.total} onClick={() => onPage(offset + PAGE)}>
            {t('customers.duplicates.more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function OneLine({ row }: { readonly row: CustomerRow }) {
  return (
    <Text size="sm" truncate>
      <strong>{row.name}</strong> {[row.company, row.city, row.maskedPhone].filter(Boolean).join(' · ')}
    </Text>
  );
}
