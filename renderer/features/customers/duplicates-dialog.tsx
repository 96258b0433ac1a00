import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '../../../shared/model/duplicates.ts';
import type { CustomerRow } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MergeView } from './merge-view.tsx';

type DuplicatesDialogProps = { readonly opened: boolean; readonly onClose: () => void };

const PAGE = 50;

/** Customers who may be one, the surest first, and the two of a pair side by side. */
export function DuplicatesDialog({ opened, onClose }: DuplicatesDialogProps) {
  const { t } = useTranslation();
  const [pair, setPair] = useState<DuplicatePair>();
  const title = t(pair ? 'customers.merge.title' : 'customers.duplicates.title');
  const handleClose = () => {
    setPair(undefined);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={handleClose} size={760} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {pair ? <MergeView pair={pair} onDone={() => setPair(undefined)} /> : <PairList onPick={setPair} />}
    </Modal>
  );
}

function PairList({ onPick }: { readonly onPick: (pair: DuplicatePair) => void }) {
  const { t } = useTranslation();
  const [offset, setOffset] = useState(0);
  const { data, error } = useQuery({ ...callQuery('duplicates.find', { offset, limit: PAGE }), placeholderData: (previous) => previous });
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
          <li key={`${pair.first.id} ${pair.second.id}`}>
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
      {offset + PAGE < data.total && (
        <Button variant="subtle" onClick={() => setOffset(offset + PAGE)}>
          {t('customers.duplicates.more')}
        </Button>
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
