import { Alert, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MovePlan, MovedCustomers } from '../../../shared/model/moving.ts';
import { bookNames } from './book-names.ts';
import { SignedLine } from './signed-line.tsx';

/** Before and after, the keys that come and go, and whose signature is missing; or why it cannot be. */
export function MovePlanView({ plan, customers }: { readonly plan: MovePlan; readonly customers: MovedCustomers }) {
  const { t } = useTranslation();
  const { name, roles, from, to, hindrance, gains, loses, unsigned, changesKeysNow } = plan;
  const hasBook = roles.includes('salesperson') || plan.customers > 0;
  if (hindrance === 'unchanged')
    return (
      <Text size="sm" c="dimmed">
        {t('moving.hindrance.unchanged')}
      </Text>
    );
  if (hindrance !== undefined)
    return (
      <Alert color="amber" variant="light" title={t('change.cannot')}>
        {t(`moving.hindrance.${hindrance}`, { name, from, to })}
      </Alert>
    );
  const lost = { count: loses.length, books: bookNames(loses, t) };
  const teams = unsigned.join(t('common.listSeparator'));
  return (
    <Stack gap={6} role="status">
      <Text fw={600}>{t('change.beforeAfter', { before: from, after: to })}</Text>
      <List spacing={6} size="sm" listStyleType="none">
        {gains.length > 0 && <SignedLine by="key" text={t('change.gains', { count: gains.length, books: bookNames(gains, t) })} />}
        {loses.length > 0 && <SignedLine by="key" text={t(changesKeysNow ? 'change.losesNow' : 'change.losesLater', lost)} />}
        {hasBook && <SignedLine by="key" text={t(`moving.plan.${customers}`, { name, from, to })} />}
        <SignedLine by="signature" text={unsigned.length === 0 ? t('moving.plan.atOnce') : t('moving.plan.waits', { teams })} />
      </List>
    </Stack>
  );
}
