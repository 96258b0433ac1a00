import { Button, Group, Switch, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { callQuery } from '../../api/query.ts';
import { useSession } from '../../app/session.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** Above the pool: what the person may still claim, and what holds each limit up. */
export function PoolBar() {
  const { t } = useTranslation();
  const leads = useSession().roles.includes('lead');
  const status = useQuery(callQuery('pool.status')).data;
  if (!status) return undefined;
  const { own, claims, isKeeper, open, allotPerDay } = status;
  if (!own)
    return (
      <Group gap={16}>
        {claims > 0 && (
          <Text size="sm" role="status">
            {t('customers.pool.claims', { count: claims })}
          </Text>
        )}
        {isKeeper && allotPerDay > 0 && <HandOut perDay={allotPerDay} />}
        {isKeeper && leads && <OpenSwitch open={open} />}
      </Group>
    );
  return (
    <Group gap={16} role="group" aria-label={t('customers.pool.limits')} className="kb-pool-bar">
      <Text size="sm">
        {t('customers.pool.today', { done: own.claimsToday, most: own.claimsPerDay })}{' '}
        <EnforcementBadge enforcement={open ? 'program' : 'signature'} />
      </Text>
      {allotPerDay > 0 && (
        <Text size="sm">
          {t('customers.pool.allotted', { done: own.allottedToday, most: allotPerDay })} <EnforcementBadge enforcement="program" />
        </Text>
      )}
      <Text size="sm">
        {t('customers.pool.holding', { held: own.holding, most: own.holdingMax })} <EnforcementBadge enforcement="program" />
      </Text>
      {own.coolingOffDays > 0 && (
        <Text size="sm">
          {t('customers.pool.cooling', { count: own.coolingOffDays })} <EnforcementBadge enforcement={open ? 'program' : 'signature'} />
        </Text>
      )}
      {open && (
        <Text size="sm">
          {t('customers.pool.isOpen')} <EnforcementBadge enforcement="program" />
        </Text>
      )}
      {isKeeper && allotPerDay > 0 && <HandOut perDay={allotPerDay} />}
      {isKeeper && leads && <OpenSwitch open={open} />}
      {own.waiting > 0 && !isKeeper && (
        <Text size="sm" fw={600}>
          {t('customers.pool.waiting', { count: own.waiting })}
        </Text>
      )}
    </Group>
  );
}

/** A keeper's program hands out by itself after signing in; this is for what came into the pool since. */
function HandOut({ perDay }: { readonly perDay: number }) {
  const { t } = useTranslation();
  const allot = useMutation({
    mutationFn: () => call('pool.allot'),
    onSuccess: ({ given }) => showDone(given === 0 ? t('customers.pool.allotNobody') : t('customers.pool.allotDone', { count: given })),
  });
  return (
    <Button size="compact-sm" variant="default" loading={allot.isPending} onClick={() => allot.mutate()}>
      {t('customers.pool.allot', { count: perDay })}
    </Button>
  );
}

/** Leads decide whether the team reads the contact details; off is the usual pool, where a claim opens them one by one. */
function OpenSwitch({ open }: { readonly open: boolean }) {
  const { t } = useTranslation();
  const change = useMutation({ mutationFn: (next: boolean) => call('pool.setOpen', { open: next }) });
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <EnforcementBadge enforcement="key" />
      <Switch
        size="xs"
        label={t('customers.pool.open')}
        description={t('customers.pool.openHint')}
        styles={{ description: { fontSize: 12 } }}
        checked={open}
        disabled={change.isPending}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
      />
    </Group>
  );
}
