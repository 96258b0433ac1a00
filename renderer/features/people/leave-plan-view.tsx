import { Alert, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeavePlan } from '../../../shared/model/leaving.ts';
import { useBookName } from '../../api/books.ts';
import { formatList } from '../../ui/format.ts';
import { SignedLine } from './signed-line.tsx';

/** What will happen, each with what holds it up; or why this person cannot do it and who can. */
export function LeavePlanView({ plan }: { readonly plan: LeavePlan }) {
  const { t, i18n } = useTranslation();
  const bookName = useBookName();
  if (plan.hindrance !== undefined)
    return (
      <Alert color="amber" variant="light" title={t('leave.cannot')}>
        {t(`leave.hindrance.${plan.hindrance}`, { name: plan.name })}
      </Alert>
    );
  const names = formatList(
    plan.books.map(({ name }) => bookName(name)),
    i18n.language,
  );
  return (
    <Stack gap={6}>
      <Text>{t(plan.stillHere ? 'leave.lead' : 'leave.finishLead', { name: plan.name })}</Text>
      <List spacing={6} size="sm" listStyleType="none">
        {plan.stillHere && <SignedLine by="signature" text={t('leave.does.freeze')} />}
        {plan.stillHere && <SignedLine by="key" text={t('leave.does.log')} />}
        {plan.books.length > 0 && (
          <SignedLine
            by="key"
            text={t(plan.changesKeysNow ? 'leave.does.keysNow' : 'leave.does.keysLater', { count: plan.books.length, names })}
          />
        )}
        {plan.invitations > 0 && <SignedLine by="signature" text={t('leave.does.invitations', { count: plan.invitations })} />}
      </List>
    </Stack>
  );
}
