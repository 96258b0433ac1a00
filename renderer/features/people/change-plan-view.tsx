import { Alert, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChangePlan } from '../../../shared/model/role-change.ts';
import { bookNames } from './book-names.ts';
import { SignedLine } from './signed-line.tsx';

/** Before and after, the keys that come and go, and when it counts; or why it cannot be. */
export function ChangePlanView({ plan }: { readonly plan: ChangePlan }) {
  const { t } = useTranslation();
  const { name, before, after, hindrance, gains, loses, needsConfirmation, changesKeysNow } = plan;
  const rolesOf = (roles: ChangePlan['before']) => roles.map((role) => t(`roles.${role}`)).join(t('common.listSeparator'));
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
        {gains.length > 0 && <SignedLine by="key" text={t('change.gains', { count: gains.length, books: bookNames(gains, t) })} />}
        {loses.length > 0 && (
          <SignedLine
            by="key"
            text={t(changesKeysNow ? 'change.losesNow' : 'change.losesLater', { count: loses.length, books: bookNames(loses, t) })}
          />
        )}
        {gains.length === 0 && loses.length === 0 && <SignedLine by="key" text={t('change.sameKeys')} />}
        <SignedLine by="signature" text={t(needsConfirmation ? 'change.waits' : 'change.atOnce', { name })} />
      </List>
    </Stack>
  );
}
