import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../shared/model/list.ts';
import { callQuery } from '../../api/query.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useClaim, useReleaseClaim } from './use-claims.ts';

type ClaimNoticeProps = { readonly detail: CustomerDetail };

/** For a customer of the pool: claim them, or who has and what they wait for. */
export function ClaimNotice({ detail }: ClaimNoticeProps) {
  const { t } = useTranslation();
  const status = useQuery(callQuery('pool.status')).data;
  const claim = useClaim();
  const release = useReleaseClaim();
  if (!status) return undefined;
  const keepers = status.keepers.join(t('common.listSeparator'));
  if (detail.claim === undefined) {
    if (!status.own) return undefined;
    if (status.own.claimsPerDay === 0)
      return (
        <Text size="xs" c="dimmed" my="sm" className="kb-claim">
          {status.allotPerDay > 0 ? t('customers.claim.allotted', { count: status.allotPerDay, keepers }) : t('customers.claim.none')}{' '}
          <EnforcementBadge enforcement="signature" />
        </Text>
      );
    return (
      <Group gap={8} my="sm" className="kb-claim">
        <Button size="compact-sm" loading={claim.isPending} onClick={() => claim.mutate([detail.id])}>
          {t('customers.claim.button')}
        </Button>
        <Text size="xs" c="dimmed" style={{ flex: 1, minWidth: 200 }}>
          {status.open ? t('customers.claim.openHint') : t('customers.claim.hint', { keepers })}{' '}
          <EnforcementBadge enforcement={status.open ? 'program' : 'key'} />
        </Text>
      </Group>
    );
  }
  const { name, at, isSelf } = detail.claim;
  return (
    <Group gap={8} my="sm" className="kb-claim" role="status">
      <Text size="sm" style={{ flex: 1, minWidth: 200 }}>
        {isSelf ? t('customers.claim.own', { keepers }) : t('customers.claim.others', { name })} · <TimeText at={at} />{' '}
        <EnforcementBadge enforcement={isSelf ? 'key' : 'signature'} />
      </Text>
      {(isSelf || status.isKeeper) && (
        <Button
          size="compact-sm"
          variant="default"
          loading={release.isPending}
          onClick={() => release.mutate({ id: detail.id, reason: '' })}
        >
          {t(isSelf ? 'customers.claim.giveUp' : 'customers.claim.end')}
        </Button>
      )}
    </Group>
  );
}
