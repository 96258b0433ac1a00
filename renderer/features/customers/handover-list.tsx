import { Anchor, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { HandoverFilter } from '../../../shared/model/list.ts';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { PATHS } from '../../app/places.ts';
import { ALL_CUSTOMERS, useUiStore } from '../../app/ui-store.ts';
import { TimeText } from '../../ui/time-text.tsx';

const SHOWN_MAX = 3;

/** Who handed over whom, while some of them have not been looked at; one click opens them as a list. */
export function HandoverList() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const waiting = (useQuery(callQuery('handovers.list')).data ?? []).filter(({ unseen }) => unseen > 0);
  const seeAll = useMutation({ mutationFn: () => call('handovers.seeAll') });
  if (waiting.length === 0) return undefined;
  const handleOpen = (handedOver: HandoverFilter) => {
    useUiStore.getState().enterList('customers');
    useUiStore.getState().setListQuery({ ...ALL_CUSTOMERS, handedOver });
    navigate(PATHS.customers);
  };
  return (
    <section className="kb-handovers" aria-label={t('today.handovers.title')}>
      <ul>
        {waiting.slice(0, SHOWN_MAX).map(({ name, fromPool, at, count, unseen }) => (
          <li key={`${name}-${String(at)}`}>
            <Text size="sm">
              {t(fromPool ? 'today.handovers.claimed' : 'today.handovers.from', { name, count })} ·{' '}
              {t('today.handovers.unseen', { count: unseen })} · <TimeText at={at} />
            </Text>
          </li>
        ))}
      </ul>
      <Group gap={8}>
        <Anchor component="button" type="button" size="sm" onClick={() => handleOpen('unseen')}>
          {t('today.handovers.open')}
        </Anchor>
        <Button size="compact-xs" variant="subtle" loading={seeAll.isPending} onClick={() => seeAll.mutate()}>
          {t('today.handovers.seeAll')}
        </Button>
      </Group>
    </section>
  );
}
