import { Alert, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enforcement } from '../../../shared/model/access.ts';
import type { ChangePlan, KeyChange } from '../../../shared/model/role-change.ts';
import { EnforcementBadge } from '../../ui/enforcement-badge.tsx';

/** Before and after, the keys that come and go, and when it counts; or why it cannot be. */
export function ChangePlanView({ plan }: { readonly plan: ChangePlan }) {
  const { t } = useTranslation();
  const { name, before, after, hindrance, gains, loses, needsConfirmation, changesKeysNow } = plan;
  const rolesOf = (roles: ChangePlan['before']) => roles.map((role) => t(`roles.${role}`)).join(t('common.listSeparator'));
  const booksOf = (changes: readonly KeyChange[]) =>
    changes
      .map((change) => t('change.book', { book: change.name, groups: change.groups.map((group) => t(`keyGroups.${group}`)).join(' + ') }))
      .join(t('common.listSeparator'));
  if (hindrance === 'unchanged')
    return (
      <Text size="sm" c="dimmed">
        {t('change.hindrance.unchanged')}
      </Text>
    );
  if (hindrance !== undefined)
    return (
      <Alert color="amber" variant="light" title={t('change.cannot')}>
        {t(`change.hindrance.${hindrance}`, { name })}
      </Alert>
    );
  return (
    <Stack gap={6} role="status">
      <Text fw={600}>{t('change.beforeAfter', { before: rolesOf(before), after: rolesOf(after) })}</Text>
      <List spacing={6} size="sm" listStyleType="none">
        {gains.length > 0 && <Line by="key" text={t('change.gains', { count: gains.length, books: booksOf(gains) })} />}
        {loses.length > 0 && (
          <Line
            by="key"
            text={t(changesKeysNow ? 'change.losesNow' : 'change.losesLater', { count: loses.length, books: booksOf(loses) })}
          />
        )}
        {gains.length === 0 && loses.length === 0 && <Line by="key" text={t('change.sameKeys')} />}
        <Line by="signature" text={t(needsConfirmation ? 'change.waits' : 'change.atOnce', { name })} />
      </List>
    </Stack>
  );
}

function Line({ by, text }: { readonly by: Enforcement; readonly text: string }) {
  return (
    <List.Item>
      <span style={{ display: 'inline-flex', gap: 8, alignItems: 'flex-start' }}>
        <EnforcementBadge enforcement={by} />
        <span>{text}</span>
      </span>
    </List.Item>
  );
}
