import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { callQuery } from '../../api/query.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

/** Above the pool: what the person may still claim, and what holds each limit up. */
export function PoolBar() {
  const { t } = useTranslation();
  const status = useQuery(callQuery('pool.status')).data;
  if (!status) return undefined;
  const { own, claims, isKeeper } = status;
  if (!own)
    return claims > 0 ? (
      <Text size="sm" role="status">
        {t('customers.pool.claims', { count: claims })}
      </Text>
    ) : undefined;
  return (
    <Group gap={16} role="group" aria-label={t('customers.pool.limits')} className="kb-pool-bar">
      <Text size="sm">
        {t('customers.pool.today', { done: own.claimsToday, most: own.claimsPerDay })} <EnforcementBadge enforcement="signature" />
      </Text>
      <Text size="sm">
        {t('customers.pool.holding', { held: own.holding, most: own.holdingMax })} <EnforcementBadge enforcement="program" />
      </Text>
      {own.coolingOffDays > 0 && (
        <Text size="sm">
          {t('customers.pool.cooling', { count: own.coolingOffDays })} <EnforcementBadge enforcement="signature" />
        </Text>
      )}
      {own.waiting > 0 && !isKeeper && (
        <Text size="sm" fw={600}>
          {t('customers.pool.waiting', { count: own.waiting })}
        </Text>
      )}
    </Group>
  );
}
