import { Alert, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonKeys, TeamPlan } from '../../../shared/model/teams.ts';
import { bookNames } from './book-names.ts';
import { SignedLine } from './signed-line.tsx';

/** Before and after, and whom another place of a team opens books to; or why it cannot be. */
export function PlacePlanView({ plan }: { readonly plan: TeamPlan }) {
  const { t } = useTranslation();
  const { name, before, after, hindrance, gains, loses, changesKeysNow } = plan;
  const pathOf = (names: readonly string[]) => names.join(' › ');
  const words = ({ name: who, books }: PersonKeys) => ({ who, count: books.length, books: bookNames(books, t) });
  if (hindrance === 'unchanged')
    return (
      <Text size="sm" c="dimmed">
        {t('teams.hindrance.unchanged')}
      </Text>
    );
  if (hindrance !== undefined)
    return (
      <Alert color="amber" variant="light" title={t('change.cannot')}>
        {t(`teams.hindrance.${hindrance}`, { name })}
      </Alert>
    );
  return (
    <Stack gap={6} role="status">
      <Text fw={600}>{t('change.beforeAfter', { before: pathOf(before), after: pathOf(after) })}</Text>
      <List spacing={6} size="sm" listStyleType="none">
        {gains.map((person) => (
          <SignedLine key={person.memberId} by="key" text={t('teams.plan.gains', words(person))} />
        ))}
        {loses.map((person) => (
          <SignedLine key={person.memberId} by="key" text={t('teams.plan.loses', words(person))} />
        ))}
        {loses.length > 0 && <SignedLine by="program" text={t(changesKeysNow ? 'teams.plan.keysNow' : 'teams.plan.keysLater')} />}
        {gains.length === 0 && loses.length === 0 && <SignedLine by="key" text={t('change.sameKeys')} />}
        <SignedLine by="signature" text={t(after.length > 1 ? 'teams.plan.leads' : 'teams.plan.top')} />
      </List>
    </Stack>
  );
}
